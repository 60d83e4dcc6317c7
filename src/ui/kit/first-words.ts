import type { Language } from '../../extension/settings/languages.ts';

/** Sentences by key. */
export type Words = Readonly<Record<string, string>>;

export interface WordsModule {
  readonly default: Words;
}

export type WordsByLanguage = Readonly<Record<Language, () => Promise<WordsModule>>>;

/** The words that every page needs from the start. */
export const FIRST_WORDS: WordsByLanguage = {
  en: () => import('virtual:words/en'),
  ru: () => import('virtual:words/ru'),
};
