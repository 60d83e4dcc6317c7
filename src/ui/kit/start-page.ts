import { type ComponentChild, render } from 'preact';
import { interfaceLanguage } from '../../extension/settings/language.ts';
import { chosenSettings } from '../../extension/settings/chosen-settings.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import type { WordsPart } from './word-parts.ts';
import { type WordKey, prefetchWords, say } from './words.ts';
import { applyPreferences } from './apply-preferences.ts';

interface Page {
  /** Parts of the words that the page needs besides those that all pages share. */
  readonly words: readonly WordsPart[];
  /** Name of the page in its tab; null if the page itself sets it. */
  readonly title: WordKey | null;
  /** What the first drawing waits for, besides settings and words. */
  readonly after?: Promise<void>;
  /** Called again whenever the user's choices change. */
  readonly draw: () => ComponentChild;
}

/** Draws a page into its `#page` with the user's preferences, and again when they change. */
export async function startPage({ words, title, after, draw }: Page): Promise<void> {
  const place = document.getElementById('page');
  let newest = 0;
  const show = async (): Promise<void> => {
    newest += 1;
    const own = newest;
    await applyPreferences(await chosenSettings(), words);
    await after;
    if (place === null || own !== newest) return;
    if (title !== null) document.title = `${say(title)} – ${say('extension_name')}`;
    render(draw(), place);
  };
  // Most people have not chosen another language: the words of the usual one need not wait for the settings.
  prefetchWords(interfaceLanguage(), words);
  observeSettings(() => void show());
  await show();
}
