import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/** Folder of the extension's build for each browser, below `dist`. */
export const BUILD_OF: Readonly<Record<BrowserName, 'chrome' | 'firefox'>> = { chromium: 'chrome', firefox: 'firefox' };

/** Starts a real browser with the extension in it. Throws an error in plain words if this machine has no such browser. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
