import { HEADER_LIMITS } from '../../message/header-block.ts';

/** What a file or a pasted text gave: bytes to inspect, or why not. */
export type IntakeResult =
  | { readonly ok: true; readonly source: Uint8Array }
  | { readonly ok: false; readonly reason: IntakeFailure };

/**
 * `empty`: nothing in it. `outlook-file`: Outlook's own .msg container, which is no message source.
 * `unreadable-file`: the browser could not read it (moved, no permission, a folder).
 */
export type IntakeFailure = 'empty' | 'outlook-file' | 'unreadable-file';

/** First bytes of a compound file (MS-CFB §2.2), the container of .msg. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Reads the head of a file: no more than a header block can have, whatever the size of the message. A file saved as
 * UTF-16 (Windows Notepad's "Unicode") is given back as UTF-8.
 */
export async function readFileHead(file: Blob): Promise<IntakeResult> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, HEADER_LIMITS.block + 1).arrayBuffer());
  } catch {
    return { ok: false, reason: 'unreadable-file' };
  }
  if (bytes.every(isBlank)) return { ok: false, reason: 'empty' };
  if (COMPOUND_FILE.every((byte, place) => bytes[place] === byte)) return { ok: false, reason: 'outlook-file' };
  return { ok: true, source: fromUtf16(bytes) };
}

/** A pasted source as bytes; no more of it than of a file. */
export function readPastedText(text: string): IntakeResult {
  if (/^[ \t\r\n]*$/.test(text)) return { ok: false, reason: 'empty' };
  return { ok: true, source: new TextEncoder().encode(text.slice(0, HEADER_LIMITS.block + 1)) };
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function fromUtf16(bytes: Uint8Array): Uint8Array {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const label = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : null;
  return label === null ? bytes : new TextEncoder().encode(new TextDecoder(label).decode(bytes));
}
