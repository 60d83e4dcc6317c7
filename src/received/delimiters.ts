/** The characters that part a Received field into its tokens, by code. */
export const QUOTE = 34;
export const OPEN = 40;
export const CLOSE = 41;
export const SEMICOLON = 59;
export const LESS = 60;
export const GREATER = 62;
export const OPEN_LITERAL = 91;
export const CLOSE_LITERAL = 93;
export const BACKSLASH = 92;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

/**
 * Whether a character is white space: only space, tab, CR and LF are (RFC 5322 §2.2).
 *
 * JavaScript's `\s` also matches U+00A0, and Courier and Haraka write a HELO of
 * "gato101.sndsy.ru\u00a0(gato101.sndsy.ru\u00a0[185.138.182.101])\u00a0by\u00a0mx" as it came: it must stay one word.
 */
export function isBlank(code: number): boolean {
  return code <= SPACE && (code === SPACE || code === TAB || code === CR || code === LF);
}
