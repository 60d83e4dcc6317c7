import { interfaceLanguage } from '../../extension/settings/language.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import { showTimesBy } from './clock-choice.ts';
import { type WordsPart, loadWords } from './words.ts';

export type Preferences = Pick<Settings, 'language' | 'theme' | 'timeZone'>;

/**
 * Makes the page speak, look and show times as the user has chosen. What is drawn already does not change by itself,
 * but for its colours.
 *
 * @param parts of the words that the page needs beside those that all pages share
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
