import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSource } from '../message/containers/byte-source.ts';

/** Standard input, in pieces as they arrive. */
export type StandardInput = AsyncIterable<unknown>;

/** Bytes that are read at a time. */
const PIECE = 1024 * 1024;

/** A file to read, or why it cannot be read. */
export type NamedSource =
  | { readonly ok: true; readonly source: ByteSource }
  | { readonly ok: false; readonly name: string; readonly error: unknown };

/**
 * The files that the names stand for, in order. A folder stands for every file in it and below it, sorted by name,
 * without hidden ones; "-" for standard input. Files in a folder are named by the folder, as it was written, and the
 * rest of the path.
 */
export async function* sourcesOf(names: readonly string[], input: StandardInput): AsyncGenerator<NamedSource> {
  for (const name of names) {
    if (name === '-') yield { ok: true, source: inputSource(input) };
    else yield* filesAt(name);
  }
}

/** The files that a single name stands for, as in {@link sourcesOf}. */
export async function* filesAt(name: string): AsyncGenerator<NamedSource> {
  try {
    const found = await stat(name);
    if (!found.isDirectory()) {
      yield { ok: true, source: fileSource(name, found.isFile() ? found.size : null) };
      return;
    }
    const entries = await readdir(name, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))) {
      // A link to a folder may lead back up, so only links to files are followed.
      const isFolderLink = entry.isSymbolicLink() && (await stat(join(name, entry.name))).isDirectory();
      if (!entry.name.startsWith('.') && !isFolderLink) yield* filesAt(join(name, entry.name));
    }
  } catch (error) {
    yield { ok: false, name, error };
  }
}

/** @param size null for a pipe or a device, which can only be read from beginning to end */
function fileSource(name: string, size: number | null): ByteSource {
  return {
    name,
    size,
    chunks: () => piecesOf(name),
    read: size === null ? null : (start, length) => readPart(name, start, Math.min(length, Math.max(0, size - start))),
  };
}

async function* piecesOf(name: string): AsyncGenerator<Uint8Array> {
  const handle = await open(name, 'r');
  try {
    const piece = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, PIECE);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function readPart(name: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(name, 'r');
  try {
    const buffer = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function inputSource(input: StandardInput): ByteSource {
  return { name: '-', size: null, read: null, chunks: () => asBytes(input) };
}

async function* asBytes(input: StandardInput): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) {
    yield chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
  }
}

/** The whole of standard input, or of a file, as text: for lists of names and for settings. */
export async function readText(name: string, input: StandardInput): Promise<string> {
  const source = name === '-' ? inputSource(input) : fileSource(name, null);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of source.chunks()) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
