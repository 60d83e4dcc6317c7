import { isMasked } from '../../hosts/masked.ts';
import { fieldsOf, headerLength } from './lines.ts';

/** "[...]", "<snip>", "-- snip --", "(вырезано)": a line in place of lines that were left out. */
const OMISSION =
  /^[[<({*_-]*[ \t]*(?:\.{3,}|…|snip(?:ped)?|cut|omitted|removed|redacted|truncated|вырезано|пропущено|удалено|сокращено)[ \t]*[\]>)}*_-]*$/iu;
/** Who gets the message, and from whom: neither changes what is said about the servers. */
const PEOPLE = /\bfor\s+\S+|\benvelope-(?:from|to)[ =]\S+|\S*@\S*/giu;

/** The lines without those that stand for lines that were left out; null if there are none. */
export function withoutOmissions(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const kept = lines.filter((line, place) => place >= end || place === 0 || !OMISSION.test(line.trim()));
  return kept.length < lines.length ? kept : null;
}

/** When this many lines share the greatest length, they were cut there. Signatures have such lines too, but not Received
 * fields. */
const CUT_LINES = 2;

/** Whether a screen or a program cut the lines at its width, and a Received field lost the end of a parenthesis by it. */
function isCutAtWidth(lines: readonly string[]): boolean {
  const header = lines.slice(0, headerLength(lines));
  const width = header.reduce((longest, { length }) => Math.max(longest, length), 0);
  if (header.filter(({ length }) => length === width).length < CUT_LINES) return false;
  return fieldsOf(header).some(({ key, raw }) => {
    const isFull = raw.split('\n').some((line) => line.trimEnd().length >= width - 1);
    return key === 'received' && isFull && count(raw, '(') + count(raw, '[') > count(raw, ')') + count(raw, ']');
  });
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** Whether something is missing or unreadable in what the Received lines say about servers. */
export function isRedacted(lines: readonly string[]): boolean {
  if (isCutAtWidth(lines)) return true;
  return fieldsOf(lines).some(({ key, body }) => {
    if (key !== 'received') return false;
    return isMasked(body.slice(0, 4000).replaceAll(PEOPLE, ''));
  });
}
