import path from 'node:path';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { chipsIn, newestTabId } from '../lab/browsers/page-chip.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { MESSAGE_OF_VERDICT } from './popup-pictures.ts';
import { demoMessage, type Look } from './stage.ts';

/** The chip next to the subject, on a MailDev whose messages are checked automatically, for two answers. */
export async function takeAutomaticPictures(
  built: string,
  mailDevUrl: string,
  look: Look,
  pictures: string,
): Promise<void> {
  const extension = allowLoopback(built);
  const browser = await launchBrowser('chromium', { extension: extension.folder, ...look });
  try {
    const settings = await browser.open(browser.extensionUrl('options.html'));
    const site = JSON.stringify({ automaticSites: [new URL(mailDevUrl).origin] });
    await settings.evaluate(`chrome.storage.local.set(${site})`);
    const tab = await browser.open(mailDevUrl);
    const tabId = await newestTabId(settings);
    await tab.resize(1024, 400);
    for (const verdict of ['proven', 'contradicted'] as const) {
      await openInMailDev(tab, demoMessage(MESSAGE_OF_VERDICT[verdict]).subject);
      await waitUntil(`the chip of the answer “${verdict}”`, async () => {
        const [chip, ...others] = await chipsIn(settings, tabId);
        return chip?.verdict === verdict && others.length === 0;
      });
      await tab.screenshot(path.join(pictures, `chip-${verdict}-${look.language}-${look.colourScheme}.png`));
    }
  } finally {
    await browser.close();
    await extension.stop();
  }
}
