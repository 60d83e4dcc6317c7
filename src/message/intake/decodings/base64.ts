/** Shorter texts are not a message, and many words look like base64. */
const LEAST = 80;

/**
 * Decodes a text that is base64 or base64url as a whole (RFC 4648); null for any other. A truncated one is decoded as
 * far as it goes.
 */
export function fromBase64(text: string): Uint8Array | null {
  const bare = text.replaceAll(/[\s\u200b\ufeff]+/gu, '');
  if (bare.length < LEAST || !/^[\w+/-]+={0,2}$/u.test(bare)) return null;
  const digits = bare.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/u, '');
  try {
    const bytes = atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)));
    return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
