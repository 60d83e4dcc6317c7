import type { ByteSource } from '../../message/containers/byte-source.ts';

/**
 * A file from the browser as bytes. `passed` receives the number of bytes read so far, and may reject to stop the
 * reading.
 */
export function blobSource(name: string, blob: Blob, passed: (bytes: number) => void): ByteSource {
  return {
    name,
    size: blob.size,
    chunks: () => piecesOf(blob, passed),
    read: async (start, length) => new Uint8Array(await blob.slice(start, start + length).arrayBuffer()),
  };
}

/** Bytes that are read at a time. */
const PIECE = 512 * 1024;

async function* piecesOf(blob: Blob, passed: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of readingInto(blob.stream())) {
    done += piece.length;
    passed(done);
    yield piece;
  }
}

/**
 * Reads all pieces into the same memory, if the browser can. Separate pieces would be left to the garbage collector,
 * and a large file fills the memory faster than the collector runs.
 */
function readingInto(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    return intoOneRoom(stream.getReader({ mode: 'byob' }));
  } catch {
    // In older browsers the stream of a blob is not a byte stream.
    return stream;
  }
}

async function* intoOneRoom(reader: ReadableStreamBYOBReader): AsyncGenerator<Uint8Array> {
  let room = new ArrayBuffer(PIECE);
  try {
    for (;;) {
      const next = await reader.read(new Uint8Array(room));
      if (next.done) return;
      yield next.value;
      room = next.value.buffer;
    }
  } finally {
    await reader.cancel();
  }
}
