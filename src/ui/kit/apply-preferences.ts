import { interfaceLanguage } from '../../extension/settings/language.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import { showTimesBy } from './clock-choice.ts';
import type { WordsPart } from './word-parts.ts';
import { loadWords } from './words.ts';

export type Preferences = Pick<Settings, 'language' | 'theme' | 'timeZone'>;

/**
 * Applies the user's choice of language, colours and times to the page. Of what is already drawn, only the colours
 * change.
 *
 * @param parts of the words that the page needs besides those that all pages share
 */
export async function applyPreferences(
  { language, theme, timeZone }: Preferences,
  parts: readonly WordsPart[],
): Promise<void> {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  showTimesBy(timeZone);
  await loadWords(language === 'auto' ? interfaceLanguage() : language, navigator.languages, parts);
}
