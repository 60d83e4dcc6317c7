import browser from 'webextension-polyfill';

/** The version of the installed extension, as in package.json. */
export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}
