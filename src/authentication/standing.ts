import { isOutlookHost, isSameAdministration } from './administrative-domain.ts';
import type { BorderPlace, Maker, Standing } from './statement.ts';

/**
 * Weighs one field: its place decides first, then its maker (RFC 8601 §4 and §7.1).
 *
 * Servers prepend, so the sender's bytes begin right under the border's Received field, and nobody outside can put a
 * field above it.
 */
export function standingOf(fieldIndex: number, maker: Maker, border: BorderPlace | null): Standing {
  if (border === null) return 'no-border';
  if (fieldIndex >= border.receivedFieldIndex) return 'below-border';
  return isMadeAtBorder(maker, border) ? 'counts' : 'other-maker';
}

function isMadeAtBorder(maker: Maker, border: BorderPlace): boolean {
  const { writerHost } = border;
  // RFC 7208 makes the receiver's name optional and policyd-spf hides it; X-Haraka-FCrDNS has no place for one.
  if (maker.name === null && maker.role !== 'authserv-id') return true;
  if (writerHost === null) return false;
  if (maker.name === null) return isOutlookHost(writerHost);
  return isSameAdministration(maker.name, writerHost);
}
