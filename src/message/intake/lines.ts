import { HEADER_LIMITS, readHeaderBlock } from '../header-block.ts';
import type { HeaderField } from '../header-field.ts';
import { whyNoMessage } from '../why-no-message.ts';

/** A text as its lines, without the line ends. Only a text without any LF has its lines ended by CR (old Macintosh files). */
export function linesOf(text: string): string[] {
  const bounded = text.slice(0, HEADER_LIMITS.block + 1);
  if (!bounded.includes('\n')) return bounded.split('\r');
  return bounded.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** A field's name as mail has them; stricter than RFC 5322, by which "h=from:to" of a signature's tags begins a field. */
const FIELD = /^([A-Za-z][\w-]*)[ \t]*:/u;
/** What has that form and is not a field: an IPv6 address, a web address, the list of names in a signature. */
const NO_FIELD = /^(?:[\da-f]{1,4}:[\da-f]*:|\w+:\/\/|[a-z][a-z-]*(?::[a-z-]+)+[:;]|[a-z][a-z-]*(?::[a-z-]+){2,}$)/u;

/** The name of the field that a line begins; null for a continuation and for a line that is not of a header. */
export function fieldNameOf(line: string): string | null {
  const name = FIELD.exec(line)?.[1];
  return name === undefined || NO_FIELD.test(line) ? null : name;
}

/** Whether a line belongs to the field above it (RFC 5322 §2.2.3). */
export function isContinuation(line: string): boolean {
  return /^[ \t]/u.test(line);
}

/** How many lines belong to the header: up to the first empty one, or all. */
export function headerLength(lines: readonly string[]): number {
  const end = lines.indexOf('');
  return end === -1 ? lines.length : end;
}

export function fieldsOf(lines: readonly string[]): readonly HeaderField[] {
  return readHeaderBlock(lines.join('\n')).fields;
}

export function hasHop(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key }) => key === 'received');
}

/** Whether the fields are a message's, or at least a piece of a header that tells of a hop: people copy only that. */
export function isInspectable(fields: readonly HeaderField[]): boolean {
  return whyNoMessage(fields) === null || hasHop(fields);
}
