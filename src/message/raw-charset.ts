import { escapedBytes } from './source-text.ts';

/** How often the letters of Russian are used, in thousandths, from а to я; ё is rare everywhere. */
const FREQUENCIES = [
  80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3, 6,
  20,
];
const FIRST_LETTER = 'а'.charCodeAt(0);

/** A word written as people write: in one case, or with a capital first letter. A wrong charset turns the cases round. */
const WELL_WRITTEN = /^(?:[а-яё]+|[А-ЯЁ]+|[А-ЯЁ][а-яё]+)$/u;
/** What a word in the wrong case is worth: more than its letters can make up for. */
const BADLY_WRITTEN = -100;

/**
 * A text of a header in which bytes stand that are not UTF-8 (escaped as source-text.ts does), decoded for people: old PHP mailers and webmasters
 * write headers unencoded, against RFC 5322. By the charset that the message names, where that fits; else by a guess between the two that
 * Russian mail has, koi8-r and windows-1251; else as windows-1252.
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

/** null where the charset is not known or the bytes are not of it. */
function decodedAs(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How much a text looks like Russian: above zero where it does. */
function russian(text: string): number {
  const words = text.match(/[^\x00-\x7f]+/gu) ?? [];
  return words.map(worthOf).reduce((sum, worth) => sum + worth, 0);
}

function worthOf(word: string): number {
  if (!WELL_WRITTEN.test(word)) return BADLY_WRITTEN * word.length;
  const worths = Array.from(word.toLowerCase(), (letter) => FREQUENCIES[letter.charCodeAt(0) - FIRST_LETTER] ?? 1);
  // A single letter between those of another script is Western Europe's.
  return worths.length === 1 ? 0 : worths.reduce((sum, worth) => sum + worth, 0);
}
