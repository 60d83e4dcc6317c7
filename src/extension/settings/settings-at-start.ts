/** What the storage contained when the page began to load: requested once, before the code that reads it has loaded. */
import browser from 'webextension-polyfill';
import { type StoredSettings, storedSettings } from './stored-settings.ts';

let atStart: Promise<StoredSettings> | null = null;

/** Requests the storage now, for every {@link storedSettingsOfPage} until something changes. */
export function askForSettings(): void {
  atStart = storedSettings();
  browser.storage.onChanged.addListener(() => {
    atStart = null;
  });
}

/** The stored settings, for display. Code that changes them reads the storage itself. Never rejects. */
export function storedSettingsOfPage(): Promise<StoredSettings> {
  return atStart ?? storedSettings();
}
