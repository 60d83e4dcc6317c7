import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Popup } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import type { FixtureMessage, FixtureWebmail } from '../lab/fixture-webmails/fixture-webmail.ts';
import { heldDelivery } from '../lab/fixture-webmails/source-delivery.ts';
import { gmail } from '../lab/fixture-webmails/gmail.ts';
import { mailru } from '../lab/fixture-webmails/mailru.ts';
import { zoho } from '../lab/fixture-webmails/zoho.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import { ask, launch } from './browser-under-test.ts';
import { CERTIFICATE } from './certificate.ts';
import { overLargeAttachment, withKoi8Subject } from './mail.ts';

const MEGABYTE = 1024 * 1024;

/**
 * Webmails that answer with a source in different forms, each with a screen that shows the relayed message. What does
 * not depend on the form is tried once; the unit tests try it for each (test/unit/webmail/suite-reading.ts).
 */
const BYTES = { how: 'the bytes', webmail: mailru, screen: mailru.next } as const;
const WAYS = [
  BYTES,
  { how: 'an HTML page around the text', webmail: gmail, screen: gmail.next },
  { how: 'JSON around the text', webmail: zoho, screen: zoho.shown },
] as const;

const teardown = new Teardown();
let browser: Browser;
let server: FixtureServer;

beforeAll(async () => {
  const webmails: readonly FixtureWebmail[] = WAYS.map(({ webmail }) => webmail);
  server = teardown.add(await FixtureServer.start(webmails, CERTIFICATE, deliveredSource));
  browser = teardown.add(await launch({ trusts: CERTIFICATE }));
  for (const { host } of webmails) browser.network.standIn(host, server.port);
});
afterAll(() => teardown.run());

/** The popup says that it is slow, what it is waiting for, and how to stop it. */
async function waitUntilSlow(popup: Popup): Promise<void> {
  await popup.waitFor(`document.querySelector('main')?.dataset.state === 'reading'`);
  await popup.waitFor(`document.querySelector('[data-action="cancel"]') !== null`);
  // The step before it is shown as long as the page is being searched.
  await popup.waitFor(`document.querySelector('.reading-step')?.textContent === 'Waiting for the message source'`);
}

describe(`a message in ${BYTES.webmail.title}`, () => {
  const { webmail, screen } = BYTES;
  let page: FixturePage;
  beforeAll(async () => {
    page = await FixturePage.open(browser, server, webmail);
    await page.load(screen);
  });
  beforeEach(() => server.deliver(deliveredSource));
  afterAll(() => page.tab.close());

  test('whose source arrives slowly is judged when it has arrived, and the user sees what is being waited for', async () => {
    const { delivery, release } = heldDelivery();
    server.deliver(deliveredSource, delivery);
    const popup = await page.tab.clickToolbarButton();
    await waitUntilSlow(popup);
    release();
    expect((await readShown(popup)).verdict).toBe('proven');
    await popup.close();
  });

  test('is no longer fetched when the user has cancelled, and can be tried again', async () => {
    const { delivery, release } = heldDelivery();
    server.deliver(deliveredSource, delivery);
    const before = server.sentSources().length;
    const popup = await page.tab.clickToolbarButton();
    await waitUntilSlow(popup);
    await actOn(popup, '[data-action="cancel"]');
    expect(await readShown(popup)).toMatchObject({ state: 'failure', reason: 'cancelled' });
    await waitUntil('the request to be let go', () => server.sentSources()[before]?.isLetGo);
    release();

    server.deliver(deliveredSource);
    await actOn(popup, '[data-action="retry"]');
    await popup.waitFor(`document.querySelector('main')?.dataset.verdict === 'proven'`);
    await popup.close();
  });

  test.each([
    ['cannot be established', 'broken'],
    ['breaks in the middle of its header', 'cut'],
  ] as const)('is not judged if the connection %s, and can be tried again', async (_, how) => {
    server.deliver(deliveredSource, { how });
    const popup = await page.tab.clickToolbarButton();
    expect(await readShown(popup)).toMatchObject({ state: 'failure', reason: 'network', verdict: null });
    server.deliver(deliveredSource);
    await actOn(popup, '[data-action="retry"]');
    await popup.waitFor(`document.querySelector('main')?.dataset.verdict === 'proven'`);
    await popup.close();
  });

  test.each(['encoded', 'raw'] as const)(
    'with a subject in KOI8-R (%s) is recognised as the one on the screen',
    async (how) => {
      server.deliver((message) => withKoi8Subject(deliveredSource(message), message.subject.replace(' 🎁', ''), how));
      expect((await ask(page.tab)).verdict).toBe('proven');
    },
  );
});

test.each(WAYS)(
  'a message with an attachment of 25 MB that comes as $how is read no further than its head',
  async ({ webmail, screen }) => {
    const page = await FixturePage.open(browser, server, webmail);
    await page.load(screen);
    const large = (message: FixtureMessage): Buffer => overLargeAttachment(deliveredSource(message), 25 * MEGABYTE);
    server.deliver(large, { how: 'stalled', after: MEGABYTE });
    const before = server.sentSources().length;
    const popup = await page.tab.clickToolbarButton();
    expect((await readShown(popup)).verdict).toBe('proven');
    // While the popup is open: closing it would end the transfer in any case.
    await waitUntil('the browser to let go', () => server.sentSources()[before]?.isLetGo);
    expect(server.sentSources()).toHaveLength(before + 1);
    await popup.close();
    await page.tab.close();
  },
);
