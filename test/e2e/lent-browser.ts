/**
 * One Chromium serves many files, one after the other. It is started only once and keeps its compiled code, which saves
 * a tenth of the processor time of the end-to-end tests. After each file it is emptied (`Browser.empty`), which throws if
 * anything is left.
 */
import type { Browser, BrowserName, LaunchOptions } from '../lab/browsers/browser.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { closeAtTheEnd } from './closing-environment.ts';

/** A running browser that no file uses at the moment. */
interface Spare {
  /** How it was started. */
  readonly start: string;
  /** Installs a build of the extension, for the next file. */
  readonly equip: (extension: string) => Promise<Browser>;
  readonly close: () => Promise<void>;
}

let spare: Spare | null = null;
/** A test has failed since a browser was lent: perhaps because of the browser. */
let isDoubtful = false;

/** After a failed test, the browser that it used is not lent again. */
export function doubtBrowser(): void {
  isDoubtful = true;
}

/** A browser as if just started: one that another file has returned, or a new one. `close` returns it. */
export async function lendBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  const { extension, ...rest } = options;
  const start = JSON.stringify({ name, ...rest });
  if (spare?.start !== start) await closeSpare();
  const equip = spare?.equip;
  spare = null;
  isDoubtful = false;
  const browser = equip === undefined ? await launchBrowser(name, options) : await equip(extension);
  return { ...browser, close: () => takeBack(browser, start) };
}

/** Keeps a browser for the next file, or closes it if it may not be as good as new. */
async function takeBack(browser: Browser, start: string): Promise<void> {
  const close = (): Promise<void> => browser.close();
  if (isDoubtful || spare !== null || browser.empty === null) return close();
  try {
    spare = { start, equip: await browser.empty(), close };
    closeAtTheEnd(closeSpare);
  } catch (error) {
    console.warn(`The next file gets a new browser: ${String(error)}`);
    await close();
  }
}

async function closeSpare(): Promise<void> {
  const closed = spare;
  spare = null;
  await closed?.close();
}
