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

/** A text with its character references of HTML replaced, those that mail's sources need. Line ends are not made of any. */
export function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    const code = typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? Number.parseInt(hex, 16) : 0;
    if (code > 0) return code === 10 || code === 13 ? ' ' : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return NAMED.get(String(name).toLowerCase()) ?? whole;
  });
}

/** A header in which each "<" was written as a reference: it has references and no such sign. */
export function hasEntities(header: readonly string[]): boolean {
  return header.some((line) => /&lt;[^\s&]*&gt;/u.test(line)) && !header.some((line) => line.includes('<'));
}

/** A header without the references for "<", ">", "&" and quotation marks. No other is undone: "&#32;" in a HELO name would become a blank. */
export function withoutMarkup(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot);/gu, (whole, name: string) => NAMED.get(name) ?? whole);
}
