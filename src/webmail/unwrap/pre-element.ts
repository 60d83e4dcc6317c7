import type { Unwrap } from '../reader/answer-reader.ts';

const SPACE = 0x20;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** Names that HTML writes in place of a character; `&#39;` and `&#x27;` are numbers instead. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/** The longest reference that is buffered, `&#x10FFFF;`, `&thetasym;` */
const MAX_REFERENCE = 10;

const TAG: readonly number[] = [...'<pre'].map((character) => character.charCodeAt(0));

/**
 * Extracts the text of the first `<pre>` of an HTML page in UTF-8 as it arrives: for webmails that show a source only
 * inside a page. Parsed by hand, because a page that demands Trusted Types (Gmail) blocks HTML parsing, and because the
 * header block is needed before the rest of the page has arrived.
 *
 * @param named character names that the page uses; by default the few that every program writes
 */
export function preElement(named: ReadonlyMap<string, string> = NAMED): Unwrap {
  let state: 'before' | 'name' | 'tag' | 'text' | 'reference' | 'after' = 'before';
  let matched = 0;
  let reference: number[] = [];

  return (piece) => {
    const text: number[] = [];
    for (const byte of piece) {
      if (state === 'before') {
        // Upper and lower case differ in one bit, which is not set in "<".
        const letter = byte === LESS_THAN ? byte : byte | 0x20;
        matched = letter === TAG[matched] ? matched + 1 : Number(byte === LESS_THAN);
        state = matched === TAG.length ? 'name' : 'before';
      } else if (state === 'name' || state === 'tag') {
        const inTag = state === 'tag' || byte <= SPACE;
        matched = 0;
        state = byte === GREATER_THAN ? 'text' : inTag ? 'tag' : 'before';
      } else if (state === 'reference') {
        reference.push(byte);
        if (byte === SEMICOLON || reference.length > MAX_REFERENCE) {
          text.push(...characterOf(reference, named));
          state = 'text';
        }
      } else if (state === 'text') {
        if (byte === AMPERSAND) {
          reference = [];
          state = 'reference';
        } else if (byte === LESS_THAN) {
          state = 'after';
        } else {
          text.push(byte);
        }
      }
    }
    return Uint8Array.from(text);
  };
}

/** The bytes of the character that a reference names; anything else is returned unchanged. */
function characterOf(reference: readonly number[], named: ReadonlyMap<string, string>): Uint8Array {
  const written = String.fromCharCode(...reference);
  const [, digits, hex, name = ''] = /^(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,7}));$/iu.exec(written) ?? [];
  const number = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  const character = number <= 0x10ffff ? String.fromCodePoint(number) : named.get(name);
  return new TextEncoder().encode(character ?? `&${written}`);
}
