import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Tab } from '../lab/browsers/browser.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { ask, launch } from './browser-under-test.ts';

const teardown = new Teardown();
let tab: Tab;

beforeAll(async () => {
  const mailDev = teardown.add(await startMailDev());
  await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
  const browser = teardown.add(await launch());
  tab = await browser.open(mailDev.url);
  await tab.waitFor(`document.querySelector('[data-testid="email-list-item"]') !== null`);
});
afterAll(() => teardown.run());

test('MailDev without an open message: the popup says that none is open', async () => {
  const shown = await ask(tab);
  expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
});

test.each(DEMO_MESSAGES)('MailDev shows “$subject”, which is $verdict: $story', async ({ subject, verdict }) => {
  await openInMailDev(tab, subject);
  const shown = await ask(tab);
  expect(shown.verdict).toBe(verdict);
});
