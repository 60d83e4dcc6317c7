/**
 * One screen of each webmail that the lab plays, by a real click on the toolbar button: what a browser adds is the
 * page's own world, its frames and policies, the session's cookies, and requests that count as the page's own. The
 * other screens of the same webmails are in test/unit/webmail/played-webmails.test.ts; here they are tried with one
 * webmail for each way of answering.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Popup, Tab } from '../lab/browsers/browser.ts';
import { type Shown, readShown } from '../lab/browsers/extension-view.ts';
import { FIXTURE_HOSTS, FIXTURE_WEBMAILS } from '../lab/fixture-webmails/all.ts';
import { afterlogic, fastmail, gmx, tuta } from '../lab/fixture-webmails/by-hand-webmails.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import { type Asked, type FixtureWebmail, type Screen, withSource } from '../lab/fixture-webmails/fixture-webmail.ts';
import { gmail } from '../lab/fixture-webmails/gmail.ts';
import { mailru } from '../lab/fixture-webmails/mailru.ts';
import { zoho } from '../lab/fixture-webmails/zoho.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import { ask, BROWSER, launch } from './browser-under-test.ts';
import { CERTIFICATE } from './certificate.ts';
import { readSelected } from './read-selected.ts';

const HOSTILE_HOST = 'mail.google.com.evil.example';

/** How they answer: the bytes, an HTML page around the text (and a policy for scripts), JSON around it. */
const OF_EACH_KIND: readonly FixtureWebmail[] = [mailru, gmail, zoho];

const teardown = new Teardown();
let browser: Browser;
let server: FixtureServer;

beforeAll(async () => {
  server = teardown.add(await FixtureServer.start(FIXTURE_WEBMAILS, CERTIFICATE, deliveredSource));
  browser = teardown.add(await launch({ trusts: CERTIFICATE }));
  for (const host of [...FIXTURE_HOSTS, HOSTILE_HOST]) {
    browser.network.standIn(host, server.port);
  }
});
afterAll(() => teardown.run());

/** The result of a click on the toolbar button. */
interface Outcome {
  readonly state: string;
  /** The message's verdict; or why none was read. */
  readonly verdict: string | null;
  /** Requests that the extension may not make: to anything but the page's own server, or not as that page. */
  readonly strays: readonly string[];
}

/** The request mode of adapters, which no page here uses. */
const MODE_OF_ADAPTERS = 'same-origin';

/** @param hosts the webmail's own, some of which only its frames request */
function isStray({ url, headers }: Asked, hosts: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  const isAsPage = site === 'same-origin' && (headers.origin ?? url.origin) === url.origin;
  return !hosts.includes(url.hostname) || (headers['sec-fetch-mode'] === MODE_OF_ADAPTERS && !isAsPage);
}

function outcomeOf({ messages }: FixtureWebmail, { reads }: Pick<Screen, 'reads'>): Outcome {
  return typeof reads === 'string'
    ? { state: 'report', verdict: messages[reads]?.verdict ?? 'unknown message', strays: [] }
    : { state: 'failure', verdict: reads.reason, strays: [] };
}

/** A text of a webmail's page only counts as "these lines say", whatever it says (docs/border.md). */
const OUTCOME_OF_TEXT: Outcome = { state: 'report', verdict: 'conditional', strays: [] };

function sourceOf({ title, messages }: FixtureWebmail, id: string): Buffer {
  const message = messages[id];
  if (message === undefined) throw new Error(`${title} has no message ${id}`);
  return deliveredSource(message);
}

/** Clicks the toolbar button, and looks at the popup as long as it is open. */
async function click(
  { host, otherHosts = [] }: FixtureWebmail,
  tab: Tab,
  look: (popup: Popup, shown: Shown) => Promise<void> = async () => undefined,
): Promise<Outcome> {
  const hosts = [host, ...otherHosts];
  const seen = { asked: server.requests().length, network: browser.network.requests().length };
  const popup = await tab.clickToolbarButton();
  const shown = await readShown(popup);
  await look(popup, shown);
  await popup.close();
  const asked = server.requests().slice(seen.asked);
  const strays = asked.filter((request) => isStray(request, hosts)).map(({ url }) => url.href);
  // A connection to a host that is not played here would not have reached the server.
  const connections = browser.network.requests().slice(seen.network);
  strays.push(...connections.map(({ url }) => url).filter((url) => !hosts.includes(new URL(url).hostname)));
  return { state: shown.state, verdict: shown.verdict ?? shown.reason, strays };
}

/** After the session has ended. */
async function withoutSession<T>(action: () => Promise<T>): Promise<T> {
  server.setSession(false);
  try {
    return await action();
  } finally {
    server.setSession(true);
  }
}

