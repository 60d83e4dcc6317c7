import { spokenValue } from '../../../src/report/wording/spoken-value.ts';
import { type ReportWords, sayIn } from '../../../src/report/wording/report-words.ts';
import type { Sentence } from '../../../src/report/wording/sentence.ts';

/** A sentence as a person reads it, with ordinary spaces where Intl puts narrow or non-breaking ones. */
export function spokenSentence({ key, values }: Sentence, words: ReportWords): string {
  const texts = Object.entries(values).map(([name, value]): [string, string] => [name, spokenValue(value, words)]);
  return sayIn(words, key, Object.fromEntries(texts)).replaceAll(/[\u00a0\u202f]/gu, ' ');
}
