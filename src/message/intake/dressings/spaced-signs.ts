import { receivedText } from './received-lines.ts';

/** Blanks inside brackets: "[ 185.138.182.101 ]", "( gato101.sndsy.ru )". */
const AFTER_OPENING = /([[(])[ \t]+(?=\S)/gu;
const BEFORE_CLOSING = /(?<=\S)[ \t]+([\])])/gu;
/**
 * A blank after the dot of a name: "gato101.sndsy. ru". A name may also end with a dot, and then one of the server's
 * own words follows.
 */
const AFTER_DOT = /(?<=[a-z\d-])\. (?=(?!by\b|with\b|for\b|id\b|via\b|from\b)[a-z]{2,12}(?![a-z@:=]))/gu;
/** The name of the server that wrote a line. */
const WRITER = /(?<![\w-])by[ \t]+[a-z][\w.-]*\.(?: [a-z]+)?/giu;
const SPACED_WRITER = /\. [a-z]+$/iu;

/**
 * The lines without the blanks that translators and editors put inside brackets and after the dots of host names; null
 * if there are none. They are removed only if every bracket of the Received lines has them, or every server's own name
 * does, since a sender writes neither.
 */
export function withoutSpacedSigns(lines: readonly string[]): string[] | null {
  const trace = receivedText(lines);
  if (trace === '') return null;
  const inBrackets = /[[(][ \t]/u.test(trace) && !/[[(][^ \t\n]/u.test(trace);
  const writers = trace.match(WRITER) ?? [];
  const afterDots = writers.length > 0 && writers.every((writer) => SPACED_WRITER.test(writer));
  if (!inBrackets && !afterDots) return null;
  return lines.map((line) => {
    const closed = inBrackets ? line.replaceAll(AFTER_OPENING, '$1').replaceAll(BEFORE_CLOSING, '$1') : line;
    return afterDots ? closed.replaceAll(AFTER_DOT, '.') : closed;
  });
}

const ESCAPED = /\\([!-/:-@[-`{-~])/gu;

/**
 * The lines without the backslashes that Markdown puts before signs ("\[185.138.182.101\]"); null if there are none.
 * They are removed only if every bracket of the Received lines has one: a sender cannot escape those that the server
 * wrote.
 */
export function withoutMarkdownEscapes(lines: readonly string[]): string[] | null {
  const trace = receivedText(lines);
  if (!/\\[[(]/u.test(trace) || /(?<!\\)\[/u.test(trace)) return null;
  return lines.map((line) => line.replaceAll(ESCAPED, '$1'));
}
