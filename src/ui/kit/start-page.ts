import { type ComponentChild, render } from 'preact';
import { interfaceLanguage } from '../../extension/settings/language.ts';
import { chosenSettings } from '../../extension/settings/chosen-settings.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { type WordKey, type WordsPart, prefetchWords, say } from './words.ts';
import { applyPreferences } from './apply-preferences.ts';

interface Page {
  /** Parts of the words that the page needs beside those that all pages share. */
  readonly words: readonly WordsPart[];
  /** Name of the page in its tab; null where the page itself names its tab. */
  readonly title: WordKey | null;
  /** Called again whenever the user's choices changed. */
  readonly draw: () => ComponentChild;
}

/** Draws a page into its `#page` as the user wants pages, and again when the user changes that. */
export async function startPage({ words, title, draw }: Page): Promise<void> {
  const place = document.getElementById('page');
  let newest = 0;
  const show = async (): Promise<void> => {
    newest += 1;
    const own = newest;
    await applyPreferences(await chosenSettings(), words);
    if (place === null || own !== newest) return;
    if (title !== null) document.title = `${say(title)} – ${say('extension_name')}`;
    render(draw(), place);
  };
  // Most people have chosen no other language: its words need not wait for the settings.
  prefetchWords(interfaceLanguage(), words);
  observeSettings(() => void show());
  await show();
}
