import { AS_IN_MEMORY, FIRST_WHOLE, NULL } from './byte-writer.ts';

/** Units that are passed to one call: each needs a place on the engine's stack. */
const UNITS_OF_CALL = 4096;

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
    const written = this.count() - 1;
    if (written < 0) return null;
    const bytesOfUnit = 1 + (written % 2);
    const end = this.#at + Math.floor(written / 2) * bytesOfUnit;
    let text = '';
    while (this.#at < end) {
      const next = Math.min(end, this.#at + UNITS_OF_CALL * bytesOfUnit);
      const bytes = this.#bytes.subarray(this.#at, next);
      text += String.fromCharCode(...(bytesOfUnit === 1 ? bytes : unitsOf(bytes)));
      this.#at = next;
    }
    return text;
  }
}

/** The UTF-16 units that are written in two bytes each, the lower one first. */
function unitsOf(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, at) => (bytes[2 * at] ?? 0) + 256 * (bytes[2 * at + 1] ?? 0));
}
