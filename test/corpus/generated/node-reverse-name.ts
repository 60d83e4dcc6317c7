/**
 * Reserved in a zone file: Node's resolver escapes them with a backslash. A dot separates labels and is never one of
 * them here.
 */
const RESERVED = new Set(['"', ';', '\\', '(', ')', '@', '$']);

/**
 * A reverse name as a server that runs on Node sees it: characters that a zone file reserves get a backslash, bytes
 * that cannot be printed become `\ddd`, a space is unchanged. node-reverse-name.test.ts asks the resolver itself.
 *
 * @param ptr as the owner of the address set it
 */
export function asNodeResolves(ptr: string): string {
  return [...Buffer.from(ptr, 'utf8')].map(escaped).join('');
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte);
  if (RESERVED.has(character)) return `\\${character}`;
  return byte >= 0x20 && byte < 0x7f ? character : `\\${String(byte).padStart(3, '0')}`;
}
