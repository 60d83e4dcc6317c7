import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { waitUntil } from '../processes/wait-until.ts';
import type { BrowserWindow } from './browser.ts';

const run = promisify(execFile);

/**
 * Chromium ignores keys in the first half second of a question, so that nobody answers by accident, and draws it inside
 * its window, where neither a protocol nor the display shows it. So there is a pause, which is longer on a busy
 * machine: a hundred times what starting a small program takes there.
 */
const SHORTEST_PAUSE_MS = 2000;
const STARTS_TO_MEASURE = 4;
const PAUSE_PER_START = 100;

/** Chromium's own window on an X display, used with real key presses: no protocol reaches it. */
export class ChromiumWindow implements BrowserWindow {
  readonly #context: BrowserContext;
  readonly #extensionId: string;
  /** null if Chromium shows no window. */
  readonly #display: string | null;

  constructor(context: BrowserContext, extensionId: string, display: string | null) {
    this.#context = context;
    this.#extensionId = extensionId;
    this.#display = display;
  }

  /** The focus is on "Deny" at first; Escape denies from anywhere. */
  async answerQuestion(answer: 'allow' | 'deny'): Promise<void> {
    const began = performance.now();
    for (let start = 0; start < STARTS_TO_MEASURE; start += 1) await this.#xdotool('getwindowfocus');
    const perStart = (performance.now() - began) / STARTS_TO_MEASURE;
    await pause(Math.max(SHORTEST_PAUSE_MS, perStart * PAUSE_PER_START));
    await this.#press(...(answer === 'allow' ? ['Tab', 'Return'] : ['Escape']));
  }

  /** Uses the function that chrome://extensions itself calls when a person removes a site from the extension's list. */
  async withdrawAccess(pattern: string): Promise<void> {
    const settings = await this.#context.newPage();
    await settings.goto(`chrome://extensions/?id=${this.#extensionId}`);
    await settings.evaluate(
      `chrome.developerPrivate.removeHostPermission('${this.#extensionId}', ${JSON.stringify(pattern)})`,
    );
    await settings.close();
  }

  async pressShortcut(): Promise<void> {
    await this.#press('alt+shift+h');
  }

  /** Extensions' items come last but one: "Inspect" of the browser's own tools follows them. */
  async chooseExtensionItem(): Promise<void> {
    await waitUntil('the context menu', () => this.#showsMenu());
    await this.#press('Up', 'Up', 'Return');
  }

  /** A menu is a separate window, narrower than the root window and Chromium's, and taller than a tooltip. */
  async #showsMenu(): Promise<boolean> {
    try {
      const windows = await this.#xdotool(
        ...['search', '--onlyvisible', '--name', '.*'],
        ...['getwindowgeometry', '--shell', '%@'],
      );
      const sizes = windows.matchAll(/^WIDTH=(\d+)\nHEIGHT=(\d+)$/gm);
      return [...sizes].some(([, width, height]) => Number(width) < 1000 && Number(height) > 100);
    } catch (error) {
      // A window that disappears while it is examined, such as a tooltip, makes xdotool exit.
      if (String(error).includes('BadWindow')) return false;
      throw error;
    }
  }

  async #press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#xdotool('key', key);
  }

  async #xdotool(...words: readonly string[]): Promise<string> {
    if (this.#display === null) throw new Error('Chromium was started without a window: use "headed" and "display"');
    const { stdout } = await run('xdotool', words, { env: { ...process.env, DISPLAY: this.#display } });
    return stdout;
  }
}
