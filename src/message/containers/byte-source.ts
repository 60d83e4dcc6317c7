/** A file or a stream of bytes, wherever it is kept. */
export interface ByteSource {
  /** The name that people know it by: "all.zip", "folder/a.eml", "-" for standard input. */
  readonly name: string;
  /** In bytes; null if the size is known only at the end (standard input, an archive entry that is being unpacked). */
  readonly size: number | null;
  /**
   * The bytes from the beginning, in pieces of any size. A piece is valid only until the next one is asked for: its
   * memory may be used again. Ending the iteration early stops the reading. Rejects with the platform's own error when
   * the source cannot be read.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /**
   * Reads `length` bytes from `start`, or fewer at the end of the source. null for a source that can only be read
   * sequentially.
   */
  readonly read: ((start: number, length: number) => Promise<Uint8Array>) | null;
}

/** Bytes that are in memory already. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
    read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
  };
}

/** The source's first bytes, at most `length`, and the whole source again from the beginning. */
export interface Opened {
  readonly start: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Stops the reading when the rest is not needed. */
  readonly close: () => Promise<void>;
}

/** Peeks at the first bytes of a source without losing them for the single read that follows. */
export async function openSource(source: ByteSource, length: number): Promise<Opened> {
  const iterator = source.chunks()[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  let done = false;
  while (size < length && !done) {
    // The previous piece is about to become invalid.
    const last = pieces.pop();
    if (last !== undefined) pieces.push(new Uint8Array(last));
    const next = await iterator.next();
    if (next.done === true) done = true;
    else {
      pieces.push(next.value);
      size += next.value.length;
    }
  }
  const start = joinedBytes(pieces, size);
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  return { start, chunks: continued(start, iterator, done), close };
}

async function* continued(
  start: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
  done: boolean,
): AsyncGenerator<Uint8Array> {
  let ended = done;
  try {
    if (start.length > 0) yield start;
    while (!ended) {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else yield next.value;
    }
  } finally {
    if (!ended) await iterator.return?.();
  }
}

/** Joins the pieces into one array; `size` is the sum of their lengths. */
export function joinedBytes(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return first;
  const all = new Uint8Array(size);
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}
