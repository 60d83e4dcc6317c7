/** The characters that separate the tokens of a Received field, by code. */
export const QUOTE = 34;
export const OPEN = 40;
export const CLOSE = 41;
export const COMMA = 44;
export const DOT = 46;
export const SEMICOLON = 59;
export const LESS = 60;
const EQUALS = 61;
export const GREATER = 62;
export const AT = 64;
export const OPEN_LITERAL = 91;
export const CLOSE_LITERAL = 93;
export const BACKSLASH = 92;
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const SLASH = 47;
const COLON = 58;

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

/** The letters of a text as bits, to be asked with {@link isAmong}; for ASCII only. */
export function letterSet(letters: string): number {
  let bits = 0;
  for (const letter of letters) bits |= 1 << (letter.charCodeAt(0) & 31);
  return bits;
}

/**
 * Whether a letter is in a set, in any case. Another character may seem to be, so this only tells which texts need not
 * be compared with longer words.
 */
export function isAmong(code: number, letters: number): boolean {
  return ((letters >> (code & 31)) & 1) !== 0;
}

/**
 * A comment as its writer meant it: a program on the way that refolds the field may break it at any blank,
 * "(may\r\n\tbe forged)", which leaves a tab or two blanks.
 */
export function onOneLine(comment: string): string {
  return /[\t\r\n]| {2}/.test(comment) ? comment.replace(/[ \t\r\n]+/g, ' ') : comment;
}

/**
 * Signs: which kinds of characters occur in a stretch of text, one bit each. They are gathered while the characters
 * are read for the first time, so that later steps need not search a token that cannot hold what they look for.
 */
export const HAS_SPACE = 1;
/** Tab, CR or LF. */
export const HAS_FOLD = 1 << 1;
export const HAS_OPEN = 1 << 2;
export const HAS_CLOSE = 1 << 3;
export const HAS_OPEN_LITERAL = 1 << 4;
export const HAS_CLOSE_LITERAL = 1 << 5;
export const HAS_SEMICOLON = 1 << 6;
export const HAS_EQUALS = 1 << 7;
export const HAS_AT = 1 << 8;
export const HAS_COLON = 1 << 9;
export const HAS_QUOTE = 1 << 10;
export const HAS_BACKSLASH = 1 << 11;
export const HAS_ANGLE = 1 << 12;
/** Any control character except tab and LF, and anything outside ASCII. */
export const HAS_ODD = 1 << 13;
const HAS_B = 1 << 14;
const HAS_Y = 1 << 15;
export const HAS_COMMA = 1 << 18;
export const HAS_SLASH = 1 << 19;
/** "by", in lower case, also inside a word. */
export const HAS_BY = 1 << 16;
/** Two spaces in a row. */
export const HAS_SPACES = 1 << 17;

/** The sign of each code below 256; in codes ({@link Source.codes}), 255 represents everything outside ASCII. */
export const SIGNS = signsOfCodes();

function signsOfCodes(): Int32Array {
  const signs = new Int32Array(256);
  signs.fill(HAS_ODD, 0, SPACE);
  signs.fill(HAS_ODD, 0x7f);
  const known: readonly (readonly [number, number])[] = [
    [TAB, HAS_FOLD],
    [LF, HAS_FOLD],
    [CR, HAS_FOLD | HAS_ODD],
    [SPACE, HAS_SPACE],
    [COMMA, HAS_COMMA],
    [SLASH, HAS_SLASH],
    [QUOTE, HAS_QUOTE],
    [OPEN, HAS_OPEN],
    [CLOSE, HAS_CLOSE],
    [COLON, HAS_COLON],
    [SEMICOLON, HAS_SEMICOLON],
    [LESS, HAS_ANGLE],
    [EQUALS, HAS_EQUALS],
    [GREATER, HAS_ANGLE],
    [AT, HAS_AT],
    [OPEN_LITERAL, HAS_OPEN_LITERAL],
    [BACKSLASH, HAS_BACKSLASH],
    [CLOSE_LITERAL, HAS_CLOSE_LITERAL],
    ['b'.charCodeAt(0), HAS_B],
    ['y'.charCodeAt(0), HAS_Y],
  ];
  for (const [code, sign] of known) signs[code] = sign;
  return signs;
}

/** The signs of two neighbours that neither has alone: two spaces, or "by". */
export function signsOfPair(before: number, sign: number): number {
  return (before & sign & HAS_SPACE) * HAS_SPACES + (((before << 1) & sign & HAS_Y) << 1);
}
