/**
 * The stored settings as they were when the page began to load. They are requested once, before the code that parses
 * them has loaded.
 */
import browser from 'webextension-polyfill';
import { type StoredSettings, storedSettings } from './stored-settings.ts';

declare global {
  /**
   * Undefined if the settings were not requested, or have changed since. A global for the same reason as
   * `relayInspectorRead`.
   */
  var relayInspectorSettings: Promise<StoredSettings> | undefined;
}

/** Requests the storage now, for every {@link storedSettingsOfPage} until something changes. */
export function askForSettings(): void {
  globalThis.relayInspectorSettings = storedSettings();
  browser.storage.onChanged.addListener(() => {
    globalThis.relayInspectorSettings = undefined;
  });
}

/** The stored settings, for display. Code that changes them reads the storage itself. Never rejects. */
export function storedSettingsOfPage(): Promise<StoredSettings> {
  return globalThis.relayInspectorSettings ?? storedSettings();
}
