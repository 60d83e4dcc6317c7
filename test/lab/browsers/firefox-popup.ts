import { writeFileSync } from 'node:fs';
import type { BidiConnection } from './bidi-connection.ts';
import type { Key, Popup } from './browser.ts';
import { waitForExpression } from './expression.ts';
import { firefoxTroubles } from './firefox-troubles.ts';
import { textProperty } from './property.ts';

/** Finds the popup's browser element in a browser window; null if none is open. */
const POPUP_BROWSER = `document.querySelector('browser.webextension-popup-browser')`;

/** Waits, inside the browser window, until a look returns something; 4800 looks are four minutes of pauses. */
const WAIT = `async (look) => {
  for (let looks = 0; looks < 4800; looks += 1) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => window.setTimeout(resolve, 50));
  }
  return null;
}`;

/**
 * Clicks the extension's item in the toolbar's extensions panel, as a person does: Firefox opens the popup and grants
 * activeTab. BiDi only addresses pages, so the panel and the popup are reached from the browser window's own scope,
 * which --remote-allow-system-access opens.
 *
 * @param window BiDi context of the browser window
 */
export async function openFirefoxPopup(bidi: BidiConnection, window: string, extensionId: string): Promise<Popup> {
  const popup = new FirefoxPopup(bidi, window);
  await popup.close(); // a second click on the button would only close an open one
  const outcome = await bidi.evaluate(
    window,
    `(async () => {
      const wait = ${WAIT};
      const panel = () => document.getElementById('unified-extensions-panel');
      document.getElementById('unified-extensions-button').click();
      const item = await wait(() => panel()?.state === 'open' && document.querySelector(
        '[data-extensionid="${extensionId}"] .unified-extensions-item-action-button'
      ));
      if (item === null) return 'The extensions panel does not show the extension';
      item.click();
      const browser = await wait(() => ${POPUP_BROWSER});
      return browser === null ? 'The click opened no popup' : 'open';
    })()`,
  );
  if (outcome !== 'open') throw new Error(String(outcome));
  return popup;
}

class FirefoxPopup implements Popup {
  readonly #bidi: BidiConnection;
  readonly #window: string;

  constructor(bidi: BidiConnection, window: string) {
    this.#bidi = bidi;
    this.#window = window;
  }

  /**
   * Uses a frame script, which runs in the popup's process and sends the value back as a message. Besides the answer only
   * two things end the wait, however long a busy machine takes: the document or the popup disappears.
   */
  async evaluate(expression: string): Promise<unknown> {
    // a sandbox with the document's own rights: the extension's CSP forbids eval in the document itself
    const script = `(async () => {
      content.addEventListener('pagehide', () => sendAsyncMessage('NAME', { error: 'the document has gone' }));
      const sandbox = Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const run = async () => JSON.stringify(await Components.utils.evalInSandbox(${JSON.stringify(expression)}, sandbox));
      sendAsyncMessage('NAME', await run().then((json) => ({ json }), (error) => ({ error: String(error) })));
    })()`;
    const answer = await this.#bidi.evaluate(
      this.#window,
      `new Promise((resolve) => {
        const browser = ${POPUP_BROWSER};
        if (browser === null) return resolve({ error: 'the popup has closed' });
        const { messageManager } = browser;
        const name = 'relay-inspector-lab-' + Math.random();
        const settle = (answer) => {
          messageManager.removeMessageListener(name, listener);
          window.clearInterval(watch);
          resolve(answer);
        };
        const listener = ({ data }) => settle(data);
        messageManager.addMessageListener(name, listener);
        // The browser element gets a new manager when its document moves into another process.
        const watch = window.setInterval(() => {
          if (${POPUP_BROWSER} !== browser) settle({ error: 'the popup has closed' });
          else if (browser.messageManager !== messageManager) settle({ error: 'the document has gone' });
        }, 50);
        const script = ${JSON.stringify(script)}.replaceAll('NAME', name);
        messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
      })`,
    );
    const error = textProperty(answer, 'error');
    if (error !== '') throw new Error(`In the popup: ${error}`);
    const json = textProperty(answer, 'json');
    return json === '' ? undefined : JSON.parse(json);
  }

  async waitFor(expression: string): Promise<void> {
    const evaluate = (asked: string): Promise<unknown> => this.evaluate(asked);
    await waitForExpression({ evaluate, troubles: () => firefoxTroubles(this.#bidi) }, expression);
  }

  /** Through the window's own input, which passes keys on to the popup, where the focus is. */
  async press(key: Key): Promise<void> {
    await this.#bidi.evaluate(
      this.#window,
      `(() => {
        ${POPUP_BROWSER}.focus();
        const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        if (!input.beginInputTransactionForTests(window)) throw new Error('the window takes no keys');
        const event = new window.KeyboardEvent('', { key: '${key}', code: '${key}' });
        input.keydown(event);
        input.keyup(event);
      })()`,
    );
  }

  async screenshot(file: string): Promise<void> {
    const data = await this.#bidi.evaluate(
      this.#window,
      `(async () => {
        const popup = ${POPUP_BROWSER}.browsingContext;
        const bitmap = await popup.currentWindowGlobal.drawSnapshot(null, 1, 'white');
        const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d').drawImage(bitmap, 0, 0);
        return canvas.toDataURL('image/png').replace(/^.*,/, '');
      })()`,
    );
    writeFileSync(file, Buffer.from(String(data), 'base64'));
  }

  async close(): Promise<void> {
    await this.#bidi.evaluate(
      this.#window,
      `(async () => {
        // One that is just opening cannot be hidden yet; and a click on the button while one is closing is lost.
        const areClosed = () => {
          const open = [...document.querySelectorAll('panel')].filter(({ state }) => state !== 'closed');
          for (const panel of open) if (panel.state === 'open') panel.hidePopup();
          return open.length === 0;
        };
        return (${WAIT})(() => areClosed() && ${POPUP_BROWSER} === null);
      })()`,
    );
  }
}
