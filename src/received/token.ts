/** The characters that separate the tokens of a Received field, by code. */
export const QUOTE = 34;
export const OPEN = 40;
export const CLOSE = 41;
export const COMMA = 44;
export const DOT = 46;
export const SEMICOLON = 59;
export const LESS = 60;
export const GREATER = 62;
export const OPEN_LITERAL = 91;
export const CLOSE_LITERAL = 93;
export const BACKSLASH = 92;

export const TAB = 9;
const LF = 10;
const CR = 13;
export const SPACE = 32;

/**
 * Whether a character is white space: only space, tab, CR and LF are (RFC 5322 §2.2).
 *
 * JavaScript's `\s` also matches U+00A0, and Courier and Haraka write a HELO of
 * "gato101.sndsy.ru\u00a0(gato101.sndsy.ru\u00a0[185.138.182.101])\u00a0by\u00a0mx" as it came: it must stay one word.
 */
export function isBlank(code: number): boolean {
  return code <= SPACE && (code === SPACE || code === TAB || code === CR || code === LF);
}

/** The code of the last character; NaN for an empty text. */
export function lastCode(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** The clauses of a Received field (RFC 5321 §4.4 and other usage), as indexes into a list of them. */
export const LEAD = 0;
export const FROM = 1;
export const BY = 2;
export const VIA = 3;
export const WITH = 4;
export const ID = 5;
export const FOR = 6;
export const ENVELOPE_FROM = 7;
export const TLS = 8;

/** {@link LEAD} precedes the first keyword; no word begins it. */
export type ClauseName =
  | typeof LEAD
  | typeof FROM
  | typeof BY
  | typeof VIA
  | typeof WITH
  | typeof ID
  | typeof FOR
  | typeof ENVELOPE_FROM
  | typeof TLS;

/** The clause that begins with the word between two indexes of a text; null if the word is not a keyword. */
export function keywordAt(codes: Uint8Array, start: number, end: number): ClauseName | null {
  switch (end - start) {
    case 2:
      return is(codes, start, 'by') ? BY : is(codes, start, 'id') ? ID : null;
    case 3:
      return is(codes, start, 'for') ? FOR : is(codes, start, 'via') ? VIA : is(codes, start, 'tls') ? TLS : null;
    case 4:
      return is(codes, start, 'from') ? FROM : is(codes, start, 'with') ? WITH : null;
    case 13:
      return is(codes, start, 'envelope-from') ? ENVELOPE_FROM : null;
    case 15:
      return is(codes, start, 'envelope-sender') ? ENVELOPE_FROM : null;
    default:
      return null;
  }
}

/** Compares without a lower-case copy: this runs for every word. */
function is(codes: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at++) {
    if (((codes[start + at] ?? 0) | 0x20) !== keyword.charCodeAt(at)) return false;
  }
  return true;
}

/** A word, comment or semicolon at depth 0 of a Received field. */
export interface Token {
  readonly kind: 'word' | 'comment' | 'semicolon';
  /** A comment without its outer parentheses and without folding: each run of blanks is one space. */
  readonly text: string;
  /** Index of the first character in the scanned text, parenthesis included. */
  readonly start: number;
  /** Index after the last character, parenthesis included. */
  readonly end: number;
  /** Whether there is no white space between this token and the previous one. */
  readonly glued: boolean;
  /**
   * The clause that begins with this word, if it is a keyword (in capitals or not); null for any other word, a comment
   * and a semicolon.
   */
  readonly keyword: ClauseName | null;
}

/** Text from the beginning of one token to the end of another, with inner white space unchanged. */
export function textBetween(text: string, first: Token, last: Token): string {
  let end = last.end;
  while (end > first.start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(first.start, end);
}

/**
 * A comment as its writer meant it: a program on the way that refolds the field may break it at any blank,
 * "(may\r\n\tbe forged)", which leaves a tab or two blanks.
 */
export function onOneLine(comment: string): string {
  return /[\t\r\n]| {2}/.test(comment) ? comment.replace(/[ \t\r\n]+/g, ' ') : comment;
}

const CAPACITY = 1 << 16;
const encoder = new TextEncoder();
const scratch = new Uint8Array(CAPACITY);
/** Represents any character outside ASCII: none of them separates tokens. */
const OTHER = 255;

/**
 * The characters of a text as numbers, for scanning: a byte array is three times as fast to read as a string. Valid
 * until the next call.
 */
export function codesOf(text: string): Uint8Array {
  const { length } = text;
  const codes = length > CAPACITY ? new Uint8Array(length) : scratch;
  if (encoder.encodeInto(text, codes).written === length) return codes;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = code < 0x80 ? code : OTHER;
  }
  return codes;
}
