/**
 * The text of base64, in either alphabet and with or without padding (RFC 4648 §5), read as UTF-8; null for anything
 * else.
 */
export function textFromBase64(text: string): string | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
