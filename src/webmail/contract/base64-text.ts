/**
 * The text of base64, in either alphabet and with or without padding (RFC 4648 §5), read as UTF-8; null for anything
 * else. Webmails write the padding as "=", "." or "~" in their addresses.
 */
export function textFromBase64(text: string): string | null {
  const plain = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[=~.]{1,2}$/u, '');
  try {
    const bytes = Uint8Array.from(atob(plain), (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
