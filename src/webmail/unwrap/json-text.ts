import type { Unwrap } from '../reader/answer-reader.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LETTER_U = 0x75;

/** The characters that a backslash sequence encodes (RFC 8259 §7); all others encode themselves. */
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

/** The end of a header block (RFC 5322 §2.1), including the end of its last line. */
const EMPTY_LINE: readonly number[] = [0x0d, 0x0a, 0x0d, 0x0a];

const HEX_DIGITS = 4;

/** Bytes of a name. A longer name is never the wanted one. */
const MAX_NAME = 100;

/**
 * Extracts the text at a path of a JSON answer as it arrives: a message with a 25 MB attachment comes as one long
 * string, of which only the beginning is needed. Only the path counts: an answer can have a list of the message's
 * fields, whose names the sender chose.
 *
 * @param path names of members from the outside in, ASCII; positions inside lists are not supported
 * @returns bytes in UTF-8. The webmail has already replaced what JSON cannot express (bytes in another charset)
 */
export function jsonText(...path: readonly string[]): () => Unwrap {
  return () => new TextAt(path, []).take;
}

/**
 * Like {@link jsonText}, for an answer that contains only a header block: the empty line is appended at the end of the
 * text.
 */
export function jsonHeaderBlock(...path: readonly string[]): () => Unwrap {
  return () => new TextAt(path, EMPTY_LINE).take;
}

class TextAt {
  readonly #path: readonly string[];
  readonly #end: readonly number[];
  /** The open objects and lists: the name of an object's member, null for a list. */
  readonly #open: (string | null)[] = [];
  #inside: 'nothing' | 'name' | 'other text' | 'text' = 'nothing';
  #nameIsNext = false;
  #escape: 'none' | 'letter' | 'number' = 'none';
  #digits = '';
  /** UTF-16 units that may still be incomplete: a surrogate pair is written as two numbers. */
  #units: number[] = [];
  #done = false;

  constructor(path: readonly string[], end: readonly number[]) {
    this.#path = path;
    this.#end = end;
  }

  readonly take: Unwrap = (piece) => {
    const text: number[] = [];
    for (const byte of piece) {
      if (this.#done) {
        break;
      }
      if (this.#inside === 'nothing') {
        this.#between(byte);
      } else if (this.#inside === 'text') {
        this.#inText(byte, text);
      } else {
        this.#inOther(byte);
      }
    }
    return Uint8Array.from(text);
  };

  #between(byte: number): void {
    if (byte === QUOTE) {
      this.#inside = this.#nameIsNext ? 'name' : this.#isPlace() ? 'text' : 'other text';
      if (this.#nameIsNext) {
        this.#open[this.#open.length - 1] = '';
        this.#nameIsNext = false;
      }
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      this.#nameIsNext = byte === OPEN_OBJECT;
      this.#open.push(this.#nameIsNext ? '' : null);
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      this.#nameIsNext = false;
      this.#open.pop();
    } else if (byte === COMMA) {
      this.#nameIsNext = typeof this.#open.at(-1) === 'string';
    }
  }

  #isPlace(): boolean {
    return this.#open.length === this.#path.length && this.#path.every((name, depth) => name === this.#open[depth]);
  }

  #inOther(byte: number): void {
    if (this.#escape !== 'none') {
      this.#escape = 'none';
    } else if (byte === BACKSLASH) {
      this.#escape = 'letter';
    } else if (byte === QUOTE) {
      this.#inside = 'nothing';
      return;
    }
    const name = this.#open.at(-1) ?? '';
    if (this.#inside === 'name' && name.length <= MAX_NAME) {
      this.#open[this.#open.length - 1] = name + String.fromCharCode(byte);
    }
  }

  #inText(byte: number, text: number[]): void {
    if (this.#escape === 'number') {
      this.#digits += String.fromCharCode(byte);
      if (this.#digits.length === HEX_DIGITS) {
        this.#units.push(Number.parseInt(this.#digits, 16));
        this.#escape = 'none';
      }
    } else if (this.#escape === 'letter' && byte === LETTER_U) {
      this.#escape = 'number';
      this.#digits = '';
    } else if (this.#escape === 'none' && byte === BACKSLASH) {
      this.#escape = 'letter';
    } else {
      if (this.#units.length > 0) {
        text.push(...new TextEncoder().encode(String.fromCharCode(...this.#units)));
        this.#units = [];
      }
      if (this.#escape === 'letter') {
        text.push(ESCAPES.get(byte) ?? byte);
        this.#escape = 'none';
      } else if (byte === QUOTE) {
        text.push(...this.#end);
        this.#done = true;
      } else {
        text.push(byte);
      }
    }
  }
}
