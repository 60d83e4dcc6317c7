import { ContainerError } from './container-error.ts';

/** Unpacks one gzip file (RFC 1952) as it is read. Rejects with a {@link ContainerError} when it is damaged. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacking = new DecompressionStream('gzip');
  const writer = unpacking.writable.getWriter();
  const reader: ReadableStreamDefaultReader<Uint8Array> = unpacking.readable.getReader();
  // The error goes to the reader, so no error is lost here.
  const writing = feed(chunks, writer).catch((error: unknown) => writer.abort(error).catch(() => undefined));
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch {
    throw new ContainerError('damaged');
  } finally {
    await reader.cancel().catch(() => undefined);
    await writing;
  }
}

async function feed(
  chunks: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  for await (const chunk of chunks) {
    await writer.ready;
    await writer.write(new Uint8Array(chunk));
  }
  await writer.close();
}
