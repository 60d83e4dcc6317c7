/**
 * One character that draws nothing or changes how others are drawn: controls, bidi controls and other format characters
 * (RFC 9839's problematic code points and Unicode's Cf), lone surrogates, line and paragraph separators, every blank
 * except the ordinary space (U+00A0 in a HELO name once split a token in two), and letters that Unicode calls ignorable
 * (U+3164, the Hangul filler). The joiner inside one emoji ("👩\u200d💻") is part of what is drawn, so it is not
 * included.
 */
const INVISIBLE =
  /((?!(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d\p{Extended_Pictographic})(?:[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2065\u3000\u3164\uffa0]|\u034f|\u17b4|\u17b5))/u;

/**
 * Texts without any character whose neighbours {@link INVISIBLE} has to examine: printable ASCII, Latin, Greek and
 * Cyrillic letters, dashes, quotation marks and dots.
 */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u034e\u0370-\u052f\u2010-\u2027]*$/;

/**
 * Splits a text at its invisible characters: ordinary text at even indexes, one invisible character at each odd index.
 */
export function splitInvisible(text: string): string[] {
  return text.split(INVISIBLE);
}

/** The code point of one character: "U+202E". */
export function codePointLabel(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Text of a message on one line, with hidden characters shown by code point: "a<U+202E>b". Line ends and tabs become
 * spaces.
 */
export function visibleLine(text: string): string {
  return PLAIN.test(text) ? text : withNumbers(text.replaceAll(/\r?\n[ \t]*|\t/g, ' '));
}

/**
 * Raw lines of a message: line ends and tabs stay; a CR that doesn't end a line, and every other hidden character, is
 * shown by code point.
 */
export function visibleLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(/([\n\t])/)
    .map((piece, place) => (place % 2 === 1 ? piece : withNumbers(piece)))
    .join('');
}

function withNumbers(text: string): string {
  return splitInvisible(text)
    .map((piece, place) => (place % 2 === 0 ? piece : `<${codePointLabel(piece)}>`))
    .join('');
}
