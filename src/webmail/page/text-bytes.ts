/**
 * The bytes from which a text tab was decoded. Webmails serve sources as text/plain with the message's charset, or with
 * none, and then a browser uses windows-1252. In both cases the bytes can be recovered without another request:
 * decoding in a single-byte charset can be undone, and so can UTF-8.
 *
 * @param document of the tab
 * @returns the text as UTF-8 if the charset is multi-byte, or lacks a character of the text
 */
export function textBytes(text: string, document: Document): Uint8Array {
  const table = bytesByCharacter(Reflect.get(Document.prototype, 'characterSet', document));
  const bytes = table === null ? [] : Array.from(text, (character) => table.get(character) ?? -1);
  return table === null || bytes.includes(-1) ? new TextEncoder().encode(text) : Uint8Array.from(bytes);
}

/** null for multi-byte charsets. */
function bytesByCharacter(charset: string): ReadonlyMap<string, number> | null {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  try {
    const characters = Array.from(new TextDecoder(charset).decode(all));
    const known = characters.map((character, byte): [string, number] => [character, byte]);
    return characters.length === 256 ? new Map(known.filter(([character]) => character !== '\uFFFD')) : null;
  } catch {
    return null;
  }
}
