import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserName, LaunchOptions, Tab } from '../lab/browsers/browser.ts';
import { readShown, type Shown } from '../lab/browsers/extension-view.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';
import { lendBrowser } from './lent-browser.ts';

/** Each case is written once; vitest runs it in one project per browser, which names its browser here. */
export const BROWSER: BrowserName = process.env['LAB_BROWSER'] === 'firefox' ? 'firefox' : 'chromium';

/** The built extension for this browser. */
export const BUILT = path.resolve(import.meta.dirname, '../../dist', BUILD_OF[BROWSER]);

/** What a test wants of its browser; without `extension`, it gets the built one. */
type Wishes = Omit<LaunchOptions, 'extension'> & { readonly extension?: string };

/** The browser of this run with the extension, as if just started; perhaps one that another file used before. */
export function launch(wishes: Wishes = {}): Promise<Browser> {
  return lendBrowser(BROWSER, optionsOf(wishes));
}

/** The same in a browser that nothing else has used or will use: for what depends on its start, or changes it. */
export function launchOwn(wishes: Wishes = {}): Promise<Browser> {
  return launchBrowser(BROWSER, optionsOf(wishes));
}

function optionsOf({ language = 'en', extension = BUILT, ...rest }: Wishes): LaunchOptions {
  if (!existsSync(extension)) throw new Error(`${extension} is missing: run "npm run build" first`);
  return { ...rest, language, extension };
}

/** Clicks the toolbar button on a tab and reads what the popup answers. */
export async function ask(tab: Tab): Promise<Shown> {
  const popup = await tab.clickToolbarButton();
  const shown = await readShown(popup);
  await popup.close();
  return shown;
}
