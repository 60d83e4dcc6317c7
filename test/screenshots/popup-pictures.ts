import type { Popup } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { demoMessage, type Stage } from './stage.ts';

/** One message of the demo for each verdict. */
export const MESSAGE_OF_VERDICT = {
  proven: 'postfix',
  reported: 'forwarded-by-yandex',
  contradicted: 'forged-helo',
  claimed: 'forged-lines',
  absent: 'direct',
  undetermined: 'no-received',
} as const;

/** Every state of the popup. */
export async function takePopupPictures(stage: Stage): Promise<void> {
  await takeFailures(stage);
  await takeReading(stage);
  for (const [verdict, name] of Object.entries(MESSAGE_OF_VERDICT)) {
    const popup = await stage.askAbout(name);
    await popup.screenshot(stage.fileOf(`popup-${verdict}`));
    await popup.close();
  }
  await takeRest(stage);
}

/** Without an open message, and on a page that is not a webmail. */
async function takeFailures(stage: Stage): Promise<void> {
  const { tab, browser } = stage;
  await tab.waitFor(`document.querySelector('[data-testid="email-list-item"]') !== null`);
  const nothing = await tab.clickToolbarButton();
  await nothing.waitFor(`document.querySelector('main').dataset.reason === 'no-open-message'`);
  await nothing.waitFor(`document.querySelector('[data-part="site-check"]') !== null`);
  await nothing.screenshot(stage.fileOf('popup-no-open-message'));
  await nothing.close();

  const elsewhere = await browser.open(new URL('/api/config', await tab.url()).href);
  const unknown = await elsewhere.clickToolbarButton();
  const { reason } = await readShown(unknown);
  if (reason !== 'no-message-here') throw new Error(`on a page without a message: ${reason ?? 'a report'}`);
  await unknown.screenshot(stage.fileOf('popup-no-message-here'));
  await unknown.close();
  await elsewhere.close();
}

/** While the webmail does not answer. */
async function takeReading(stage: Stage): Promise<void> {
  const { tab, browser } = stage;
  await openInMailDev(tab, demoMessage('postfix').subject);
  const hold = browser.network.hold(/\/source$/u);
  const popup = await tab.clickToolbarButton();
  await popup.waitFor(`document.querySelector('[data-action="cancel"]') !== null`);
  await popup.screenshot(stage.fileOf('popup-reading'));
  hold.release();
  await readShown(popup);
  await popup.close();
}

/** What a click opens below the answer. */
async function takeRest(stage: Stage): Promise<void> {
  // A list server may be the reader's own; a public provider is not.
  const popup = await stage.askAbout('mailing-list');
  await popup.waitFor(`document.querySelector('[data-part="offers"] summary') !== null`);
  await popup.evaluate(`document.querySelector('[data-part="offers"] summary').click()`);
  await scrollTo(popup, '[data-part="offers"]');
  await popup.screenshot(stage.fileOf('popup-offer'));
  await popup.close();

  const checking = await stage.askAbout('postfix');
  await checking.evaluate(`document.querySelector('[data-part="site-check"] summary').click()`);
  await scrollTo(checking, '[data-part="site-check"]');
  await checking.screenshot(stage.fileOf('popup-automatic-checking'));
  await checking.close();

  const absent = await stage.askAbout('direct');
  await scrollTo(absent, '[data-part="advice"]');
  await absent.screenshot(stage.fileOf('popup-what-to-do'));
  await absent.close();
}

async function scrollTo(popup: Popup, selector: string): Promise<void> {
  await popup.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: 'start' })`);
}
