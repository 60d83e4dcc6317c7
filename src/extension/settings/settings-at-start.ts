/** What the storage held when the page began to load: asked for once, before the code is there that reads it. */
import browser from 'webextension-polyfill';
import { type StoredSettings, storedSettings } from './stored-settings.ts';

let atStart: Promise<StoredSettings> | null = null;

/** Asks the storage now, for every {@link storedSettingsOfPage} until something changes. */
export function askForSettings(): void {
  atStart = storedSettings();
  browser.storage.onChanged.addListener(() => {
    atStart = null;
  });
}

/** The stored settings, for showing. Whoever changes them asks the storage itself. Never rejects. */
export function storedSettingsOfPage(): Promise<StoredSettings> {
  return atStart ?? storedSettings();
}
