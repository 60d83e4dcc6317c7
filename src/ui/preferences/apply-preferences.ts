import { interfaceLanguage } from '../../extension/language.ts';
import type { Settings } from '../../extension/settings/settings.ts';
import { showTimesBy } from '../format/moment.ts';
import { type PageWithWords, loadWords } from '../words.ts';

export type Preferences = Pick<Settings, 'language' | 'theme' | 'timeZone'>;

/**
 * Makes the page speak, look and show times as the user has chosen. What is drawn already does not change by itself,
 * but for its colours.
 *
 * @param page whose own words are wanted beside those that all pages share
 */
export async function applyPreferences(
  { language, theme, timeZone }: Preferences,
  page: PageWithWords | null,
): Promise<void> {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  showTimesBy(timeZone);
  await loadWords(language === 'auto' ? interfaceLanguage() : language, navigator.languages, page);
}
