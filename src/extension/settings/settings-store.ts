/**
 * Where the settings are kept: in the browser's synchronised storage, so that they follow the user, and on this
 * computer alone where that refuses (switched off, too large, too often). The sites with automatic checking are always
 * kept on this computer: the permissions that they go with are, too.
 */
import browser from 'webextension-polyfill';
import { toRecord } from '../wire-shapes.ts';
import { isFromLaterVersion } from './migrations.ts';
import { type ReadSettings, readSettings } from './read-settings.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { storedForm } from './stored-form.ts';

export interface LoadedSettings extends ReadSettings {
  /** Whether they follow the user to other computers. */
  readonly place: SettingsPlace;
}

export type SettingsPlace = 'everywhere' | 'this-computer';

const SETTINGS_KEY = 'settings';
const SITES_KEY = 'automaticSites';
const LOCK = 'relay-inspector/settings';

/** Reads the settings; never rejects. Where the storage itself fails they are the defaults. */
export async function loadSettings(): Promise<LoadedSettings> {
  return readStored(await stored());
}

/**
 * Changes the settings: reads them, applies the change, saves the result. Changes of several pages come one after the
 * other. Rejects where the browser cannot save them at all.
 *
 * @returns what was saved
 */
export function changeSettings(change: (settings: Settings) => Settings): Promise<LoadedSettings> {
  return navigator.locks.request(LOCK, async () => {
    const before = await stored();
    const { settings: current } = readStored(before);
    const settings = change(current);
    if (settings.automaticSites !== current.automaticSites) {
      await browser.storage.local.set({ [SITES_KEY]: settings.automaticSites });
    }
    // Another computer has a later version of the extension: its settings are not to be replaced by older ones.
    const place = await save(settings, !isFromLaterVersion(before.everywhere));
    return { settings, repairs: [], place };
  });
}

/** Everything as it was after the installation. Sites keep the permissions that the browser gave them. */
export function resetSettings(): Promise<LoadedSettings> {
  return changeSettings(() => DEFAULT_SETTINGS);
}

/** Calls back whenever settings were changed, here or on another computer, until it is told to stop. */
export function observeSettings(changed: () => void): () => void {
  const listener = (changes: object): void => {
    if (SETTINGS_KEY in changes || SITES_KEY in changes) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

interface Stored {
  readonly everywhere: unknown;
  /** There only while it is newer than the synchronised copy. */
  readonly thisComputer: unknown;
  readonly sites: unknown;
}

async function stored(): Promise<Stored> {
  const [local, everywhere] = await Promise.all([
    contentOf(() => browser.storage.local.get([SETTINGS_KEY, SITES_KEY])),
    contentOf(() => browser.storage.sync.get(SETTINGS_KEY)),
  ]);
  return { everywhere: everywhere[SETTINGS_KEY], thisComputer: local[SETTINGS_KEY], sites: local[SITES_KEY] };
}

function readStored({ everywhere, thisComputer, sites }: Stored): LoadedSettings {
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
      // Switched off, over its quota of 8 kB for one item, or asked too often.
    }
  }
  await browser.storage.local.set(record);
  return 'this-computer';
}

async function contentOf(read: () => Promise<unknown>): Promise<Partial<Record<string, unknown>>> {
  try {
    return toRecord(await read());
  } catch {
    return {};
  }
}
