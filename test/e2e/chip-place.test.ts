/** The chip in MailDev, whose toolbar it once covered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { chipsIn, coveredByChip, newestTabId } from '../lab/browsers/page-chip.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { eventually, waitUntil } from '../lab/processes/wait-until.ts';
import { type MailDev, startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { checkSite } from './automatic-lab.ts';
import { BROWSER, BUILT, launch } from './browser-under-test.ts';

const teardown = new Teardown();
let mailDev: MailDev;
beforeAll(async () => {
  mailDev = teardown.add(await startMailDev());
  await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
});
afterAll(() => teardown.run());

/** MailDev's words, which the chip must not cover, stay the same; the chip's own are longer in Russian. Firefox tries those. */
const LANGUAGES = BROWSER === 'chromium' ? (['ru', 'en'] as const) : (['ru'] as const);

describe.each(LANGUAGES)('the chip in MailDev (%s)', (language) => {
  let settings: Tab;
  let tab: Tab;
  let tabId: number;
  let browser: Browser;
  const own = new Teardown();

  beforeAll(async () => {
    const extension = own.add(allowLoopback(BUILT));
    browser = own.add(await launch({ extension: extension.folder, language }));
    settings = await browser.open(browser.extensionUrl('options.html'));
    await checkSite(settings, new URL(mailDev.url).origin);
    tab = await browser.open(mailDev.url);
    tabId = await newestTabId(settings);
  });
  afterAll(() => own.run());

  test.each([1400, 1024, 800])('covers no text and no control at %i px', async (width) => {
    await tab.resize(width, 600);
    for (const { subject, verdict } of DEMO_MESSAGES.slice(0, 3)) {
      await openInMailDev(tab, subject);
      await waitUntil(`the chip of ${verdict}`, async () => (await chipsIn(settings, tabId))[0]?.verdict === verdict);
      // It follows its subject as long as the page is being laid out.
      await eventually(async () => expect(await coveredByChip(settings, tabId)).toEqual([]));
    }
  });
});
