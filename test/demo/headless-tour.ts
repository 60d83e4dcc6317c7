import path from 'node:path';
import type { Browser } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { DEMO_MESSAGES } from './demo-messages.ts';

/**
 * Opens each demo message in MailDev, clicks the real toolbar button, prints what the popup says, and saves a picture
 * of it.
 *
 * @param pictures folder for the pictures
 * @returns names of the messages for which the popup had no verdict
 */
export async function headlessTour(browser: Browser, mailDevUrl: string, pictures: string): Promise<readonly string[]> {
  const failed: string[] = [];
  const tab = await browser.open(mailDevUrl);
  for (const [index, { name, subject }] of DEMO_MESSAGES.entries()) {
    await openInMailDev(tab, subject);
    const popup = await tab.clickToolbarButton();
    const shown = await readShown(popup);
    const picture = path.join(pictures, `${String(index + 1).padStart(2, '0')}-${name}.png`);
    await popup.screenshot(picture);
    await popup.close();
    if (shown.verdict === null) failed.push(name);
    console.log(`${(shown.verdict ?? shown.state).padEnd(13)} ${subject}`);
    console.log(`${' '.repeat(13)} ${shown.sentence}${shown.sentence.includes(shown.host) ? '' : ` (${shown.host})`}`);
    console.log(`${' '.repeat(13)} ${path.relative(process.cwd(), picture)}`);
  }
  return failed;
}
