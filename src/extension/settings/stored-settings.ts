/**
 * The settings in the browser's storage, unparsed. They may contain anything; read-settings.ts parses them.
 *
 * They are kept in the browser's synchronised storage, so that they follow the user. If that refuses (switched off, too
 * large, too often), they are kept on this computer only. The sites with automatic checking are always kept on this
 * computer, because the permissions that belong to them are, too.
 */
import browser from 'webextension-polyfill';
import { toRecord } from '../wire/to-record.ts';

export const SETTINGS_KEY = 'settings';
export const SITES_KEY = 'automaticSites';

export interface StoredSettings {
  readonly everywhere: unknown;
  /** The copy on this computer; present only while it is newer than the synchronised one. */
  readonly thisComputer: unknown;
  readonly sites: unknown;
}

/** Never rejects: what cannot be read counts as missing. */
export async function storedSettings(): Promise<StoredSettings> {
  const [local, everywhere] = await Promise.all([
    contentOf(() => browser.storage.local.get([SETTINGS_KEY, SITES_KEY])),
    contentOf(() => browser.storage.sync.get(SETTINGS_KEY)),
  ]);
  return { everywhere: everywhere[SETTINGS_KEY], thisComputer: local[SETTINGS_KEY], sites: local[SITES_KEY] };
}

/**
 * Calls back whenever settings were changed, here or on another computer.
 * @returns a function that stops it
 */
export function observeSettings(changed: () => void): () => void {
  const listener = (changes: object): void => {
    if (SETTINGS_KEY in changes || SITES_KEY in changes) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

async function contentOf(read: () => Promise<unknown>): Promise<Partial<Record<string, unknown>>> {
  try {
    return toRecord(await read());
  } catch {
    return {};
  }
}
