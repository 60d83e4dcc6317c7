import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { storedSettings } from './stored-settings.ts';

/**
 * The settings, for pages that are to show something at once: the code that reads stored ones is fetched only where
 * there are any. Not for the service worker, which may not fetch code. Never rejects.
 */
export async function chosenSettings(): Promise<Settings> {
  const { everywhere, thisComputer, sites } = await storedSettings();
  if (everywhere === undefined && thisComputer === undefined && sites === undefined) return DEFAULT_SETTINGS;
  const { readSettings } = await import('./read-settings.ts');
  return readSettings(thisComputer ?? everywhere, sites).settings;
}
