/** Room for the first row; it grows with the longest one. */
const FIRST_ROOM = 4096;
/** A number takes at most this many bytes. */
const LONGEST_NUMBER = 10;

/** Writes numbers and texts one after another into bytes that are used again for the next row. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_ROOM);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;

  /** Begins again and overwrites what was written before. */
  restart(): void {
    this.#end = 0;
  }

  /** What was written; valid until the next restart. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  /** A whole number from 0 to 2 ** 52, in as few bytes as it needs: seven bits in each, the last one below 128. */
  count(number: number): void {
    this.#reserve(LONGEST_NUMBER);
    let rest = number;
    while (rest > 127) {
      this.#bytes[this.#end++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#end++] = rest;
  }

  /** Any number, or null. A short whole number is written as a count, any other as it is in memory. */
  number(number: number | null): void {
    if (number === null) this.count(NULL);
    else if (Number.isInteger(number) && Math.abs(number) < LARGEST && !Object.is(number, -0)) {
      this.count(FIRST_WHOLE + (number < 0 ? -2 * number - 1 : 2 * number));
    } else {
      this.count(AS_IN_MEMORY);
      this.#reserve(8);
      this.#view.setFloat64(this.#end, number);
      this.#end += 8;
    }
  }

  /**
   * A text, or null: its UTF-16 units in one byte each if all of them fit, otherwise in two. A browser's encoder and
   * decoder leave an object and a copy outside the engine's heap for each text, which stay until a full collection.
   */
  text(text: string | null): void {
    if (text === null) {
      this.count(0);
      return;
    }
    let bits = 0;
    for (let at = 0; at < text.length; at++) bits |= text.charCodeAt(at);
    const isWide = bits > 255;
    this.count(1 + 2 * text.length + Number(isWide));
    this.#reserve(2 * text.length);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      this.#bytes[this.#end++] = unit;
      if (isWide) this.#bytes[this.#end++] = unit >> 8;
    }
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#bytes.length) return;
    const longer = new Uint8Array(2 * (this.#end + more));
    longer.set(this.#bytes);
    this.#bytes = longer;
    this.#view = new DataView(longer.buffer);
  }
}

/** Counts below {@link FIRST_WHOLE} mean no number, or a number that follows as it is in memory. */
export const NULL = 0;
export const AS_IN_MEMORY = 1;
export const FIRST_WHOLE = 2;
/** The largest whole number that still fits into a count together with its sign. */
const LARGEST = 2 ** 50;
