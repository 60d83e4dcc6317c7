import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserName, LaunchOptions, Tab } from '../lab/browsers/browser.ts';
import { readShown, type Shown } from '../lab/browsers/extension-view.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';

/** Each case is written once; vitest runs it in one project per browser, which names its browser here. */
export const BROWSER: BrowserName = process.env['LAB_BROWSER'] === 'firefox' ? 'firefox' : 'chromium';

/** Starts the browser of this run with the built extension. */
export function launch(options: Omit<LaunchOptions, 'extension'> = {}): Promise<Browser> {
  const extension = path.resolve(import.meta.dirname, '../../dist', BUILD_OF[BROWSER]);
  if (!existsSync(extension)) throw new Error(`${extension} is missing: run "npm run build" first`);
  return launchBrowser(BROWSER, { ...options, extension });
}

/** Clicks the toolbar button on a tab and reads what the popup answers. */
export async function ask(tab: Tab): Promise<Shown> {
  const popup = await tab.clickToolbarButton();
  const shown = await readShown(popup);
  await popup.close();
  return shown;
}
