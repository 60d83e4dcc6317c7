import { KNOWN_NAMES } from '../header-names.ts';

/** A single line longer than this, with several names in it, is a header that lost its line ends. */
const LONG = 200;

/**
 * Where a field begins inside a line: a name in its usual spelling, a colon, a blank. "h=from:to" does not match. A
 * name after a bare CR was written into a value by the sender.
 */
const BEGINNINGS = new RegExp(`(?<!\\r)(?:(?<![\\w-])X-[A-Z][\\w-]*|(?:${KNOWN_NAMES}))[ \\t]?:(?=[ \\t])`, 'gu');
/** Even the blank before an "X-" name may be lost. */
const GLUED_EXTENSION = /(?<=[^\s-])(X-[A-Z][a-zA-Z-]*:[ \t])/gu;

/** A header that is on one line (or a few), split into a line for each field; null for other text. */
export function withLineEnds(lines: readonly string[]): string[] | null {
  const filled = lines.filter((line) => line.trim() !== '');
  const [first = ''] = filled;
  if (filled.length > 3 || first.length < LONG) return null;
  const text = first.replaceAll(GLUED_EXTENSION, '\n$1');
  const parts = text.replaceAll(BEGINNINGS, '\n$&').split('\n');
  const fields = parts.map((part) => part.trim()).filter((part) => part !== '');
  const hops = fields.filter((field) => /^Received[ \t]?:/u.test(field)).length;
  return fields.length > filled.length + 1 && hops > 0 ? [...fields, ...filled.slice(1)] : null;
}

/** A Received field without its name: "from HOST by HOST with …", as in documentation. */
const VALUE = /^(?:from[ \t]+\S[^]*?\s)?by[ \t]+\S+/u;
/** The beginning of a value in a list: "1. from …", "- from …", "Hop 2: from …", perhaps in quotation marks. */
const LISTED = /^[ \t]*(?:(?:(?:hop[ \t]*)?\d{1,3}[.):]?|[-*•–])[ \t]+|["'«“„])+(?=from[ \t]|by[ \t])/iu;
const CLOSED = /["'»”][,;]?[ \t]*$/u;
/** No guide or ticket has more lines. */
const MOST_LINES = 400;
const MOST_OF_A_FIELD = 4000;
const BEGINS = /^[ \t]*(?:from[ \t]+\S|by[ \t]+\S+[ \t]+with[ \t])/u;

/**
 * Values of Received fields given without the name; null if the text is something else. Each line that begins with
 * "from" or "by" begins another value. After an empty line, anything else is other text.
 */
export function withReceivedNames(listed: readonly string[]): string[] | null {
  const isListed = listed.some((line) => LISTED.test(line));
  const lines = isListed ? listed.map((line) => line.replace(LISTED, '').replace(CLOSED, '')) : listed;
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start === -1 || !BEGINS.test(lines[start] ?? '')) return null;
  const fields: string[] = [];
  let afterGap = false;
  for (const line of lines.slice(start, start + MOST_LINES)) {
    const bare = line.trim();
    const opened = fields.at(-1);
    if (bare === '') {
      afterGap = true;
    } else if (BEGINS.test(line) && (opened === undefined || VALUE.test(opened.slice(0, MOST_OF_A_FIELD)))) {
      fields.push(bare);
      afterGap = false;
    } else if (afterGap) {
      break;
    } else {
      fields[fields.length - 1] = `${opened ?? ''}\n\t${bare}`;
    }
  }
  const isEach = fields.every((field) => VALUE.test(field.slice(0, MOST_OF_A_FIELD)));
  return isEach ? fields.flatMap((field) => `Received: ${field}`.split('\n')) : null;
}
