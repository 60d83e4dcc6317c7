/**
 * Where the source of a row is. Headers from files are not kept: a file can be read again, and the headers of a large
 * one take hundreds of megabytes.
 */
export type RowOrigin =
  | {
      readonly kind: 'file';
      readonly file: Blob;
      readonly name: string;
      /** Where the header block begins in the file, in bytes; null if the row has to be found by its place. */
      readonly offset: number | null;
      readonly length: number;
    }
  | { readonly kind: 'bytes'; readonly source: Uint8Array }
  /** The message could not be read. */
  | { readonly kind: 'nowhere' };

type NamedFile = Pick<Extract<RowOrigin, { kind: 'file' }>, 'file' | 'name'>;

/** Marks a row that is not from a file. */
const NO_FILE = -1;

/** Where the rows of a table come from, as a few numbers each. */
export class RowOrigins {
  readonly #files: NamedFile[] = [];
  readonly #fileOf: number[] = [];
  /** -1 for null. */
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  readonly #sources = new Map<number, Uint8Array>();

  set(id: number, origin: RowOrigin): void {
    this.#sources.delete(id);
    this.#fileOf[id] = origin.kind === 'file' ? this.#numberOf(origin) : NO_FILE;
    this.#offsets[id] = origin.kind === 'file' ? (origin.offset ?? -1) : -1;
    this.#lengths[id] = origin.kind === 'file' ? origin.length : 0;
    if (origin.kind === 'bytes') this.#sources.set(id, origin.source);
  }

  at(id: number): RowOrigin {
    const source = this.#sources.get(id);
    if (source !== undefined) return { kind: 'bytes', source };
    const named = this.#files[this.#fileOf[id] ?? NO_FILE];
    if (named === undefined) return { kind: 'nowhere' };
    const offset = this.#offsets[id] ?? -1;
    return { kind: 'file', ...named, offset: offset < 0 ? null : offset, length: this.#lengths[id] ?? 0 };
  }

  clear(): void {
    for (const list of [this.#files, this.#fileOf, this.#offsets, this.#lengths]) list.length = 0;
    this.#sources.clear();
  }

  /** Looks only at the last file, because the rows of one file come one after another. */
  #numberOf({ file, name }: NamedFile): number {
    const last = this.#files.at(-1);
    return last?.file === file && last.name === name ? this.#files.length - 1 : this.#files.push({ file, name }) - 1;
  }
}

/** Whether both have the same bytes; files are not compared. */
export function isSameSource(one: RowOrigin, other: RowOrigin): boolean {
  if (one.kind !== 'bytes' || other.kind !== 'bytes') return false;
  return one.source.length === other.source.length && one.source.every((byte, place) => byte === other.source[place]);
}
