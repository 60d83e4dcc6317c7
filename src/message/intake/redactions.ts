import { fieldsOf, headerLength } from './lines.ts';

/** "[...]", "<snip>", "-- snip --", "(вырезано)": a line in place of lines that were left out. */
const OMISSION =
  /^[[<({*_-]*[ \t]*(?:\.{3,}|…|snip(?:ped)?|cut|omitted|removed|redacted|truncated|вырезано|пропущено|удалено|сокращено)[ \t]*[\]>)}*_-]*$/iu;
/** "185.138.182.XXX", "x.x.x.x", "10.*.*.*". */
const PART_OF_ADDRESS = /(?<![\w.])(?=[\d.]*[x*#])(?:[\dx*#]{1,3}\.){3}[\dx*#]{1,3}(?![\w.])/iu;
const MASK =
  /\b(?:redacted|removed|masked|censored|sanitized|anonymi[sz]ed)\b|\[(?:hidden|ip|host|name|address)\]|скрыт[оы]?|удален[оы]?|(?<![\w-])X{3,}(?![\w-])|\*{3}|█|▇|■{2}|…|\.{3}(?=\s|$)/iu;
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
    const servers = body.slice(0, 4000).replaceAll(PEOPLE, '');
    return PART_OF_ADDRESS.test(servers) || MASK.test(servers);
  });
}
