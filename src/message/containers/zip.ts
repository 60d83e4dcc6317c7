import { type FileEntry, Reader, ZipReader, configure } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ByteSource } from './byte-source.ts';
import { ContainerError } from './container-error.ts';
import { decodeEntryName } from './entry-name.ts';
import { withPossibleSizes } from './zip-directory.ts';

// The library would create its workers from blob: addresses, which the pages' policy blocks; all of this already runs
// in a worker.
configure({ useWebWorkers: false });

/** One file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly encrypted: boolean;
  /** Unpacks the file while it is read. Ending the iteration early stops the unpacking. */
  chunks(): AsyncIterable<Uint8Array>;
}

/**
 * The files of a zip archive (APPNOTE 6.3), in order, without its folders. Only the directory and the requested entries
 * are read, whatever the archive's size. Rejects with a {@link ContainerError} when it is not an archive, or is
 * truncated.
 */
export async function* zipEntries(source: ByteSource & { readonly size: number }): AsyncGenerator<ZipEntry> {
  const reader = new ZipReader(new SourceReader(source), {
    // "tolerant": names that climb out of a folder are only names here, and a comment after the end is not an attack.
    strictness: 'tolerant',
    checkOverlappingEntry: true,
    decodeText: (raw, encoding) => (encoding === 'cp437' ? (decodeEntryName(raw) ?? undefined) : undefined),
  });
  try {
    const entries = reader.getEntriesGenerator();
    for (let next = await step(entries); next.done !== true; next = await step(entries)) {
      if (!next.value.directory) yield toEntry(next.value);
    }
  } finally {
    await reader.close();
  }
}

/** The next entry; the library's own errors are turned into ours. */
async function step<Item>(entries: AsyncIterator<Item>): Promise<IteratorResult<Item>> {
  try {
    return await entries.next();
  } catch (error) {
    throw toContainerError(error);
  }
}

function toContainerError(error: unknown): ContainerError {
  const message = error instanceof Error ? error.message : '';
  if (/encrypt|password/iu.test(message)) return new ContainerError('encrypted');
  if (/compression method/iu.test(message)) return new ContainerError('unknown-method');
  return new ContainerError('damaged');
}

function toEntry(entry: FileEntry): ZipEntry {
  return {
    name: entry.filename,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    encrypted: entry.encrypted,
    chunks: () => unpacked(entry),
  };
}

async function* unpacked(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  const reader = readable.getReader();
  // The reader gets the error. This promise would report it a second time, so it is silenced.
  const writing = entry.getData(writable, { signal: stop.signal }).catch((error: unknown) => writable.abort(error));
  let done = false;
  try {
    while (!done) {
      const next = await reader.read();
      if (next.done) done = true;
      else yield next.value;
    }
  } catch (error) {
    done = true;
    throw toContainerError(error);
  } finally {
    if (!done) {
      stop.abort();
      await reader.cancel().catch(() => undefined);
    }
    await writing.catch(() => undefined);
  }
}

/** Lets the library read at any offset. */
class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource & { readonly size: number }) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const bytes = await this.#source.read?.(index, length);
    return bytes === undefined ? new Uint8Array(0) : withPossibleSizes(bytes);
  }
}
