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

async function* piecesOf(blob: Blob, passed: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = blob.stream().getReader();
  let done = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      done += next.value.length;
      passed(done);
      yield next.value;
    }
  } finally {
    await reader.cancel();
  }
}
