import { writeFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import type { Key, Popup } from './browser.ts';
import { TELL_TROUBLES, troubleIn } from './chromium-troubles.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { waitForExpression } from './expression.ts';
import { property, textProperty } from './property.ts';

/** What the protocol needs to know about a key. Enter presses a button only if the key also has a character. */
const KEYS = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
} as const satisfies Record<Key, object>;

/** What came back for one command: its result, or why there is none. */
type Reply = { readonly result: unknown } | { readonly error: string };

/**
 * The popup of the toolbar button in Chromium. Playwright does not see it, so it is driven by the DevTools protocol, in
 * messages that the browser's own session carries (Target.sendMessageToTarget).
 */
export class ChromiumPopup implements Popup {
  readonly #browser: CDPSession;
  readonly #targetId: string;
  readonly #sessionId: string;
  readonly #troubles: string[] = [];
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #sent = 0;

  private constructor(browser: CDPSession, targetId: string, sessionId: string) {
    this.#browser = browser;
    this.#targetId = targetId;
    this.#sessionId = sessionId;
    browser.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId === this.#sessionId) this.#receive(JSON.parse(event.message));
    });
    browser.on('Target.detachedFromTarget', (event) => {
      if (event.sessionId === this.#sessionId) this.#end();
    });
  }

  static async attach(browser: CDPSession, targetId: string): Promise<ChromiumPopup> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new ChromiumPopup(browser, targetId, sessionId);
  }

  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    const exception = property(answer, 'exceptionDetails');
    if (exception !== undefined) throw new Error(`In the popup: ${JSON.stringify(exception)}`);
    return property(answer, 'result', 'value');
  }

  async waitFor(expression: string): Promise<void> {
    const evaluate = (asked: string): Promise<unknown> => this.evaluate(asked);
    await waitForExpression({ evaluate, troubles: () => this.#tellTroubles() }, expression);
  }

  async press(key: Key): Promise<void> {
    // Settled, not successful: a key can close the popup before it is released.
    await Promise.allSettled([
      this.#send('Input.dispatchKeyEvent', { type: 'keyDown', ...KEYS[key] }),
      this.#send('Input.dispatchKeyEvent', { type: 'keyUp', ...KEYS[key] }),
    ]);
  }

  async screenshot(file: string): Promise<void> {
    // On a busy machine, one that has just been opened may not be drawn yet.
    const taken = await waitUntil('the popup to be drawn', () =>
      this.#send('Page.captureScreenshot', { format: 'png' }).catch((error: unknown) => {
        if (String(error).includes('Unable to capture screenshot')) return null;
        throw error;
      }),
    );
    writeFileSync(file, Buffer.from(textProperty(taken, 'data'), 'base64'));
  }

  async close(): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.#targetId });
  }

  async #tellTroubles(): Promise<readonly string[]> {
    for (const command of TELL_TROUBLES) await this.#send(command, {});
    return this.#troubles;
  }

  async #send(method: string, params: object): Promise<unknown> {
    const id = ++this.#sent;
    const replied = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    await this.#browser.send('Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const reply = await replied;
    if ('error' in reply) throw new Error(`${method}: ${reply.error}`);
    return reply.result;
  }

  #receive(message: unknown): void {
    const trouble = troubleIn(textProperty(message, 'method'), property(message, 'params'));
    if (trouble !== null) this.#troubles.push(trouble);
    const id = Number(property(message, 'id'));
    const error = property(message, 'error');
    this.#waiting.get(id)?.(
      error === undefined ? { result: property(message, 'result') } : { error: JSON.stringify(error) },
    );
    this.#waiting.delete(id);
  }

  #end(): void {
    for (const reply of this.#waiting.values()) reply({ error: 'the popup has closed' });
    this.#waiting.clear();
  }
}
