/**
 * Bytes as a string of one character each (ISO 8859-1). Messages between a page and the extension are JSON in Chrome,
 * and so is the content of session storage.
 */

/** An engine limits the arguments of one call. */
const CHUNK = 8192;

/** One character, U+0000 to U+00FF, for each byte. */
export function bytesToText(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return text;
}

/** The bytes of such a string; null for a string that was not made from bytes. */
export function textToBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0xff) {
      return null;
    }
    bytes[at] = code;
  }
  return bytes;
}
