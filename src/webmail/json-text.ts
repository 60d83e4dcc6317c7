import type { Unwrap } from './answer-reader.ts';

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const LETTER_U = 0x75;

/** What stands for a character behind a backslash (RFC 8259 §7); the others stand for themselves. */
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

const HEX_DIGITS = 4;

/**
 * Takes the first text of that name out of a JSON answer, as it arrives: a message with a 25 MB attachment comes as
 * one long string, of which only the beginning is wanted. No string can pretend to be a name, because the quotes
 * inside of it are written with a backslash.
 *
 * @param name the member's name, ASCII
 * @param end what follows the text
 * @returns bytes in UTF-8. What a webmail cannot say in JSON (bytes in another charset) it has replaced already
 */
export function jsonText(name: string, end: readonly number[] = []): () => Unwrap {
  const member = [...`"${name}"`].map((character) => character.charCodeAt(0));
  return () => {
    let state: 'before' | 'behind name' | 'behind colon' | 'text' | 'escape' | 'number' | 'after' = 'before';
    let matched = 0;
    let digits = '';
    /** UTF-16 units whose characters may not be complete: a pair of surrogates is written as two numbers. */
    let units: number[] = [];

    return (piece) => {
      const text: number[] = [];
      const finishUnits = (): void => {
        if (units.length > 0) {
          text.push(...new TextEncoder().encode(String.fromCharCode(...units)));
          units = [];
        }
      };
      for (const byte of piece) {
        if (state === 'before') {
          matched = byte === member[matched] ? matched + 1 : Number(byte === QUOTE);
          if (matched === member.length) {
            state = 'behind name';
            matched = 0;
          }
        } else if (state === 'behind name' || state === 'behind colon') {
          if (state === 'behind name' && byte === COLON) {
            state = 'behind colon';
          } else if (state === 'behind colon' && byte === QUOTE) {
            state = 'text';
          } else if (byte > SPACE) {
            state = 'before';
          }
        } else if (state === 'text') {
          if (byte === BACKSLASH) {
            state = 'escape';
          } else {
            finishUnits();
            if (byte === QUOTE) {
              text.push(...end);
              state = 'after';
            } else {
              text.push(byte);
            }
          }
        } else if (state === 'escape') {
          if (byte === LETTER_U) {
            state = 'number';
            digits = '';
          } else {
            finishUnits();
            text.push(ESCAPES.get(byte) ?? byte);
            state = 'text';
          }
        } else if (state === 'number') {
          digits += String.fromCharCode(byte);
          if (digits.length === HEX_DIGITS) {
            units.push(Number.parseInt(digits, 16));
            state = 'text';
          }
        }
      }
      return Uint8Array.from(text);
    };
  };
}

/** The same for an answer that has a header block alone: the empty line behind it is added, where the text ends. */
export function jsonHeaderBlock(name: string): () => Unwrap {
  return jsonText(name, [LINE_FEED, LINE_FEED]);
}
