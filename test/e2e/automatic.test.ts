import { beforeEach, describe, expect, test } from 'vitest';
import { chipsIn } from '../lab/browsers/page-chip.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import {
  DIRECT,
  FORGED,
  MESSAGES,
  inNewestTab,
  recordBadges,
  RELAYED,
  startChecking,
  useAutomaticRoundcube,
  waitForAnswer,
  waitForNothing,
} from './automatic-lab.ts';

const SOURCE_REQUEST = /_action=viewsource/;

describe('messages of a Roundcube that is checked automatically', () => {
  const lab = useAutomaticRoundcube();
  beforeEach(async () => {
    await startChecking(lab());
    await lab().page.tab.bringToFront();
    await lab().page.openInbox();
  });

  test('opened one after another get their answer on the toolbar button and next to the subject', async () => {
    const { options, tabId, page, browser } = lab();
    const before = browser.network.requests().length;
    for (const message of MESSAGES) {
      await page.preview(message.subject);
      await waitForAnswer(options, tabId, message);
      const subject = await page.subjectBox();
      await waitUntil(`the chip on the line of “${message.subject}”`, async () => {
        const [chip] = await chipsIn(options, tabId);
        if (chip === undefined) return false;
        const middle = (chip.top + chip.bottom) / 2;
        return chip.left > subject.left && middle > subject.top && middle < subject.bottom;
      });
    }
    const sources = browser.network
      .requests()
      .slice(before)
      .filter(({ url }) => SOURCE_REQUEST.test(url));
    expect(sources).toHaveLength(MESSAGES.length);
  });

  test('opened in quick succession end with the answer to the last one, and no other follows', async () => {
    const { options, tabId, page, browser } = lab();
    // Held until the last one is open: so no earlier one can be answered in time, however slow the machine is.
    const hold = browser.network.hold(SOURCE_REQUEST);
    const badges = recordBadges(options, tabId);
    for (const message of [RELAYED, FORGED, DIRECT]) await page.preview(message.subject);
    await hold.made;
    hold.release();
    await waitForAnswer(options, tabId, DIRECT);
    expect((await badges.stop()).filter((badge) => badge !== '')).toEqual([DIRECT.badge]);
  });

  test('left while being read show nothing', async () => {
    const { options, tabId, page, browser } = lab();
    const hold = browser.network.hold(SOURCE_REQUEST);
    await page.preview(FORGED.subject);
    await hold.made;
    await page.preview(DIRECT.subject);
    const badges = recordBadges(options, tabId);
    hold.release();
    await waitForAnswer(options, tabId, DIRECT);
    expect((await badges.stop()).filter((badge) => badge !== '')).toEqual([DIRECT.badge]);
  });

  test('lose their answer when the user returns to the list of messages', async () => {
    const { options, tabId, page } = lab();
    await page.preview(RELAYED.subject);
    await waitForAnswer(options, tabId, RELAYED);
    await page.openInbox();
    await waitForNothing(lab());
  });

  test('on pages of their own, visited back and forth, have their own answers', async () => {
    const { options, tabId, page } = lab();
    const [one, other] = [await page.messageUrl(RELAYED.subject), await page.messageUrl(DIRECT.subject)];
    await page.tab.goto(one);
    await waitForAnswer(options, tabId, RELAYED);
    await page.tab.goto(other);
    await waitForAnswer(options, tabId, DIRECT);
    await page.tab.evaluate('history.back()').catch(() => undefined);
    await waitUntil('the first message', async () => (await page.tab.url()) === one);
    await waitForAnswer(options, tabId, RELAYED);
  });

  test('in two tabs each have their own answer', async () => {
    const { options, tabId, page, browser } = lab();
    await page.preview(RELAYED.subject);
    await waitForAnswer(options, tabId, RELAYED);
    const second = await inNewestTab(lab(), await browser.open(lab().roundcube.url));
    await second.page.preview(DIRECT.subject);
    await waitForAnswer(options, second.tabId, DIRECT);
    await waitForAnswer(options, tabId, RELAYED);
    await page.tab.bringToFront();
    await page.preview(FORGED.subject);
    await waitForAnswer(options, tabId, FORGED);
    await waitForAnswer(options, second.tabId, DIRECT);
    await second.page.tab.close();
  });

  test('in two windows each have their own answer', async () => {
    const { options, tabId, page, browser, roundcube } = lab();
    await page.preview(RELAYED.subject);
    // Roundcube's own page changes its address while it loads. A picture of the same site keeps the address by which
    // the new tab is found.
    const picture = `${roundcube.url}skins/elastic/images/logo.svg?window`;
    const create = `(globalThis.browser ?? chrome).windows.create({ url: ${JSON.stringify(picture)} }).then(() => null)`;
    const second = await inNewestTab(lab(), await browser.tabOpenedBy(() => options.evaluate(create), /\?window$/));
    await second.page.preview(DIRECT.subject);
    await waitForAnswer(options, second.tabId, DIRECT);
    await waitForAnswer(options, tabId, RELAYED);
    await second.page.tab.close();
  });

  test('are still answered after the browser has stopped the background', async () => {
    const { options, tabId, page, browser } = lab();
    await page.preview(RELAYED.subject);
    await waitForAnswer(options, tabId, RELAYED);
    await browser.stopBackground();
    await waitForAnswer(options, tabId, RELAYED);
    await page.preview(DIRECT.subject);
    await waitForAnswer(options, tabId, DIRECT);
    await browser.stopBackground();
    await page.openInbox();
    await waitForNothing(lab());
  });

  test('show nothing on the sign-in page, and show their answers again after it', async () => {
    const { options, tabId, page, roundcube } = lab();
    await page.preview(RELAYED.subject);
    await waitForAnswer(options, tabId, RELAYED);
    roundcube.endSessions();
    await page.tab.goto(`${roundcube.url}?_task=mail&_mbox=INBOX`);
    await page.tab.waitFor(`document.querySelector('#rcmloginuser') !== null`);
    await waitForNothing(lab());
    await page.signInAgain();
    await page.preview(DIRECT.subject);
    await waitForAnswer(options, tabId, DIRECT);
  });

  test('leave nothing behind in the extension', async () => {
    const { options, tabId, page } = lab();
    await page.preview(RELAYED.subject);
    await waitForAnswer(options, tabId, RELAYED);
    const stored = await options.evaluate(
      `Promise.all(['session', 'local', 'sync'].map((area) => (globalThis.browser ?? chrome).storage[area].get(null)))`,
    );
    expect(stored).toEqual([{}, { automaticSites: [lab().site] }, {}]);
  });
});
