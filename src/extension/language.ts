import browser from 'webextension-polyfill';

/** The languages that the extension has words for; the first is the fallback. */
export const LANGUAGES = ['en', 'ru'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language of the browser's own interface, as far as there are words in it. */
export function interfaceLanguage(): Language {
  const primary = browser.i18n.getUILanguage().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? LANGUAGES[0];
}
