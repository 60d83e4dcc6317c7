import { kindOfFile } from '../containers/kind-of-file.ts';
import type { RefusalReason } from './intake.ts';

/** Kinds of files that are not text and hold no message that can be read here. */
type NotText = Extract<
  RefusalReason,
  'zip' | 'archive' | 'outlook-file' | 'office-document' | 'pdf' | 'image' | 'tnef' | 'binary'
>;

/** First bytes (in hexadecimal) of what people drop instead of a message, apart from message containers. */
const SIGNATURES: readonly (readonly [string, NotText])[] = [
  ['255044462d', 'pdf'], // "%PDF-"
  ['789f3e22', 'tnef'], // MS-OXTNEF §2.1.3.1
  ['89504e470d0a1a0a', 'image'], // PNG
  ['ffd8ff', 'image'], // JPEG
  ['474946383761', 'image'], // GIF87a
  ['474946383961', 'image'], // GIF89a
  ['49492a00', 'image'], // TIFF
  ['4d4d002a', 'image'],
  ['28b52ffd', 'archive'], // zstd, RFC 8878
];

/** "RIFF????WEBP" and "????ftypheic": in these pictures the signature comes after a length. */
const LATER_MARKS: readonly (readonly [number, string, NotText])[] = [
  [8, '57454250', 'image'],
  [4, '6674797068656963', 'image'],
  [4, '6674797061766966', 'image'],
];

/** How many bytes are examined to tell text from other data. */
const SAMPLE = 4096;

/**
 * What the bytes are if they are certainly not text; null for anything that may be a message. UTF-16 counts as text.
 */
export function whyNotText(bytes: Uint8Array): NotText | null {
  switch (kindOfFile(bytes.subarray(0, SAMPLE))) {
    case 'zip':
      return isDocument(bytes) ? 'office-document' : 'zip';
    case 'gzip':
    case 'archive':
      return 'archive';
    case 'outlook':
      return 'outlook-file';
    case 'mbox':
    case 'emlx':
    case 'text':
      return otherKind(bytes);
  }
}

function otherKind(bytes: Uint8Array): NotText | null {
  const head = hexOf(bytes.subarray(0, 16));
  for (const [signature, kind] of SIGNATURES) if (head.startsWith(signature)) return kind;
  for (const [place, mark, kind] of LATER_MARKS) if (head.startsWith(mark, place * 2)) return kind;
  return utf16Of(bytes) === null && isBinary(bytes.subarray(0, SAMPLE)) ? 'binary' : null;
}

/**
 * .docx, .xlsx, .odt and the like are zip archives that show it in the name of their first entry (APPNOTE.TXT §4.3.7:
 * the name begins at byte 30).
 */
function isDocument(zip: Uint8Array): boolean {
  const name = String.fromCharCode(...zip.subarray(30, 60));
  return name.startsWith('[Content_Types].xml') || name.startsWith('mimetypeapplication/');
}

/**
 * The label of a UTF-16 text, by its byte order mark or by the zeros next to its ASCII characters; null for other
 * texts.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const mark = hexOf(bytes.subarray(0, 2));
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (const [place, byte] of sample.entries()) {
    if (byte === 0 && place % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  }
  // Headers are mostly ASCII; Cyrillic text between them has few zeros.
  const many = sample.length / 8;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function isBinary(bytes: Uint8Array): boolean {
  const odd = bytes.filter((byte) => byte < 0x20 && byte !== 0x1b && (byte < 0x08 || byte > 0x0d)).length;
  return odd * 20 > bytes.length;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
