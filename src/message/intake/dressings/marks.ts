import { KNOWN_NAMES, isKnownName } from '../header-names.ts';
import { fieldNameOf } from '../lines.ts';

/** What was set before the lines of a header: quotation marks, an indentation, numbers, bullets, the prefix of a log. */
export interface Marks {
  readonly kind: 'quoted' | 'numbered';
  /** The prefix of the line, as it is. */
  readonly prefix: string;
}

/** Quotation marks, also with the initials that The Bat! sets ("AB> "), and blanks. */
const QUOTE = /^(?:[\p{L}\d]{0,5}[>|»›❯│┃][ \t]?|[ \t])+/u;
const INITIALS = /^[ \t]*[\p{L}\d]{1,5}>/u;
/** "  12  ", "12: ", "12. ", "[12] ", "12) ", "12| ". */
const NUMBER = /^[ \t]*\[?\d{1,6}(?:[\].):|→][ \t]?|(?=[ \t]))[ \t]*/u;
const BULLET = /^[ \t]*(?:(?:[-–—*+•·‣▪◦●○■♦➤✓<]|\(?[a-z]\))[ \t]+|[+-])/u;
/** "mail.eml:12:", "mail.eml:", as grep prints them. */
const FILE_NAME = /^[\w./-]{1,80}\.\w{1,5}:(?:\d{1,6}[:-])?/u;
/** Up to a name that headers have: "2026-11-05 12:00:01 ", "Nov  5 12:00:01 mx app[17]: ". Never without a digit. */
const LOG = new RegExp(`^(?=[^:]{0,40}\\d)(.{4,100}?[\\s\\]:>|])(?:${KNOWN_NAMES})[ \\t]?:[ \\t]`, 'u');

/**
 * The marks before a field, or null where the line begins no field behind any marks. Marks that are not a mere quotation count only
 * before a name that headers have: prose has its numbers and its colons.
 */
export function marksOf(line: string): Marks | null {
  const head = line.slice(0, 400);
  const quote = QUOTE.exec(head)?.[0] ?? '';
  const quoted = fieldNameOf(head.slice(quote.length));
  if (quoted !== null && (!INITIALS.test(quote) || isKnownName(quoted))) return { kind: 'quoted', prefix: quote };
  for (const mark of [NUMBER, BULLET, FILE_NAME]) {
    const prefix = mark.exec(head)?.[0] ?? '';
    const name = prefix === '' ? null : fieldNameOf(head.slice(prefix.length));
    if (name !== null && isKnownName(name)) return { kind: 'numbered', prefix };
  }
  const prefix = LOG.exec(head)?.[1];
  return prefix === undefined ? null : { kind: 'numbered', prefix };
}

/** Whether marks are of one habit: "1. " and "12. ", "> " and "> ", the same log at another second. */
export function habitOf({ kind, prefix }: Marks): string {
  return `${kind}:${prefix.trim().replaceAll(/\d+/gu, '0')}`;
}

/** Whether nothing but marks is on a line. */
export function isBlankLine(line: string): boolean {
  return /^[>|»›❯│┃\s\u200b\ufeff]*$/u.test(line);
}

/**
 * The lines without the marks. They go from each line that has them; what a mail program broke off into a line of its own stays as it
 * is. Blanks that only the first line has are no indentation: they came along with the selection.
 */
export function withoutMarks(lines: readonly string[], marks: Marks): string[] {
  const { prefix } = marks;
  const bare = prefix.trimEnd();
  if (bare.trim() === '') {
    const isIndented = lines.every((line) => isBlankLine(line) || line.startsWith(prefix));
    return lines.map((line, place) =>
      (isIndented || place === 0) && line.startsWith(prefix) ? line.slice(prefix.length) : line,
    );
  }
  const whole = patternOf(prefix);
  const short = patternOf(bare);
  return lines.map((line) => {
    const head = line.slice(0, 400);
    const end = whole.exec(head)?.[0].length ?? short.exec(head)?.[0].length ?? 0;
    return line.slice(end);
  });
}

/** Numbers may be others, and wider: they count lines and seconds. */
function patternOf(prefix: string): RegExp {
  const pattern = prefix
    .replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
    .replaceAll(/\d+/gu, String.raw`\d+`)
    .replace(/^[ \t]+/u, '');
  return new RegExp(`^[ \\t]*${pattern}`, 'u');
}
