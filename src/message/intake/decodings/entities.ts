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
  ['shy', '\u00ad'],
  ['zwnj', '\u200c'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
]);

/** Decodes the HTML character references that occur in mail sources. None of them becomes a line end. */
export function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    const code = typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? Number.parseInt(hex, 16) : 0;
    if (code > 0) return code === 10 || code === 13 ? ' ' : code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return NAMED.get(String(name).toLowerCase()) ?? whole;
  });
}

const LESS = /&(?:lt|#0*60|#x0*3c);[^\s&]*(?:&(?!gt;)[^\s&]+){0,20}&(?:gt|#0*62|#x0*3e);/iu;
/** The line breaks of a page. */
const LINE_BREAK = /<br ?\/?>/giu;

/** Whether every "<" of a header was written as a reference: it contains references and no literal "<". */
export function hasEntities(header: readonly string[]): boolean {
  return (
    header.some((line) => LESS.test(line)) && !header.some((line) => line.replaceAll(LINE_BREAK, '').includes('<'))
  );
}

/**
 * Decodes the character references of a header. References to a blank are decoded only at the beginning of a line:
 * "&#32;" in a HELO name would become a blank.
 */
export function withoutMarkup(text: string): string {
  return text
    .replaceAll(/^(?:&nbsp;|[ \t])*&nbsp;(?:&nbsp;|[ \t])*/gmu, '\t')
    .replaceAll(
      /&(?:(lt|gt|amp|quot)|#(\d{2,3})|#x([\da-f]{2}));/giu,
      (whole, name?: string, decimal?: string, hex?: string) => {
        if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : whole;
      },
    );
}
