/**
 * The separator of mbox files (RFC 4155, appendix A): "From sender@example.org Mon Nov 23 19:46:21 2026". Programs
 * agree only on the first word: Thunderbird writes "From - Mon …", Gmail's Takeout "From 1742@xxx Mon Nov 23 19:46:21
 * +0000 2026", and a sender that contains blanks is not quoted.
 */
const STRICT =
  /^From (?:\S.*)? *(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?(?: +[A-Z+-][A-Za-z0-9+-]*){0,3} +\d{4}(?: +[+-]\d{4})?(?: remote from .*)?\s*$/u;
/** A date in another order or language, recognised by any time of day. */
const DATED = /^From \S.*\b\d{1,2}:\d{2}(?::\d{2})?\b/u;
const YEAR = /\b(?:19|20)\d{2}\b/u;
/** The beginning of a message. Some servers put `>From ` before it. */
const MESSAGE_START = /^(?:>?From |[!-9;-~]+[ \t]*:)/u;

/** How many characters of the line, and of the next one, are looked at. */
export const FROM_LINE_LIMIT = 1024;

/**
 * Whether a line that begins with "From " separates two messages. Bodies have such lines too ("From Monday on …"), and
 * not every program quotes them.
 *
 * @param line the whole line
 * @param next the next line, as far as it is known
 * @param afterBlank whether the line before it is empty, or there is none
 */
export function isFromLine(line: string, next: string, afterBlank: boolean): boolean {
  if (!MESSAGE_START.test(next)) return false;
  if (STRICT.test(line)) return true;
  return afterBlank && DATED.test(line) && YEAR.test(line);
}

/** Whether a file that begins with this line is an mbox. At the very beginning of a file, no date is required. */
export function beginsMbox(line: string, next: string): boolean {
  return /^From (?!:)\S/u.test(line) && MESSAGE_START.test(next);
}
