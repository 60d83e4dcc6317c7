import type { ByteSource } from '../../message/containers/byte-source.ts';

/**
 * A file of the browser as bytes. `passed` receives the number of bytes read so far, and may reject to stop the
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

/**
 * All pieces are read into the same memory. Pieces of their own would be freed by the browser's collector, which lets a
 * large file fill the memory faster than it looks for garbage.
 */
async function* piecesOf(blob: Blob, passed: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = blob.stream().getReader({ mode: 'byob' });
  let room = new ArrayBuffer(PIECE);
  let done = 0;
  try {
    for (;;) {
      const next = await reader.read(new Uint8Array(room));
      if (next.done) return;
      done += next.value.length;
      passed(done);
      yield next.value;
      room = next.value.buffer;
    }
  } finally {
    await reader.cancel();
  }
}