describe.each(FIXTURE_WEBMAILS)('a message in $title', (webmail) => {
  const { shown, messages, menu, selected } = webmail;

  test('on the screen is the one that is judged; or the user is told in two lines how to open its source', async () => {
    const { tab } = await FixturePage.open(browser, server, webmail);
    const outcome = await click(webmail, tab, async (popup) => {
      if (menu === undefined) return;
      const told = `[...document.querySelectorAll('main p')].find((found) => found.textContent.includes(${JSON.stringify(menu)}))`;
      await popup.waitFor(`${told} !== undefined`);
      // A popup that is just opening may still grow to its width.
      await popup.waitFor(`(() => {
        const text = document.createRange();
        text.selectNodeContents(${told});
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size <= 2;
      })()`);
    });
    expect(outcome).toEqual(outcomeOf(webmail, shown));
    await tab.close();
  });

  test.each(selected === undefined ? [] : [selected])(
    'that is selected in the list is read with the others, each into its row',
    async ({ screen, offer }) => {
      const page = await FixturePage.open(browser, server, webmail);
      await page.load(screen);
      const { table, rows } = await readSelected(browser, page.tab, offer, Object.keys(messages).length);
      expect(new Set(rows.map(({ subject }) => subject))).toEqual(
        new Set(Object.values(messages).map(({ subject }) => subject)),
      );
      await table.close();
      await page.tab.close();
    },
  );
});

describe.each(OF_EACH_KIND)('a message in $title', (webmail) => {
  const { shown, next, messages } = webmail;
  let page: FixturePage;

  beforeAll(async () => {
    page = await FixturePage.open(browser, server, webmail);
  });
  afterAll(() => page.tab.close());

  test('that was opened within the page is the one that is judged, even if the page forges, floods and breaks', async () => {
    await page.goInside(next);
    expect(await click(webmail, page.tab)).toEqual(outcomeOf(webmail, next));
    const read = typeof next.reads === 'string' ? next.reads : '';
    const another = Object.keys(messages).find((id) => id !== read) ?? '';
    await page.turnHostile(webmail.senderWrites, read, another);
    expect(await click(webmail, page.tab)).toEqual(outcomeOf(webmail, next));
  });

  test('is not read if the session has ended, and the user is informed', async () => {
    await page.load(shown);
    const told = await withoutSession(() => click(webmail, page.tab));
    expect(told).toEqual({ state: 'failure', verdict: webmail.signedOut, strays: [] });
  });
});

test('a message in Mail.ru that is also open is judged when the user chooses it', async () => {
  const { shown, messages } = mailru;
  const { sender = '', reads = '' } = shown.choose ?? {};
  const { tab } = await FixturePage.open(browser, server, mailru);
  await click(mailru, tab, async (popup, first) => {
    const button = `[...document.querySelectorAll('[data-action="choose"]')].find((found) => found.textContent.includes(${JSON.stringify(sender)}))`;
    await popup.waitFor(`${button} !== undefined`);
    await popup.evaluate(`${button}.click()`);
    const chosen = messages[reads]?.verdict;
    expect(chosen).not.toBe(first.verdict);
    await popup.waitFor(`document.querySelector('main')?.dataset.verdict === '${chosen}'`);
  });
  await tab.close();
});

describe('a source that the user has opened', () => {
  test.each([
    ['as a text', fastmail],
    ['on a page of the webmail for it', gmail],
    ['on a page that shows more', gmx],
  ])('in a tab %s is read there', async (_, webmail) => {
    const { byHand } = webmail;
    if (byHand === undefined || !('tab' in byHand)) throw new Error(`${webmail.title} opens no tab`);
    const page = await FixturePage.open(browser, server, webmail);
    await page.tab.goto(page.addressOf(byHand.tab));
    const whole = outcomeOf(webmail, { reads: byHand.reads });
    expect(await click(webmail, page.tab)).toEqual(byHand.showsMore === true ? OUTCOME_OF_TEXT : whole);
    await page.tab.close();
  });

  test('in a dialog is read from it, if the automatic way fails', async () => {
    const { byHand } = tuta;
    if (byHand === undefined || !('dialog' in byHand)) throw new Error('Tuta opens no dialog');
    const page = await FixturePage.open(browser, server, tuta);
    await page.openDialog(withSource(byHand.dialog, sourceOf(tuta, byHand.reads)));
    expect(await withoutSession(() => click(tuta, page.tab))).toEqual(OUTCOME_OF_TEXT);
    await page.tab.close();
  });

  test('in an empty window that the page has written is read there, if the browser opens it to extensions', async () => {
    const { byHand } = afterlogic;
    if (byHand === undefined || !('window' in byHand)) throw new Error('Afterlogic opens no window');
    const page = await FixturePage.open(browser, server, afterlogic);
    const opened = await page.openWindow(browser, withSource(byHand.window, sourceOf(afterlogic, byHand.reads)));
    // Chromium does not grant a click access to about:blank, whoever wrote it: the text must be pasted.
    const closed = outcomeOf(afterlogic, { reads: { reason: 'page-closed-to-extensions' } });
    expect(await click(afterlogic, opened)).toEqual(BROWSER === 'chromium' ? closed : OUTCOME_OF_TEXT);
    await opened.close();
    await page.tab.close();
  });
});

test('a page at a host that only resembles Gmail’s is not Gmail', async () => {
  server.show({ page: 'gmail/thread' });
  const tab = await browser.open(`https://${HOSTILE_HOST}/mail/u/0/`);
  const before = server.requests().length;
  const { state, reason } = await ask(tab);
  expect([state, reason]).toEqual(['failure', 'no-message-here']);
  const asked = server.requests().slice(before);
  expect(asked.filter(({ headers }) => headers['sec-fetch-dest'] !== 'image')).toEqual([]); // its icon
  await tab.close();
});
