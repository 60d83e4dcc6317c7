import { beginsMbox } from './from-line.ts';

/**
 * The kind of a file by its first bytes, whatever its name says. `text` is a single message, or anything else that is
 * not a container.
 */
export type FileKind = 'zip' | 'gzip' | 'outlook' | 'archive' | 'mbox' | 'emlx' | 'text';

/** How many bytes are looked at: an mbox is recognised by its first two lines. */
export const KIND_BYTES = 2048;

/** Signatures at the beginning of a file. */
const SIGNATURES: readonly (readonly [kind: FileKind, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // An archive without entries.
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // The first part of an archive that was split, or was meant to be.
  ['zip', [0x50, 0x4b, 0x07, 0x08]],
  ['zip', [0x50, 0x4b, 0x30, 0x30]],
  ['gzip', [0x1f, 0x8b]],
  // MS-CFB §2.2
  ['outlook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['archive', [0x42, 0x5a, 0x68]],
];

const perByte = new TextDecoder('latin1');

/** @param start the first {@link KIND_BYTES} bytes, or the whole file if it is shorter */
export function kindOfFile(start: Uint8Array): FileKind {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, place) => start[place] === byte));
  if (found !== undefined) return found[0];
  const text = perByte.decode(start).replace(/^\u00ef\u00bb\u00bf/u, '');
  const [first = '', second = ''] = text.split(/\r?\n/u, 2);
  if (beginsMbox(first, second)) return 'mbox';
  // Apple Mail: a line with the length of the message, then the message, then a property list.
  return /^\d{1,10} *$/u.test(first) && /^[!-9;-~]+[ \t]*:/u.test(second) ? 'emlx' : 'text';
}
