import { open } from 'node:fs/promises';
import { FILE_HEAD } from '../message/intake/take-in-file.ts';

/** Standard input, in pieces as they arrive. */
export type StandardInput = AsyncIterable<unknown>;

/**
 * Reads the beginning of a file, or of standard input for "-", as far as a header block can reach. Rejects with Node's
 * own error when the file cannot be read.
 */
export async function readSource(file: string, input: StandardInput): Promise<Uint8Array> {
  return file === '-' ? readStandardInput(input) : readFile(file);
}

async function readFile(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    // Pipes and devices say that their size is 0.
    const buffer = new Uint8Array(size > 0 ? Math.min(size, FILE_HEAD) : FILE_HEAD);
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

async function readStandardInput(input: StandardInput): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes: Uint8Array = chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size >= FILE_HEAD) break;
  }
  return Buffer.concat(chunks);
}
