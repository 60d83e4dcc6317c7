/** Groups that hold no text of the document. */
const DESTINATIONS = new Set(
  'fonttbl colortbl stylesheet info pict object header footer generator listtable'.split(' '),
);
const BREAKS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['sect', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
]);
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/giu;

/** Whether a text is RTF, every version of which begins like this. */
export function isRichText(text: string): boolean {
  return /^[\s\ufeff]*\{\\rtf/u.test(text.slice(0, 200));
}

/**
 * The text of an RTF document, which is what word processors and Outlook paste. Formatting is dropped; paragraphs
 * become lines.
 */
export function textOfRichText(rtf: string): string {
  const decoder = decoderOf(/\\ansicpg(\d{3,5})/u.exec(rtf.slice(0, 2000))?.[1]);
  const out: string[] = [];
  /** For each open group: whether its text is skipped, and how many fallback characters follow a Unicode one (\uc). */
  const groups: { skipped: boolean; substitutes: number }[] = [];
  let group = { skipped: false, substitutes: 1 };
  let substitutesLeft = 0;
  const put = (text: string): void => {
    if (group.skipped) return;
    const left = text.slice(substitutesLeft);
    substitutesLeft = Math.max(0, substitutesLeft - text.length);
    out.push(left);
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    if (brace === '{') {
      groups.push(group);
      group = { ...group };
    } else if (brace === '}') {
      group = groups.pop() ?? group;
    } else if (word !== undefined) {
      if (DESTINATIONS.has(word)) group.skipped = true;
      else if (word === 'uc') group.substitutes = Number(number ?? 1);
      else if (word === 'u') {
        put(String.fromCharCode(Number(number ?? 63) & 0xffff));
        substitutesLeft = group.substitutes;
      } else put(BREAKS.get(word) ?? '');
    } else if (hex !== undefined) {
      put(decoder.decode(Uint8Array.of(Number.parseInt(hex, 16))));
    } else if (symbol === '*') {
      group.skipped = true;
    } else if (symbol !== undefined) {
      put(symbol === '~' ? '\u00a0' : symbol === '\n' || symbol === '\r' ? '\n' : symbol === '-' ? '' : symbol);
    } else {
      put(text ?? '');
    }
  }
  return out.join('');
}

function decoderOf(codePage: string | undefined): TextDecoder {
  try {
    return new TextDecoder(`windows-${codePage ?? '1252'}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
