import type { HeaderField } from '../message/header-field.ts';
import { parseArcSeal } from './arc-seal.ts';
import { CLIENT_READERS, type Readers, readStatements } from './client-statements.ts';
import { parseDkimSignature } from './dkim-signature.ts';
import type { FieldSet } from './provider-block.ts';
import { standingOf } from './standing.ts';
import type { AuthenticationStatement, BorderPlace, Maker } from './statement.ts';

const NOTHING: FieldSet = new Set<number>();

/**
 * Every field that says something about who sent the message, in the order of the header, each with its maker and
 * whether it counts. If `border` is null, nothing counts.
 *
 * @param placed fields after the border that are the provider's own by their place (provider-block.ts)
 */
export function authenticationStatements(
  fields: readonly HeaderField[],
  border: BorderPlace | null,
  placed: FieldSet = NOTHING,
): AuthenticationStatement[] {
  return readStatements(fields, border, fields.length, placed, READERS);
}

/** The readers of fields that say who the client was, and of fields that only a signer writes. */
const READERS: Readers = new Map([
  ...CLIENT_READERS,
  [
    'arc-seal',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const content = parseArcSeal(body);
      const maker: Maker = { name: content.domain, role: 'sealer' };
      const standing = standingOf(fieldIndex, maker, border, placed);
      return { kind: 'arc-seal', fieldIndex, body, maker, standing, besideBorder, content };
    },
  ],
  [
    'dkim-signature',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const content = parseDkimSignature(body);
      const maker: Maker = { name: content.domain, role: 'signer' };
      const standing = standingOf(fieldIndex, maker, border, placed);
      return { kind: 'dkim-signature', fieldIndex, body, maker, standing, besideBorder, content };
    },
  ],
]);
