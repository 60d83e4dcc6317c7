import { escapedBytes } from './source-text.ts';

/** How often the letters of Russian occur, in thousandths, from а to я; ё is rare everywhere. */
const FREQUENCIES = [
  80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3, 6,
  20,
];
const FIRST_LETTER = 'а'.charCodeAt(0);

/** A word in normal spelling: in one case, or with a capital first letter. A wrong charset swaps the cases. */
const WELL_WRITTEN = /^(?:[а-яё]+|[А-ЯЁ]+|[А-ЯЁ][а-яё]+)$/u;
/** The score of a word in mixed case, too low for its letters to make up for. */
const BADLY_WRITTEN = -100;

/**
 * Decodes header text that contains bytes which are not UTF-8 (escaped as in source-text.ts): old PHP mailers and
 * webmasters write unencoded headers, against RFC 5322. Uses the charset that the message declares, if it fits; else
 * guesses between the two that are common in Russian mail, koi8-r and windows-1251; else windows-1252.
 *
 * @param declared the charset of Content-Type, if any
 */
export function withRawBytesDecoded(text: string, declared: string | null): string {
  return text.replaceAll(/[^\x20\t(),.:;<>@[\]"]*[\uDC80-\uDCFF][^\t(),.:;<>@[\]"]*/gu, (raw) =>
    decoded(escapedBytes(raw), declared),
  );
}

function decoded(bytes: Uint8Array, declared: string | null): string {
  const named = declared === null ? null : decodedAs(bytes, declared);
  if (named !== null) return named;
  const [best] = ['windows-1251', 'koi8-r']
    .flatMap((label) => decodedAs(bytes, label) ?? [])
    .map((text) => ({ text, score: russian(text) }))
    .toSorted((one, another) => another.score - one.score);
  if (best !== undefined && best.score > 0) return best.text;
  return new TextDecoder('windows-1252').decode(bytes);
}

/** The bytes as text; null if the charset is unknown or the bytes are invalid in it. */
function decodedAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How much a text looks like Russian: positive if it does. */
function russian(text: string): number {
  const words = text.match(/[^\x00-\x7f]+/gu) ?? [];
  return words.map(worthOf).reduce((sum, worth) => sum + worth, 0);
}

function worthOf(word: string): number {
  if (!WELL_WRITTEN.test(word)) return BADLY_WRITTEN * word.length;
  const worths = Array.from(word.toLowerCase(), (letter) => FREQUENCIES[letter.charCodeAt(0) - FIRST_LETTER] ?? 1);
  // A single such letter among Latin ones is probably Western European.
  return worths.length === 1 ? 0 : worths.reduce((sum, worth) => sum + worth, 0);
}
