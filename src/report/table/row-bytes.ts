/** Bytes that are reserved at a time. */
const PAGE = 512 * 1024;
/**
 * Spare bytes of each row. When messages are judged again, most rows stay about as long, and can be replaced in place.
 */
const SPARE = 8;
/** The bytes before each row that say how long the row may be. */
const BEFORE = 4;

/** Where the bytes of a row begin. */
export interface RowPlace {
  readonly page: Uint8Array;
  readonly at: number;
}

/**
 * Short runs of bytes by their position, one after another in pages. They are outside the engine's heap, so that a
 * large table neither slows down the garbage collector nor raises the amount of garbage that it allows.
 */
export class RowBytes {
  readonly #pages: Uint8Array[] = [];
  readonly #pageOf: number[] = [];
  readonly #startIn: number[] = [];
  #end = 0;

  get length(): number {
    return this.#startIn.length;
  }

  /** Puts a copy of the bytes at a position: an existing one, or the next. */
  set(at: number, bytes: Uint8Array): void {
    const place = this.at(at);
    if (place !== undefined && bytes.length <= sizeAt(place)) place.page.set(bytes, place.at);
    else this.#append(at, bytes);
  }

  /** Where the bytes at a position begin; undefined beyond the last one. */
  at(at: number): RowPlace | undefined {
    const page = this.#pages[this.#pageOf[at] ?? -1];
    const start = this.#startIn[at];
    return page === undefined || start === undefined ? undefined : { page, at: start };
  }

  clear(): void {
    for (const list of [this.#pages, this.#pageOf, this.#startIn]) list.length = 0;
    this.#end = 0;
  }

  #append(at: number, bytes: Uint8Array): void {
    const size = bytes.length + SPARE;
    let page = this.#pages.at(-1);
    if (page === undefined || this.#end + BEFORE + size > page.length) {
      page = new Uint8Array(Math.max(PAGE, BEFORE + size));
      this.#pages.push(page);
      this.#end = 0;
    }
    new DataView(page.buffer).setUint32(this.#end, size);
    this.#pageOf[at] = this.#pages.length - 1;
    this.#startIn[at] = this.#end + BEFORE;
    page.set(bytes, this.#end + BEFORE);
    this.#end += BEFORE + size;
  }
}

function sizeAt({ page, at }: RowPlace): number {
  return new DataView(page.buffer).getUint32(at - BEFORE);
}
