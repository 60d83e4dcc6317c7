const ESCAPED = /=([\dA-F]{2})/giu;

/** Programs break lines at 76 characters (RFC 2045 §6.7); a base64 value that ends with "=" ends anywhere. */
const BROKEN_LINE = /^.{71,76}=[ \t]*$/u;

/**
 * Whether a header is written as quoted-printable (RFC 2045 §6.7): every "=" of it begins an escape or ends a line, and two do what a header
 * would never need. "b=abc" of a signature, "=?UTF-8?B?…" and "…==" are none of these.
 */
export function isQuotedPrintable(header: readonly string[]): boolean {
  const text = header.join('\n');
  const signs = text.split('=').length - 1;
  const valid = text.match(/=(?:[\dA-F]{2}|[ \t]*(?:\n|$))/giu)?.length ?? 0;
  if (signs < 2 || valid < signs) return false;
  const escapes = text.match(/=3D/giu)?.length ?? 0;
  const ends = header.filter((line) => line.trimEnd().endsWith('=')).length;
  return header.filter((line) => BROKEN_LINE.test(line)).length === ends && escapes + ends >= 2;
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
