const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ndash', '–'],
  ['mdash', '—'],
]);

/** Decodes the HTML character references that occur in mail sources. None of them becomes a line end. */
export function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    const code = typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? Number.parseInt(hex, 16) : 0;
    if (code > 0) return code === 10 || code === 13 ? ' ' : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return NAMED.get(String(name).toLowerCase()) ?? whole;
  });
}

/** A header in which every "<" was written as a reference: it contains references and no literal "<". */
export function hasEntities(header: readonly string[]): boolean {
  return header.some((line) => /&lt;[^\s&]*&gt;/u.test(line)) && !header.some((line) => line.includes('<'));
}

/**
 * Decodes the references for "<", ">", "&" and quotation marks in a header. No others are decoded: "&#32;" in a HELO
 * name would become a space.
 */
export function withoutMarkup(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot);/gu, (whole, name: string) => NAMED.get(name) ?? whole);
}
