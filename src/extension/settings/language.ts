import browser from 'webextension-polyfill';
import { type Language, LANGUAGES } from './languages.ts';

/** The language of the browser's own interface, if the extension has it. */
export function interfaceLanguage(): Language {
  const primary = browser.i18n.getUILanguage().toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? LANGUAGES[0];
}
