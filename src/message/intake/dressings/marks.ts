import { KNOWN_NAMES, isKnownName } from '../header-names.ts';
import { unescaped } from '../decodings/escaped-text.ts';
import { fieldNameOf } from '../lines.ts';

/** What precedes the lines of a header: quotation marks, indentation, numbers, bullets, a log prefix. */
export interface Marks {
  readonly kind: 'quoted' | 'numbered';
  /** The prefix of the line, verbatim. */
  readonly prefix: string;
}

/** Quotation marks, including the initials that The Bat! adds ("AB> "), a spreadsheet's mark for text, and blanks. */
const QUOTE = /^(?:[\p{L}\d]{0,5}[>|»›❯│┃][ \t]?|'|[ \t])+/u;
const INITIALS = /^[ \t]*[\p{L}\d]{1,5}>/u;
/** The number of a line: "  12  ", "12: ", "12. ", "[12] ", "12) ", "12| ". */
const NUMBER = /^[ \t]*\[?\d{1,6}(?:[\].):|→][ \t]?|(?=[ \t]))[ \t]*/u;
const BULLET = /^[ \t]*(?:(?:[-–—*+•·‣▪◦●○■♦➤✓<]|\(?[a-z]\))[ \t]+|[+-])/u;
/** "mail.eml:12:", "mail.eml:", "mail.eml-", as grep prints them. */
const FILE_NAME = /^[\w./-]{1,80}\.\w{1,5}[:-](?:\d{1,6}[:-])?/u;
/**
 * Everything up to a known field name: "2026-11-05 12:00:01 ", "Nov  5 12:00:01 mx app[17]: ". Must contain a digit.
 */
const LOG = new RegExp(`^(?=[^:]{0,40}\\d)(.{4,100}?(?!\\r)[\\s\\]:>|])(?:${KNOWN_NAMES})[ \\t]?:[ \\t]`, 'u');

/**
 * The marks before a field, or null if no field follows. Marks other than a plain quotation count only before a known
 * field name: prose has its numbers and colons too.
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

/** Any other prefix of a field that occurs in headers: "DEBUG: ", "// ", "S: ", "L12: ". */
const ANY = new RegExp(`^(.{0,99}?[^\\w\\r-])(?:${KNOWN_NAMES})[ \\t]?:[ \\t]`, 'u');
/** Such a prefix counts only if this many of the next lines have it, too. */
const REPEATED = 3;
const NEXT_LINES = 40;

/** The marks before a field, as {@link marksOf} finds them, or any prefix that the lines after it share. */
export function marksAt(lines: readonly string[], place: number): Marks | null {
  const line = lines[place] ?? '';
  const known = marksOf(line);
  // "DEBUG: Received: …" begins a field too, but not one that headers have.
  const isPlain = known?.kind === 'quoted' && known.prefix.trim() === '';
  if (known !== null && !(isPlain && !isKnownName(fieldNameOf(line.trimStart()) ?? ''))) return known;
  const prefix = ANY.exec(line.slice(0, 400))?.[1];
  if (prefix === undefined || prefix.trim() === '') return known;
  const pattern = patternOf(prefix);
  const next = lines.slice(place + 1, place + 1 + NEXT_LINES);
  const isHabit = next.filter((other) => pattern.test(other.slice(0, 400))).length >= REPEATED;
  return isHabit ? { kind: 'numbered', prefix } : known;
}

/**
 * The style of the marks, which is the same for "1. " and "12. ", for two quotations, or for a log prefix at two
 * different seconds.
 */
export function habitOf({ kind, prefix }: Marks): string {
  return kind === 'quoted' ? `quoted:${prefix}` : `numbered:${prefix.trim().replaceAll(/\d+/gu, '0')}`;
}

/** Whether a line holds nothing but marks. */
export function isBlankLine(line: string): boolean {
  return /^[>|»›❯│┃\s\u200b\ufeff]*$/u.test(line);
}

/**
 * The lines without the marks. They are removed from each line that has them; text that a mail program wrapped onto the
 * next line stays as it is. Blanks that only the first field has are not an indentation: they were selected along with
 * it. The end of an indented block, such as "#+END_EXAMPLE", is not indented.
 */
export function withoutMarks(lines: readonly string[], marks: Marks): string[] {
  const { prefix } = marks;
  const bare = prefix.trimEnd();
  if (bare.trim() === '') {
    const end = lines.findIndex((line) => !isBlankLine(line) && !line.startsWith(prefix));
    const indented = end === -1 ? lines : lines.slice(0, end);
    const fields = indented.filter((line) => isKnownName(fieldNameOf(line.slice(prefix.length)) ?? ''));
    const count = end === -1 || fields.length > 1 ? indented.length : 1;
    return lines.map((line, place) => (place < count && line.startsWith(prefix) ? line.slice(prefix.length) : line));
  }
  const whole = patternOf(prefix);
  const short = patternOf(bare);
  // A mail program that wrapped a quotation put fewer marks before the rest of a line than before its beginning.
  const outer = bare.replace(/(?<![>|»\s])[>|»\s]+$/u, '');
  const unquoted = outer === bare || outer.trim() === '' ? null : patternOf(outer, String.raw`[ \t]*[>|»][>|» \t]*`);
  const quote = /["'`]$/u.exec(bare)?.[0];
  const isColumn = /^[ \t]*\d+ +$/u.test(prefix);
  return lines.map((line) => {
    const head = line.slice(0, 400);
    // vim aligns one number to the left and the others to the right, so only the column is the same.
    if (isColumn && /^ *\d+ +$/u.test(head.slice(0, prefix.length))) return line.slice(prefix.length);
    const end = whole.exec(head)?.[0].length ?? short.exec(head)?.[0].length ?? unquoted?.exec(head)?.[0].length ?? 0;
    const rest = line.slice(end);
    return quote === undefined || end === 0 ? rest : insideOfString(rest, quote);
  });
}

/** The text of a line that a log wrote as a string: `msg="Received: …"`. */
function insideOfString(text: string, quote: string): string {
  const close = text.lastIndexOf(quote);
  const isClosed = close !== -1 && /^(?:[;,+.)\]}\s\\&_]|vbCrLf|1[03]|0)*$/u.test(text.slice(close + 1));
  return unescaped(isClosed ? text.slice(0, close) : text);
}

/** A pattern for the prefix. Its numbers may differ and may grow wider, because they count lines or seconds. */
function patternOf(prefix: string, after = ''): RegExp {
  const pattern = prefix
    .replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
    .replaceAll(/\d+/gu, String.raw`\d+`)
    .replace(/^[ \t]+/u, '')
    // A number may be padded, and grep writes "12:" before what it looked for and "13-" before the lines after it.
    .replaceAll(/ +(?=[^ ])/gu, ' +')
    .replace(/^\\d\+:$/u, String.raw`\d+[:-]`)
    // Exim's spool files have the length of a field and a letter for its kind: "175P Received:", "013  Subject:".
    .replace(/^\\d\+[A-Z*] $/u, String.raw`\d+[A-Z* ] `);
  return new RegExp(`^[ \\t]*${pattern}${after}`, 'u');
}
