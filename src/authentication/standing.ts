import { isOfBorder, isOutlookHost } from './administrative-domain.ts';
import type { FieldSet } from './provider-block.ts';
import type { BorderPlace, Maker, Standing } from './statement.ts';

/**
 * Decides whether one field counts: first by its place, then by its maker (RFC 8601 §4 and §7.1).
 *
 * Servers prepend, so the sender's bytes begin immediately after the border's Received field, and nobody outside can put
 * a field before it.
 *
 * @param placed fields after the border that the provider itself wrote there (provider-block.ts)
 */
export function standingOf(fieldIndex: number, maker: Maker, border: BorderPlace | null, placed: FieldSet): Standing {
  if (border === null) return 'no-border';
  if (fieldIndex >= border.receivedFieldIndex) return placed.has(fieldIndex) ? 'by-its-place' : 'below-border';
  return isMadeAtBorder(maker, border) ? 'counts' : 'other-maker';
}

function isMadeAtBorder({ name, role }: Maker, { writerHost, provider }: BorderPlace): boolean {
  if (name !== null) return isOfBorder(name, writerHost, provider);
  switch (role) {
    case 'receiver':
    case 'unnamed':
      // RFC 7208 makes the receiver's name optional, and policyd-spf hides it; X-Haraka-FCrDNS has no place for one.
      return true;
    case 'authserv-id':
      return writerHost !== null && isOutlookHost(writerHost);
    case 'sealer':
    case 'signer':
      return false;
  }
}
