import { isBlank } from './delimiters.ts';

/** A word, comment or semicolon at depth 0 of a Received field. */
export interface Token {
  readonly kind: 'word' | 'comment' | 'semicolon';
  /** A comment without its outer parentheses and without folding: each run of blanks is one space. */
  readonly text: string;
  /** Place of the first character in the text that was scanned, parenthesis included. */
  readonly start: number;
  /** Place after the last character, parenthesis included. */
  readonly end: number;
  /** No white space stands between this token and the one before. */
  readonly glued: boolean;
}

/** Text from the beginning of one token to the end of another, with inner white space as it stood. */
export function textBetween(text: string, first: Token, last: Token): string {
  let end = last.end;
  while (end > first.start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(first.start, end);
}

/**
 * A comment as its writer meant it: a program on the way that folds the field anew may break it at any blank, "(may\r\n\tbe
 * forged)", and a tab or two blanks are left of that.
 */
export function onOneLine(comment: string): string {
  return /[\t\r\n]| {2}/.test(comment) ? comment.replace(/[ \t\r\n]+/g, ' ') : comment;
}
