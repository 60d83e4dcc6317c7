const ESCAPED = /=[\dA-F]{2}/giu;

/** Programs break lines at 76 characters (RFC 2045 §6.7); a base64 value that ends with "=" can end anywhere. */
const BROKEN_LINE = /^.{71,76}=[ \t]*$/u;

/**
 * Whether a header is encoded as quoted-printable (RFC 2045 §6.7): each "=" begins an escape or ends a line, and at
 * least two are of a kind that a header never needs. "b=abc" of a signature, "=?UTF-8?B?…" and "…==" don't count.
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
 * Decodes a quoted-printable header, but only the escapes that the encoding must have produced: "=20" in a HELO name
 * would become a space. PHP encodes tabs, too: "=09by mx.example" continues the field above it.
 */
export function headerFromQuotedPrintable(text: string): string {
  return text
    .replaceAll(/=[ \t]*\r?\n/gu, '')
    .replaceAll(/=(?:3D|[89A-F][\dA-F]|20(?=[ \t]*\r?$)|09(?=[ \t]*\r?$))/gimu, decodedEscape)
    .replaceAll(/^=(?:2E|46)/gimu, decodedEscape)
    .replaceAll(/^(?:=09)+/gmu, '\t');
}

/** Decodes a quoted-printable body; non-ASCII bytes are returned as in source-text.ts. */
export function bodyFromQuotedPrintable(text: string): string {
  return text.replaceAll(/=[ \t]*\r?\n/gu, '').replaceAll(ESCAPED, decodedEscape);
}

function decodedEscape(escape: string): string {
  const code = Number.parseInt(escape.slice(1), 16);
  return String.fromCharCode(code < 0x80 ? code : 0xdc00 + code);
}
