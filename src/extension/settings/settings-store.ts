/** Loading and saving the settings; stored-settings.ts says where they are kept. */
import browser from 'webextension-polyfill';
import { isFromLaterVersion } from './migrations.ts';
import { type ReadSettings, readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';
import { storedForm } from './stored-form.ts';
import { SETTINGS_KEY, SITES_KEY, type StoredSettings, storedSettings } from './stored-settings.ts';

export interface LoadedSettings extends ReadSettings {
  /** Whether the settings follow the user to other computers. */
  readonly place: SettingsPlace;
}

type SettingsPlace = 'everywhere' | 'this-computer';

const LOCK = 'relay-inspector/settings';

/** Loads the settings; never rejects. If the storage itself fails, returns the defaults. */
export async function loadSettings(): Promise<LoadedSettings> {
  return read(await storedSettings());
}

/**
 * Changes the settings: reads them, applies the change, saves the result. Changes from several pages are queued.
 * Rejects if the browser cannot save them at all.
 *
 * @returns what was saved
 */
export function changeSettings(change: (settings: Settings) => Settings): Promise<LoadedSettings> {
  return navigator.locks.request(LOCK, async () => {
    const stored = await storedSettings();
    const { settings: current } = read(stored);
    const settings = change(current);
    if (settings.automaticSites !== current.automaticSites) {
      await browser.storage.local.set({ [SITES_KEY]: settings.automaticSites });
    }
    // Another computer has a later version of the extension: its settings must not be replaced by older ones.
    const place = await save(settings, !isFromLaterVersion(stored.everywhere));
    return { settings, repairs: [], place };
  });
}

function read({ everywhere, thisComputer, sites }: StoredSettings): LoadedSettings {
  const place = thisComputer === undefined ? 'everywhere' : 'this-computer';
  return { ...readSettings(thisComputer ?? everywhere, sites), place };
}

async function save(settings: Settings, mayFollow: boolean): Promise<SettingsPlace> {
  const record = { [SETTINGS_KEY]: storedForm(settings) };
  if (mayFollow) {
    try {
      await browser.storage.sync.set(record);
      await browser.storage.local.remove(SETTINGS_KEY);
      return 'everywhere';
    } catch {
      // Synchronisation is switched off, over its quota of 8 kB per item, or was asked too often.
    }
  }
  await browser.storage.local.set(record);
  return 'this-computer';
}
