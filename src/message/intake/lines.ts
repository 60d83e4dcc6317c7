import { HEADER_LIMITS, readHeaderBlock } from '../header-block.ts';
import type { HeaderField } from '../header-field.ts';
import { whyNoMessage } from '../why-no-message.ts';

/** The first line of a header whose lines end in CR: a field, perhaps with marks before it, or the line of an mbox. */
const BEGINS_WITH_FIELD = /^[\s>|*\d.)-]*(?:[A-Za-z][\w-]*[ \t]*:|From )/u;

/**
 * Splits a text into lines, without the line ends. CR ends a line only in a text without any LF (old Macintosh files)
 * that begins with a field: in any other, such as one value of a table, a sender may have written the CR.
 */
export function linesOf(text: string): string[] {
  const bounded = text.slice(0, HEADER_LIMITS.block + 1);
  if (!bounded.includes('\n')) return BEGINS_WITH_FIELD.test(bounded) ? bounded.split('\r') : [bounded];
  return bounded.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/**
 * A field name as it occurs in mail. Stricter than RFC 5322, by which "h=from:to" in a signature would begin a field.
 */
const FIELD = /^([A-Za-z][\w-]*)[ \t]*:/u;
/** Lines that have that form, but are not fields: an IPv6 address, a web address, the list of names in a signature. */
const NO_FIELD = /^(?:[\da-f]{1,4}:[\da-f]*:|\w+:\/\/|[a-z][a-z-]*(?::[a-z-]+)+[:;]|[a-z][a-z-]*(?::[a-z-]+){2,}$)/u;

/** The name of the field that begins on a line; null for a continuation and for a line outside a header. */
export function fieldNameOf(line: string): string | null {
  const name = FIELD.exec(line)?.[1];
  return name === undefined || NO_FIELD.test(line) ? null : name;
}

/** Whether a line belongs to the field above it (RFC 5322 §2.2.3). */
export function isContinuation(line: string): boolean {
  return /^[ \t]/u.test(line);
}

/** How many lines belong to the header: those before the first empty one, or all. */
export function headerLength(lines: readonly string[]): number {
  const end = lines.indexOf('');
  return end === -1 ? lines.length : end;
}

/** The fields of the header that the lines begin with, as {@link readHeaderBlock} splits it. */
export function fieldsOf(lines: readonly string[]): readonly HeaderField[] {
  // The LF at the end says that a CR in a single line is not a line end.
  return readHeaderBlock(`${lines.join('\n')}\n`).fields;
}

/** Whether there is a Received field. */
export function hasHop(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key }) => key === 'received');
}

/** Whether the fields are those of a message, or at least a piece of a header with a hop: people copy only that. */
export function isInspectable(fields: readonly HeaderField[]): boolean {
  return whyNoMessage(fields) === null || hasHop(fields);
}
