import type { HeaderField } from '../message/header-field.ts';
import { parseArcAuthenticationResults } from './arc.ts';
import { parseAuthenticationResults } from './authentication-results.ts';
import type { FieldSet } from './provider-block.ts';
import { parseReceivedSpf } from './received-spf.ts';
import { standingOf } from './standing.ts';
import type { AuthenticationStatement, BorderPlace, Maker } from './statement.ts';

const NOTHING: FieldSet = new Set<number>();

/** More statements than any genuine message has; further fields are ignored. */
export const MAX_STATEMENTS = 200;

/**
 * The statements that a verdict may rest on, from the fields before the border's Received field that can say who the
 * client was. Empty without a border.
 */
export function statementsAboveBorder(
  fields: readonly HeaderField[],
  border: BorderPlace | null,
): AuthenticationStatement[] {
  return border === null ? [] : readStatements(fields, border, border.receivedFieldIndex, NOTHING, CLIENT_READERS);
}

/**
 * The statements in the first `end` fields, each parsed by the reader for its name.
 *
 * @param placed fields after the border that are the provider's own by their place (provider-block.ts)
 */
export function readStatements(
  fields: readonly HeaderField[],
  border: BorderPlace | null,
  end: number,
  placed: FieldSet,
  readers: Readers,
): AuthenticationStatement[] {
  const statements: AuthenticationStatement[] = [];
  const beside = border === null ? Infinity : firstFieldBesideBorder(fields, border.receivedFieldIndex);
  const last = Math.min(end, fields.length);
  for (let at = 0; at < last && statements.length < MAX_STATEMENTS; at++) {
    const field = fields[at];
    if (field === undefined) break;
    const reader = readers.get(field.key);
    if (reader === undefined) continue;
    const besideBorder = border !== null && at >= beside && at < border.receivedFieldIndex;
    statements.push(reader({ body: field.body, fieldIndex: field.index, border, besideBorder, placed }));
  }
  return statements;
}

/** The field after the Received field that precedes the border's, or the first field of the message. */
function firstFieldBesideBorder(fields: readonly HeaderField[], receivedFieldIndex: number): number {
  for (let at = Math.min(receivedFieldIndex, fields.length) - 1; at >= 0; at--) {
    if (fields[at]?.key === 'received') return at + 1;
  }
  return 0;
}

interface Found {
  readonly body: string;
  readonly fieldIndex: number;
  readonly border: BorderPlace | null;
  readonly besideBorder: boolean;
  readonly placed: FieldSet;
}

type Reader = (found: Found) => AuthenticationStatement;

export type Readers = ReadonlyMap<string, Reader>;

// Each parser lists the properties of its statement: an object spread costs more than parsing the field.
/** The readers of fields that can say who the client was, by the name of the field. */
export const CLIENT_READERS: Readers = new Map<string, Reader>([
  [
    'authentication-results',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const content = parseAuthenticationResults(body);
      const maker: Maker = { name: content.authservId, role: 'authserv-id' };
      const standing = standingOf(fieldIndex, maker, border, placed);
      return { kind: 'authentication-results', fieldIndex, body, maker, standing, besideBorder, content };
    },
  ],
  [
    'arc-authentication-results',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const { instance, content } = parseArcAuthenticationResults(body);
      const maker: Maker = { name: content.authservId, role: 'authserv-id' };
      const standing = standingOf(fieldIndex, maker, border, placed);
      return { kind: 'arc-authentication-results', fieldIndex, body, maker, standing, besideBorder, instance, content };
    },
  ],
  [
    'received-spf',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const content = parseReceivedSpf(body);
      const maker: Maker = { name: content.receiver, role: 'receiver' };
      const standing = standingOf(fieldIndex, maker, border, placed);
      return { kind: 'received-spf', fieldIndex, body, maker, standing, besideBorder, content };
    },
  ],
  [
    'x-haraka-fcrdns',
    ({ body, fieldIndex, border, besideBorder, placed }) => {
      const content = body.split(/[ \t\r\n]+/, MAX_NAMES).filter((name) => name !== '');
      const standing = standingOf(fieldIndex, UNNAMED, border, placed);
      return { kind: 'confirmed-reverse-names', fieldIndex, body, maker: UNNAMED, standing, besideBorder, content };
    },
  ],
]);

/** More reverse names than an address ever has. */
const MAX_NAMES = 20;

const UNNAMED: Maker = { name: null, role: 'unnamed' };
