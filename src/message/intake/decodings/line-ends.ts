/** Line ends of word processors (VT), Unicode (U+2028, U+2029) and mainframes (U+0085). */
const OTHER_END = /[\v\u0085\u2028\u2029]/gu;
/** rsyslog writes a control character as "#" and its octal number. */
const WRITTEN_END = /(?:#015)?#012/gu;
const HABIT = 3;
/** In a text of more lines than this, such a character is part of a value. */
const MOST_LINES = 3;

/**
 * Restores the line ends of a text on one line, from characters at which only some programs break a line; null for any
 * other text.
 */
export function withOtherLineEnds(text: string): string | null {
  return isOneLine(text, OTHER_END) ? text.replaceAll(OTHER_END, '\n') : null;
}

/**
 * Restores the line ends and tabs that rsyslog wrote as "#012" and "#011" in a text on one line; null for any other
 * text. rsyslog does not escape a "#" of the text itself, so the sender may have written the number.
 */
export function withLoggedLineEnds(text: string): string | null {
  return isOneLine(text, WRITTEN_END) ? text.replaceAll(WRITTEN_END, '\n').replaceAll('#011', '\t') : null;
}

function isOneLine(text: string, end: RegExp): boolean {
  const bare = text.trim();
  return bare.split('\n', MOST_LINES + 1).length <= MOST_LINES && (bare.match(end)?.length ?? 0) >= HABIT;
}
