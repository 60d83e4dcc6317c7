import { durationInWords } from './duration-words.ts';
import { type ReportWords, sayIn } from './report-words.ts';
import type { SentenceValue } from './sentence.ts';

/** The value of a placeholder in the reader's language. `quoted` and `title` are still text from outside. */
export function spokenValue(value: SentenceValue, words: ReportWords): string {
  switch (value.kind) {
    case 'quoted':
    case 'title':
      return value.text;
    case 'duration':
      return durationInWords(value.seconds, words);
    case 'number':
      return new Intl.NumberFormat(words.locale).format(value.number);
    case 'words':
      return sayIn(words, value.key);
  }
}
