import type messages from '../../../public/_locales/en/messages.json';
import english from 'virtual:words/toolbar-en';
import russian from 'virtual:words/toolbar-ru';
import { visibleLine } from '../../hosts/invisible.ts';
import { fillIn, splitTemplate } from '../../report/wording/template.ts';
import type { Language } from '../settings/languages.ts';

/** A sentence that the background shows: on the toolbar button, in a page, in a context menu. */
export type ToolbarKey = Extract<keyof typeof messages, `toolbar_${string}`>;

/** Both languages: a service worker may not load code, and the user may change the language while it runs. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: english, ru: russian };

/**
 * @param relay replaces "{relay}" in the sentence. Users name their relays, and profiles come from files, so invisible
 * characters in it are made visible
 */
export function toolbarSentence(language: Language, key: ToolbarKey, relay = ''): string {
  return fillIn(splitTemplate(WORDS[language][key] ?? key), { relay: visibleLine(relay) });
}
