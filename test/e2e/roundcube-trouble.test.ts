import { beforeEach, describe, expect, test } from 'vitest';
import { readShown } from '../lab/browsers/extension-view.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { ask } from './browser-under-test.ts';
import { fromCorpus, withLargeAttachment } from './mail.ts';
import { useRoundcube } from './roundcube-lab.ts';

const MEGABYTE = 1024 * 1024;
const SOURCE_REQUEST = /_action=viewsource/;

describe('a Roundcube that does not return the message at once', () => {
  const lab = useRoundcube('elastic', {
    INBOX: [
      fromCorpus('a01-relayed-romashka', 'Relayed to Postfix'),
      fromCorpus('h-direct-astra', 'Sent directly'),
      withLargeAttachment('a01-relayed-romashka', 'With a video', 25 * MEGABYTE),
    ],
  });
  beforeEach(async () => {
    await lab().page.openInbox();
  });

  test('says that no message is open while none is', async () => {
    const shown = await ask(lab().page.tab);
    expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
  });

  test('says that no message is open when a narrow screen shows the list again', async () => {
    const { page } = lab();
    await page.tab.resize(420, 700);
    await page.openInbox();
    await page.preview('Sent directly');
    expect((await ask(page.tab)).verdict).toBe('absent');
    await page.backToList();
    const shown = await ask(page.tab);
    expect([shown.state, shown.reason]).toEqual(['failure', 'no-open-message']);
    await page.tab.resize(1280, 720);
  });

  test('reads only the head of a message with an attachment of 25 MB', async () => {
    const { browser, page } = lab();
    browser.network.stallAfter(MEGABYTE, SOURCE_REQUEST);
    await page.preview('With a video');
    const before = browser.network.requests().length;
    const sources = () =>
      browser.network
        .requests()
        .slice(before)
        .filter(({ url }) => SOURCE_REQUEST.test(url));

    const popup = await page.tab.clickToolbarButton();
    expect((await readShown(popup)).verdict).toBe('proven');
    // While the popup is open: closing it would end the transfer in any case.
    await waitUntil('the end of the transfer', () => sources().every(({ cut }) => cut));
    expect(sources()).toHaveLength(1);
    await popup.close();
  });

  test('judges no message if another one was opened during the read', async () => {
    const { browser, page } = lab();
    await page.preview('Relayed to Postfix');
    const hold = browser.network.hold(SOURCE_REQUEST);
    const popup = await page.tab.clickToolbarButton();
    await hold.made;
    await page.switchWithoutFocus('Sent directly');
    hold.release();

    const shown = await readShown(popup);
    await popup.close();
    expect([shown.state, shown.reason]).toEqual(['failure', 'changed']);
  });

  test('says that the user is signed out if the session ended after the message was opened', async () => {
    const { page, roundcube } = lab();
    await page.preview('Relayed to Postfix');
    roundcube.endSessions();
    const shown = await ask(page.tab);
    expect([shown.state, shown.reason]).toEqual(['failure', 'signed-out']);
    await page.signInAgain();
  });
});
