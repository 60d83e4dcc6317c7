import { AS_IN_MEMORY, FIRST_WHOLE, NULL } from './byte-writer.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads what a {@link ByteWriter} wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  count(): number {
    let number = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0;
      if (byte < 128) return number + byte * unit;
      number += (byte - 128) * unit;
    }
  }

  number(): number | null {
    const written = this.count();
    if (written === NULL) return null;
    if (written === AS_IN_MEMORY) {
      const { buffer, byteOffset } = this.#bytes;
      const number = new DataView(buffer, byteOffset + this.#at, 8).getFloat64(0);
      this.#at += 8;
      return number;
    }
    const whole = written - FIRST_WHOLE;
    return whole % 2 === 0 ? whole / 2 : -(whole + 1) / 2;
  }

  text(): string | null {
    const length = this.count() - 1;
    if (length < 0) return null;
    this.#at += length;
    return decoder.decode(this.#bytes.subarray(this.#at - length, this.#at));
  }
}
