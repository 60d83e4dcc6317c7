import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev, openInMailDev2 } from '../lab/webmails/maildev-page.ts';
import { ask, launch } from './browser-under-test.ts';
import { readSelected } from './read-selected.ts';
import { readShown } from '../lab/browsers/extension-view.ts';

/** The demo's own test opens all its messages; here one of each answer is enough. */
const ONE_OF_EACH = DEMO_MESSAGES.filter(
  ({ verdict }, index) => DEMO_MESSAGES.findIndex((message) => message.verdict === verdict) === index,
);
/** Its sentence is the longest. */
const MAILING_LIST = DEMO_MESSAGES.filter(({ name }) => name === 'mailing-list');

describe.each([
  { version: 2, messages: ONE_OF_EACH, line: 'a.email-item-link', open: openInMailDev2 },
  {
    version: 3,
    messages: [...new Set([...ONE_OF_EACH, ...MAILING_LIST])],
    line: '[data-testid="email-list-item"]',
    open: openInMailDev,
  },
] as const)('MailDev $version', ({ version, messages, line, open }) => {
  const teardown = new Teardown();
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    const mailDev = teardown.add(await startMailDev(version));
    await mailDev.send(messages.map(readDemoMessage));
    browser = teardown.add(await launch());
    tab = await browser.open(mailDev.url);
    await tab.waitFor(`document.querySelector(${JSON.stringify(line)}) !== null`);
  });
  afterAll(() => teardown.run());

  test('without an open message: the popup says that none is open', async () => {
    const shown = await ask(tab);
    expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
  });

  test('without an open message: the popup reads all listed messages, each into its own row', async () => {
    const offer = `${messages.length} messages are listed here: check them`;
    const { table, rows } = await readSelected(browser, tab, offer, messages.length);
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set(messages.map(({ subject }) => subject)));
    await table.close();
  });

  test.each(messages)('shows “$subject”, which is $verdict: $story', async ({ subject, verdict }) => {
    await open(tab, subject);
    const shown = await ask(tab);
    expect(shown.verdict).toBe(verdict);
  });

  test.each(messages.filter(({ name }) => name === 'mailing-list'))(
    'the popup keeps its width, however long a sentence is, and nothing is cut off at its edge ($name)',
    async ({ subject }) => {
      await open(tab, subject);
      const popup = await tab.clickToolbarButton();
      expect((await readShown(popup)).verdict).toBe('reported');
      // 28 rem, and the border and scroll bar that a browser adds.
      await popup.waitFor('innerWidth <= 480');
      // There is more than fits, so there is a scroll bar, but none for the width.
      await popup.waitFor(`((page) => page.scrollHeight > page.clientHeight && page.scrollWidth === page.clientWidth)(
        document.documentElement,
      )`);
      await popup.close();
    },
  );
});
