import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { storedSettingsOfPage } from './settings-at-start.ts';

/**
 * The settings, for pages that must show something at once: the code that parses stored ones is loaded only if there
 * are any. Not for the service worker, which may not load code. Never rejects.
 */
export async function chosenSettings(): Promise<Settings> {
  const { everywhere, thisComputer, sites } = await storedSettingsOfPage();
  if (everywhere === undefined && thisComputer === undefined && sites === undefined) return DEFAULT_SETTINGS;
  const { readSettings } = await import('./read-settings.ts');
  return readSettings(thisComputer ?? everywhere, sites).settings;
}
