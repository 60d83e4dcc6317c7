import type { BidiConnection } from './bidi-connection.ts';

/** Closes all popups, all windows but this one, and all tabs but a new one. */
const CLOSE = `(async () => {
  for (const panel of document.querySelectorAll('panel')) if (panel.state === 'open') panel.hidePopup();
  for (const other of Services.wm.getEnumerator('navigator:browser')) if (other !== window) other.close();
  const empty = gBrowser.addTrustedTab('about:blank');
  gBrowser.selectedTab = empty;
  for (const tab of [...gBrowser.tabs]) if (tab !== empty) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
})()`;

/** Deletes what pages have left: cookies, storage, caches, permissions, history, the clipboard, errors. */
const CLEAN = `(async () => {
  await new Promise((resolve) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted: resolve }));
  Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard);
  Services.console.reset();
})()`;

/**
 * Deletes everything of a Firefox's use until now, but neither ends nor starts it. Afterwards it has no extension, one
 * empty tab. Throws if anything is left.
 *
 * @param window BiDi context of the browser window
 * @param extension its id, and the host part that its addresses get when it is installed again
 */
export async function emptyFirefox(
  bidi: BidiConnection,
  window: string,
  extension: { readonly id: string; readonly uuid: string },
): Promise<void> {
  // First: Firefox closes the tabs of an extension that is uninstalled, and its window with the last tab.
  await bidi.evaluate(window, CLOSE);
  // With it go its storage, its settings, its menus, its scripts and its access to sites.
  await bidi.send('webExtension.uninstall', { extension: extension.id });
  await bidi.evaluate(window, CLEAN);
  const uuids = JSON.stringify({ [extension.id]: extension.uuid });
  await bidi.evaluate(
    window,
    `Services.prefs.setStringPref('extensions.webextensions.uuids', ${JSON.stringify(uuids)})`,
  );
  const left = await leftInFirefox(bidi, window, extension.id);
  if (left.length > 0) throw new Error(`Left in Firefox: ${left.join(', ')}`);
}

/** What is left of a Firefox's use: nothing in one that has just been started, before it got its extension. */
async function leftInFirefox(bidi: BidiConnection, window: string, extensionId: string): Promise<readonly string[]> {
  const id = JSON.stringify(extensionId);
  const left = await bidi.evaluate(
    window,
    `(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { permissions, origins } = await ExtensionPermissions.get(${id});
      const windows = [...Services.wm.getEnumerator('navigator:browser')];
      const addresses = windows.flatMap(({ gBrowser }) => gBrowser.browsers.map(({ currentURI }) => currentURI.spec));
      return [
        ...(WebExtensionPolicy.getByID(${id}) === null ? [] : ['the extension']),
        ...permissions, ...origins,
        ...(windows.length === 1 ? [] : [windows.length + ' windows']),
        ...(addresses.length === 1 && addresses[0] === 'about:blank' ? [] : addresses),
        ...Services.cookies.cookies.map(({ host, name }) => 'the cookie ' + name + ' of ' + host),
        ...[...document.querySelectorAll('panel')].filter(({ state }) => state !== 'closed').map(({ id }) => 'the panel ' + id),
      ];
    })()`,
  );
  if (!Array.isArray(left)) throw new Error('Firefox does not say what is left in it');
  return left.map(String);
}
