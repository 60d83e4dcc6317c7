import { writeFileSync } from 'node:fs';
import type { BidiConnection } from './bidi-connection.ts';
import type { Key, Popup, Tab } from './browser.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { waitForExpression } from './expression.ts';
import { bidiContexts } from './firefox-contexts.ts';
import { openFirefoxPopup } from './firefox-popup.ts';
import { firefoxTroubles } from './firefox-troubles.ts';
import { property, textProperty } from './property.ts';

/** WebDriver's code points for keys without a character. */
const KEY_CODES = { Tab: '\ue004', Enter: '\ue007', Escape: '\ue00c' } as const satisfies Record<Key, string>;

const CONTROL = '\ue009';

/** Opening a tab is expensive, so an empty one is reused for the next page. */
export const EMPTY = 'about:blank';

export class FirefoxTab implements Tab {
  readonly #bidi: BidiConnection;
  readonly #context: string;
  readonly #extensionId: string;
  #canBeEmptied: boolean;

  /**
   * @param context BiDi's identifier of the tab
   * @param options whether {@link close} may leave an empty tab for the next page
   */
  constructor(bidi: BidiConnection, context: string, extensionId: string, { canBeEmptied } = { canBeEmptied: false }) {
    this.#bidi = bidi;
    this.#context = context;
    this.#extensionId = extensionId;
    this.#canBeEmptied = canBeEmptied;
  }

  async url(): Promise<string> {
    return (await bidiContexts(this.#bidi)).find(({ id }) => id === this.#context)?.url ?? '';
  }

  async goto(url: string): Promise<void> {
    await this.#bidi.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  async bringToFront(): Promise<void> {
    await this.#bidi.send('browsingContext.activate', { context: this.#context });
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#bidi.evaluate(this.#context, expression);
  }

  async waitFor(expression: string): Promise<void> {
    const evaluate = (asked: string): Promise<unknown> => this.evaluate(asked);
    await waitForExpression({ evaluate, troubles: () => firefoxTroubles(this.#bidi) }, expression);
  }

  async click(selector: string): Promise<void> {
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    await this.waitFor(`${element} !== null`);
    // Its position once it no longer moves: a page that is still being laid out would move it away from the click.
    const middle = await this.evaluate(`(async () => {
      const look = () => {
        const element = ${element};
        element.scrollIntoView({ block: 'nearest' });
        const box = element.getBoundingClientRect();
        return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      };
      let [before, now] = [null, look()];
      for (let looks = 0; looks < 100 && (before?.x !== now.x || before.y !== now.y); looks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        [before, now] = [now, look()];
      }
      return now;
    })()`);
    await this.clickAt(Number(property(middle, 'x')), Number(property(middle, 'y')));
  }

  async clickAt(x: number, y: number, button: 'left' | 'right' = 'left'): Promise<void> {
    const code = button === 'left' ? 0 : 2;
    const mouse = {
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: code },
        { type: 'pointerUp', button: code },
      ],
    };
    await this.#bidi.send('input.performActions', { context: this.#context, actions: [mouse] });
  }

  async press(key: Key): Promise<void> {
    await this.#strike([KEY_CODES[key]]);
  }

  async paste(): Promise<void> {
    await this.#strike([CONTROL, 'v']);
  }

  /** Presses keys one after the other and releases them in reverse order. */
  async #strike(keys: readonly string[]): Promise<void> {
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    const keyboard = { type: 'key', id: 'keyboard', actions };
    await this.#bidi.send('input.performActions', { context: this.#context, actions: [keyboard] });
  }

  async resize(width: number, height: number): Promise<void> {
    this.#canBeEmptied = false; // the size would stay
    await this.#bidi.send('browsingContext.setViewport', { context: this.#context, viewport: { width, height } });
  }

  async chooseFile(selector: string, file: string): Promise<void> {
    const found = await this.#bidi.send('browsingContext.locateNodes', {
      context: this.#context,
      locator: { type: 'css', value: selector },
      maxNodeCount: 1,
    });
    const sharedId = textProperty(found, 'nodes', '0', 'sharedId');
    await this.#bidi.send('input.setFiles', { context: this.#context, element: { sharedId }, files: [file] });
  }

  async screenshot(file: string): Promise<void> {
    const shot = await this.#bidi.send('browsingContext.captureScreenshot', { context: this.#context });
    writeFileSync(file, Buffer.from(textProperty(shot, 'data'), 'base64'));
  }

  async close(): Promise<void> {
    const hasEmptyTab = (await bidiContexts(this.#bidi)).some(({ url }) => url === EMPTY);
    if (this.#canBeEmptied && !hasEmptyTab) {
      await this.goto(EMPTY);
      return;
    }
    // Firefox keeps its last tab open, and does not say so.
    if ((await bidiContexts(this.#bidi)).length === 1) await this.#bidi.send('browsingContext.create', { type: 'tab' });
    await this.#bidi.send('browsingContext.close', { context: this.#context });
  }

  async clickToolbarButton(): Promise<Popup> {
    await this.bringToFront();
    return openFirefoxPopup(this.#bidi, await this.#window(), this.#extensionId);
  }

  /** The browser window in which this tab is the active one, as soon as the window has learned of it. */
  #window(): Promise<string> {
    return waitUntil('the browser window in which the tab is in front', async () => {
      const url = await this.url();
      for (const window of await bidiContexts(this.#bidi, 'chrome')) {
        if (!window.url.endsWith('/browser.xhtml')) continue;
        if ((await this.#bidi.evaluate(window.id, 'gBrowser.currentURI.spec')) === url) return window.id;
      }
      return null;
    });
  }
}
