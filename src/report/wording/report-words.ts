import type english from '../../../public/_locales/en/messages.json';
import { fillIn } from './template.ts';

/** Key of a sentence in public/_locales. Only the keys are known here: the sentences come from the caller. */
export type WordKey = keyof typeof english;

/** The language of a report: its sentences and its units. */
export interface ReportWords {
  /** The sentence of a key, split at its placeholders by `splitTemplate`. */
  readonly parts: (key: WordKey) => readonly string[];
  /** BCP 47 tag, for Intl's units and `<html lang>`. */
  readonly locale: string;
}

/** The sentence of a key with its placeholders filled in: "{host}" takes `values.host`. */
export function sayIn(words: ReportWords, key: WordKey, values: Readonly<Record<string, string>> = {}): string {
  return fillIn(words.parts(key), values);
}
