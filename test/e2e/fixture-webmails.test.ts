import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { FIXTURE_HOSTS, FIXTURE_WEBMAILS } from '../lab/fixture-webmails/all.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import { type Asked, type Screen, withSource } from '../lab/fixture-webmails/fixture-webmail.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { makeLabCertificate } from '../lab/servers/lab-certificate.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import { readSelected } from './read-selected.ts';
import { ask, BROWSER, launch } from './browser-under-test.ts';

const HOSTILE_HOST = 'mail.google.com.evil.example';

const teardown = new Teardown();
let browser: Browser;
let server: FixtureServer;

beforeAll(async () => {
  const certificate = makeLabCertificate();
  server = teardown.add(await FixtureServer.start(FIXTURE_WEBMAILS, certificate, deliveredSource));
  browser = teardown.add(await launch({ trusts: certificate }));
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

describe.each(FIXTURE_WEBMAILS)('a message in $title', (webmail) => {
  const { host, otherHosts = [], messages, shown, next, byHand, menu } = webmail;
  const hosts = [host, ...otherHosts];
  let page: FixturePage;

  beforeAll(async () => {
    page = await FixturePage.open(browser, server, webmail);
  });
  afterAll(() => page.tab.close());

  function outcomeOf({ reads }: Pick<Screen, 'reads'>): Outcome {
    return typeof reads === 'string'
      ? { state: 'report', verdict: messages[reads]?.verdict ?? 'unknown message', strays: [] }
      : { state: 'failure', verdict: reads.reason, strays: [] };
  }

  /** A text of a webmail's page only counts as "these lines say", whatever it says (docs/border.md). */
  function outcomeOfText(screen: Pick<Screen, 'reads'>): Outcome {
    const whole = outcomeOf(screen);
    return whole.state === 'report' ? { ...whole, verdict: 'conditional' } : whole;
  }

  function sourceOf(id: string): Buffer {
    const message = messages[id];
    if (message === undefined) throw new Error(`${webmail.title} has no message ${id}`);
    return deliveredSource(message);
  }

  async function outcome(tab = page.tab): Promise<Outcome> {
    const seen = { asked: server.requests().length, network: browser.network.requests().length };
    const { state, verdict, reason } = await ask(tab);
    const asked = server.requests().slice(seen.asked);
    const strays = asked.filter((request) => isStray(request, hosts)).map(({ url }) => url.href);
    // A connection to a host that is not played here would not have reached the server.
    const connections = browser.network.requests().slice(seen.network);
    strays.push(...connections.map(({ url }) => url).filter((url) => !hosts.includes(new URL(url).hostname)));
    return { state, verdict: verdict ?? reason, strays };
  }

  test('on the screen is the one that is judged', async () => {
    expect(await outcome()).toEqual(outcomeOf(shown));
  });

  test.each(shown.choose === undefined ? [] : [shown.choose])(
    'of $sender, also open, is judged when the user chooses it',
    async ({ sender, reads }) => {
      const popup = await page.tab.clickToolbarButton();
      const button = `[...document.querySelectorAll('[data-action="choose"]')].find((found) => found.textContent.includes(${JSON.stringify(sender)}))`;
      await popup.waitFor(`${button} !== undefined`);
      await popup.evaluate(`${button}.click()`);
      await popup.waitFor(`document.querySelector('main')?.dataset.verdict === '${messages[reads]?.verdict}'`);
      expect((await readShown(popup)).verdict).not.toBe(outcomeOf(shown).verdict);
      await popup.close();
    },
  );

  test('that was opened within the page is the one that is judged', async () => {
    await page.goInside(next);
    expect(await outcome()).toEqual(outcomeOf(next));
  });

  test.each(webmail.selected === undefined ? [] : [webmail.selected])(
    'that is selected in the list is read with the others, each into its row',
    async ({ screen, offer }) => {
      await page.load(screen);
      const { table, rows } = await readSelected(browser, page.tab, offer, Object.keys(messages).length);
      expect(new Set(rows.map(({ subject }) => subject))).toEqual(
        new Set(Object.values(messages).map(({ subject }) => subject)),
      );
      await table.close();
      await page.load(shown);
    },
  );

  test('is not mistaken in a page that forges, floods and breaks', async () => {
    await page.load(next);
    const read = typeof next.reads === 'string' ? next.reads : '';
    const another = Object.keys(messages).find((id) => id !== read) ?? '';
    await page.turnHostile(webmail.senderWrites, read, another);
    expect(await outcome()).toEqual(outcomeOf(next));
  });

  test('is not read if the session has ended, and the user is informed', async () => {
    await page.load(shown);
    server.setSession(false);
    const told = await outcome();
    server.setSession(true);
    expect(told).toEqual({ state: 'failure', verdict: webmail.signedOut, strays: [] });
  });

  test.each(menu === undefined ? [] : [menu])(
    'is opened by the user, who reads in two lines where: “%s”',
    async (entry) => {
      await page.load(shown);
      const popup = await page.tab.clickToolbarButton();
      expect(await readShown(popup)).toMatchObject({ state: 'failure', reason: 'needs-source-view' });
      const told = `[...document.querySelectorAll('main p')].find((found) => found.textContent.includes(${JSON.stringify(entry)}))`;
      await popup.waitFor(`${told} !== undefined`);
      const lines = await popup.evaluate(`(() => {
        const text = document.createRange();
        text.selectNodeContents(${told});
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
      })()`);
      expect(lines).toBeLessThanOrEqual(2);
      await popup.close();
    },
  );

  test.each(byHand !== undefined && 'tab' in byHand ? [byHand] : [])(
    'is read from the tab in which the user has opened its source',
    async ({ tab, showsMore, reads }) => {
      await page.tab.goto(page.addressOf(tab));
      expect(await outcome()).toEqual(showsMore === true ? outcomeOfText({ reads }) : outcomeOf({ reads }));
    },
  );

  test.each(byHand !== undefined && 'dialog' in byHand ? [byHand] : [])(
    'is read from the dialog in which the user has opened its source, if the automatic way fails',
    async ({ dialog, reads }) => {
      await page.load(shown);
      await page.openDialog(withSource(dialog, sourceOf(reads)));
      server.setSession(false);
      const read = await outcome();
      server.setSession(true);
      expect(read).toEqual(outcomeOfText({ reads }));
    },
  );

  test.each(byHand !== undefined && 'window' in byHand ? [byHand] : [])(
    'is read from the empty window into which the page has written its source, if the browser opens it to extensions',
    async ({ window, reads }) => {
      await page.load(shown);
      const opened = await page.openWindow(browser, withSource(window, sourceOf(reads)));
      // Chromium does not grant a click access to about:blank, whoever wrote it: the text must be pasted.
      const closed = { reads: { reason: 'page-closed-to-extensions' } } as const;
      expect(await outcome(opened)).toEqual(BROWSER === 'chromium' ? outcomeOf(closed) : outcomeOfText({ reads }));
      await opened.close();
    },
  );
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
