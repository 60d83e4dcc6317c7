import { type ComponentChild, render } from 'preact';
import { interfaceLanguage } from '../../extension/settings/language.ts';
import { chosenSettings } from '../../extension/settings/chosen-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../extension/settings/settings.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import type { WordsPart } from './word-parts.ts';
import { type WordKey, prefetchWords, say } from './words.ts';
import { applyPreferences } from './apply-preferences.ts';

interface Page {
  /** Parts of the words that the page needs besides those that all pages share. */
  readonly words: readonly WordsPart[];
  /** Name of the page in its tab; null if the page itself sets it. */
  readonly title: WordKey | null;
  /** What the first drawing waits for, besides settings and words; whether it succeeds makes no difference. */
  readonly after?: Promise<void>;
  /** Called again whenever the user's choices change. */
  readonly draw: () => ComponentChild;
}

/** How long a page waits for its settings. Then it is drawn with the defaults, and again when they arrive. */
export const SETTINGS_LIMIT_MS = 2000;

/**
 * Draws a page into its `#page` with the user's preferences, and again when they change. Rejects if the first drawing
 * fails; then the page shows the sentence of not-drawn.html instead.
 */
export async function startPage({ words, title, after, draw }: Page): Promise<void> {
  const place = document.getElementById('page');
  let newest = 0;
  let drawn = 0;
  let turn = Promise.resolve();
  const drawWith = async (settings: Settings, own: number): Promise<void> => {
    // A drawing that began later may have finished first.
    if (place === null || own < drawn) return;
    try {
      await applyPreferences(settings, words);
      await after?.catch(() => undefined);
      if (title !== null) document.title = `${say(title)} – ${say('extension_name')}`;
      render(draw(), place);
      drawn = own;
    } catch (error) {
      if (drawn === 0) showNotDrawn(place);
      throw error;
    }
  };
  /** Draws one at a time, or the words of one would get into the other. */
  const inTurn = (settings: Settings, own: number): Promise<void> => {
    const drawing = turn.then(() => drawWith(settings, own));
    turn = drawing.catch(() => undefined);
    return drawing;
  };
  const show = async (): Promise<void> => {
    newest += 1;
    const own = newest;
    const chosen = chosenSettings().catch(() => DEFAULT_SETTINGS);
    const inTime = await Promise.race([chosen, pause(SETTINGS_LIMIT_MS)]);
    await inTurn(inTime ?? DEFAULT_SETTINGS, own);
    if (inTime === undefined) await inTurn(await chosen, own);
  };
  // Most people have not chosen another language: the words of the usual one need not wait for the settings.
  prefetchWords(interfaceLanguage(), words);
  observeSettings(() => void show().catch((error: unknown) => reportError(error)));
  await show();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** An empty `#page` makes room for the sentence of not-drawn.html; `data-failed` shows it at once. */
function showNotDrawn(place: HTMLElement): void {
  place.replaceChildren();
  document.documentElement.dataset['failed'] = '';
  // The links there work without scripts, but would lose the part of the address after "#", which is the key of a
  // source from the popup.
  document.querySelector('.not-drawn')?.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
}
