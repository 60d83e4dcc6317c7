import type { BidiConnection } from './bidi-connection.ts';
import type { BrowserWindow } from './browser.ts';
import { bidiContexts } from './firefox-contexts.ts';
import { waitUntil } from '../processes/wait-until.ts';

/** Firefox's own window, used from the browser's own scope, which --remote-allow-system-access opens. */
export class FirefoxWindow implements BrowserWindow {
  readonly #bidi: BidiConnection;
  readonly #extensionId: string;

  constructor(bidi: BidiConnection, extensionId: string) {
    this.#bidi = bidi;
    this.#extensionId = extensionId;
  }

  /** Presses a button of the real question ("doorhanger"). */
  async answerQuestion(answer: 'allow' | 'deny'): Promise<void> {
    const button = answer === 'allow' ? 'button' : 'secondaryButton';
    await waitUntil('Firefox’s question', async () =>
      this.#evaluate(`(() => {
        const question = document.getElementById('addon-webext-permissions-notification');
        if (PopupNotifications.panel.state !== 'open' || question === null) return false;
        question.${button}.click();
        return true;
      })()`),
    );
  }

  /**
   * Uses the function that about:addons itself calls when a person switches off a site in the extension's permissions.
   */
  async withdrawAccess(pattern: string): Promise<void> {
    await this.#evaluate(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.#extensionId)});
      const access = { permissions: [], origins: [${JSON.stringify(pattern)}], data_collection: [] };
      await ExtensionPermissions.remove(extension.id, access, extension);
    })()`);
  }

  /**
   * Puts the focus on the window itself: a key that goes to a page first returns from it only if it is a native one,
   * and these are made by script.
   */
  async pressShortcut(): Promise<void> {
    await this.#evaluate(`(() => {
      document.activeElement?.blur();
      const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      if (!input.beginInputTransactionForTests(window)) throw new Error('the window takes no keys');
      const keys = [['Alt', 'AltLeft'], ['Shift', 'ShiftLeft'], ['H', 'KeyH']]
        .map(([key, code]) => new window.KeyboardEvent('', { key, code, keyCode: key === 'H' ? 72 : 0 }));
      for (const key of keys) input.keydown(key);
      for (const key of keys.reverse()) input.keyup(key);
    })()`);
  }

  async chooseExtensionItem(): Promise<void> {
    await waitUntil('the extension’s item in the context menu', async () =>
      this.#evaluate(`(() => {
        const menu = document.getElementById('contentAreaContextMenu');
        const item = [...menu.querySelectorAll('menuitem')].find(({ id }) => id.includes('inspect-selection'));
        if (menu.state !== 'open' || item === undefined) return false;
        menu.activateItem(item);
        return true;
      })()`),
    );
  }

  async #evaluate(expression: string): Promise<unknown> {
    const windows = await bidiContexts(this.#bidi, 'chrome');
    const window = windows.find(({ url }) => url.endsWith('/browser.xhtml'));
    if (window === undefined) throw new Error('Firefox shows no window');
    return this.#bidi.evaluate(window.id, expression);
  }
}
