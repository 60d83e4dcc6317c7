/**
 * Converts bytes to text and back without loss. A byte that is not UTF-8 becomes a lone surrogate (U+DC80 to U+DCFF),
 * line by line: a raw KOI8-R subject keeps its bytes, and the lines around it keep their characters.
 */

const ESCAPE = 0xdc00;
const LONE = /[\uDC80-\uDCFF]/u;
const HIGH = /[\x80-\xff]/u;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** A leading byte order mark is kept, as U+FEFF. */
export function textOfBytes(bytes: Uint8Array): string {
  const whole = decoded(bytes);
  if (whole !== null) return whole;
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const lineEnd = bytes.indexOf(0x0a, start);
    const end = lineEnd === -1 ? bytes.length : lineEnd + 1;
    const line = bytes.subarray(start, end);
    pieces.push(decoded(line) ?? escaped(line));
    start = end;
  }
  return pieces.join('');
}

/** The bytes of a text from {@link textOfBytes}, or of any other text as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  if (!LONE.test(text)) return encoder.encode(text);
  const pieces = text
    .split(/([\uDC80-\uDCFF]+)/u)
    .map((piece) => (LONE.test(piece) ? escapedBytes(piece) : encoder.encode(piece)));
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}

/** One byte for each character of a text that holds only ASCII and escaped bytes. */
export function escapedBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) % ESCAPE);
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function escaped(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return HIGH.test(text)
    ? text.replaceAll(/[\x80-\xff]/gu, (character) => String.fromCharCode(ESCAPE + character.charCodeAt(0)))
    : text;
}
