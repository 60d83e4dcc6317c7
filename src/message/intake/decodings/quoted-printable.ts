const ESCAPED = /=([\dA-F]{2})/giu;

/**
 * Whether a header is written as quoted-printable (RFC 2045 §6.7): every "=" of it begins an escape or ends a line, and one
 * does what a header would never need. "b=abc" of a signature is neither.
 */
export function isQuotedPrintable(header: readonly string[]): boolean {
  const text = header.join('\n');
  const signs = text.split('=').length - 1;
  const escapes = text.match(/=3D/giu)?.length ?? 0;
  const softBreaks = text.match(/=[ \t]*\n(?=\S)/gu)?.length ?? 0;
  if (escapes + softBreaks < 2) return false;
  const valid = text.match(/=(?:[\dA-F]{2}|[ \t]*(?:\n|$))/giu)?.length ?? 0;
  // Encoded words ("=?UTF-8?B?…") are written with a bare "=" by programs that encode by hand.
  const words = text.match(/=\?|\?=/gu)?.length ?? 0;
  return valid + words >= signs;
}

/**
 * A text without quoted-printable; what is not ASCII comes as the bytes of source-text.ts. Escaped line ends stay escaped: a
 * value must not begin a field.
 */
export function fromQuotedPrintable(text: string): string {
  const joined = text.replaceAll(/=[ \t]*\r?\n/gu, '');
  return joined.replaceAll(ESCAPED, (escape, digits: string) => {
    const code = Number.parseInt(digits, 16);
    if (code >= 0x80) return String.fromCharCode(0xdc00 + code);
    return code === 0x09 || (code >= 0x20 && code < 0x7f) ? String.fromCharCode(code) : escape;
  });
}
