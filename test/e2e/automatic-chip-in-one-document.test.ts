import { afterAll, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import { chipsIn, inPage, newestTabId } from '../lab/browsers/page-chip.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { startMailDev } from '../lab/servers/maildev.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { checkSite } from './automatic-lab.ts';
import { BUILT, launch } from './browser-under-test.ts';

const MESSAGES = DEMO_MESSAGES.filter(({ name }) => name === 'postfix' || name === 'forged-helo');

/** Records for each frame that the browser draws which subject MailDev shows, and which chip is visible. */
const WATCH_EACH_FRAME = `() => {
  const subjects = ${JSON.stringify(MESSAGES.map(({ subject }) => subject))};
  const seen = globalThis.seenTogether = new Set();
  const openRoot = (element) =>
    globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
  const look = () => {
    const shown = document.querySelector('[data-testid="email-viewer"]')?.textContent ?? '';
    const host = document.querySelector('[data-relay-inspector-chip]');
    const chip = host === null ? null : openRoot(host)?.querySelector('.chip');
    const subject = subjects.find((each) => shown.includes(each));
    if (subject !== undefined && chip && !chip.hidden) seen.add(subject + ': ' + chip.dataset.verdict);
    requestAnimationFrame(look);
  };
  look();
}`;

const teardown = new Teardown();
afterAll(() => teardown.run());

test('if one message replaces another in the same document, the first one’s chip is never next to the second', async () => {
  const mailDev = teardown.add(await startMailDev());
  await mailDev.send(MESSAGES.map(readDemoMessage));
  const extension = teardown.add(allowLoopback(BUILT));
  const browser = teardown.add(await launch({ extension: extension.folder }));
  const options = await browser.open(browser.extensionUrl('options.html'));
  await checkSite(options, mailDev.url);
  const tab = await browser.open(mailDev.url);
  const tabId = await newestTabId(options);
  for (const [turn, { subject, verdict }] of [...MESSAGES, ...MESSAGES, ...MESSAGES].entries()) {
    await openInMailDev(tab, subject);
    await waitUntil(`the chip of “${subject}”`, async () => (await chipsIn(options, tabId))[0]?.verdict === verdict);
    if (turn === 0) await inPage(options, tabId, WATCH_EACH_FRAME);
  }
  const seen = await inPage(options, tabId, '() => [...globalThis.seenTogether]');
  expect(new Set(Array.isArray(seen) ? seen : [])).toEqual(
    new Set(MESSAGES.map(({ subject, verdict }) => `${subject}: ${verdict}`)),
  );
});
