import { beforeAll, describe, expect, test } from 'vitest';
import type { Tab } from '../lab/browsers/browser.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { DIRECT, RELAYED, startChecking, useAutomaticRoundcube, waitForAnswer } from './automatic-lab.ts';
import { launchOwn } from './browser-under-test.ts';

const SOURCE_REQUEST = /_action=viewsource/;

describe('an update of the extension under a page that is checked', () => {
  const lab = useAutomaticRoundcube(launchOwn);
  let options: Tab;

  beforeAll(async () => {
    const { browser, page, tabId } = lab();
    await startChecking(lab());
    await page.tab.bringToFront();
    await page.openInbox();
    await page.preview(RELAYED.subject);
    await waitForAnswer(lab().options, tabId, RELAYED);
    await browser.updateExtension();
    options = await waitUntil('the extension to be there again', () =>
      browser.open(browser.extensionUrl('options.html')).catch(() => null),
    );
    await options.waitFor(`document.querySelector('main')?.dataset.state === 'settings'`);
    await page.tab.bringToFront();
  });

  test('leaves one chip with the answer, which is the new extension’s', async () => {
    await waitForAnswer(options, lab().tabId, RELAYED);
  });

  test('leaves one script that works: the next message is read once', async () => {
    const { browser, page, tabId } = lab();
    const before = browser.network.requests().length;
    await page.preview(DIRECT.subject);
    await waitForAnswer(options, tabId, DIRECT);
    const sources = browser.network.requests().slice(before);
    expect(sources.filter(({ url }) => SOURCE_REQUEST.test(url))).toHaveLength(1);
  });
});
