import type { WordsByLanguage } from './first-words.ts';

/**
 * A part of the words that not every page needs from the start: the keys that begin with "<part>_" (see `WORDS_PARTS`
 * in vite.config.ts).
 */
export type WordsPart =
  | 'inspector'
  | 'guide'
  | 'options'
  | 'failure'
  | 'offer'
  | 'advice'
  | 'finding'
  | 'explain'
  | 'noted'
  | 'table'
  | 'series'
  | 'messages'
  | 'bulk'
  | 'evidence';

/**
 * All parts. They are in a separate module, loaded with the first part, because the popup shows its answer without any.
 */
export const WORD_PARTS: Readonly<Record<WordsPart, WordsByLanguage>> = {
  inspector: {
    en: () => import('virtual:words/inspector-en'),
    ru: () => import('virtual:words/inspector-ru'),
  },
  guide: {
    en: () => import('virtual:words/guide-en'),
    ru: () => import('virtual:words/guide-ru'),
  },
  options: {
    en: () => import('virtual:words/options-en'),
    ru: () => import('virtual:words/options-ru'),
  },
  failure: {
    en: () => import('virtual:words/failure-en'),
    ru: () => import('virtual:words/failure-ru'),
  },
  offer: {
    en: () => import('virtual:words/offer-en'),
    ru: () => import('virtual:words/offer-ru'),
  },
  advice: {
    en: () => import('virtual:words/advice-en'),
    ru: () => import('virtual:words/advice-ru'),
  },
  finding: {
    en: () => import('virtual:words/finding-en'),
    ru: () => import('virtual:words/finding-ru'),
  },
  explain: {
    en: () => import('virtual:words/explain-en'),
    ru: () => import('virtual:words/explain-ru'),
  },
  noted: {
    en: () => import('virtual:words/noted-en'),
    ru: () => import('virtual:words/noted-ru'),
  },
  table: {
    en: () => import('virtual:words/table-en'),
    ru: () => import('virtual:words/table-ru'),
  },
  series: {
    en: () => import('virtual:words/series-en'),
    ru: () => import('virtual:words/series-ru'),
  },
  messages: {
    en: () => import('virtual:words/messages-en'),
    ru: () => import('virtual:words/messages-ru'),
  },
  bulk: {
    en: () => import('virtual:words/bulk-en'),
    ru: () => import('virtual:words/bulk-ru'),
  },
  evidence: {
    en: () => import('virtual:words/evidence-en'),
    ru: () => import('virtual:words/evidence-ru'),
  },
};
