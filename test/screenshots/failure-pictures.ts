import path from 'node:path';
import { fromCorpus } from '../e2e/mail.ts';
import type { Browser, Popup, Tab } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import { type Answer, escapeHtml, type FixtureWebmail, html } from '../lab/fixture-webmails/fixture-webmail.ts';
import { zimbra } from '../lab/fixture-webmails/zimbra.ts';
import { heldDelivery } from '../lab/fixture-webmails/source-delivery.ts';
import { makeLabCertificate } from '../lab/servers/lab-certificate.ts';
import { startPlainPages } from '../lab/servers/plain-pages.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import type { Look } from './stage.ts';

/** What the webmail answers instead of the message, by the reason that the popup then gives. */
const OTHER_ANSWERS = {
  refused: html('<h1>Internal Server Error</h1>', 500),
  'not-found': html('<h1>Not found</h1>', 404),
  'not-a-message': html('<!doctype html><title>Mail</title><p>Welcome!</p>'),
} as const satisfies Record<string, Answer>;

/** Reasons that have nothing to do with a webmail: the popup offers no report of them. */
const WITHOUT_REPORT: readonly string[] = ['cancelled', 'page-closed-to-extensions'];

/** More than a megabyte of header fields. */
const FILLING = Buffer.from(`X-Filling: ${'0'.repeat(65)}\n`.repeat(20_000));

/** Every failure of the popup that a webmail, its connection or the page can cause. */
export async function takeFailurePictures(extension: string, look: Look, pictures: string): Promise<void> {
  const certificate = makeLabCertificate();
  let other: Answer | null = null;
  const webmail: FixtureWebmail = {
    ...zimbra,
    answer: (asked, mailbox) => {
      const own = zimbra.answer(asked, mailbox);
      return own === null ? null : (other ?? own);
    },
  };
  const server = await FixtureServer.start([webmail], certificate, deliveredSource);
  const browser = await launchBrowser('chromium', { extension, trusts: certificate, ...look });
  const take = async (tab: Tab, reason: string, cause: (popup: Popup) => Promise<void> = async () => undefined) => {
    const popup = await tab.clickToolbarButton();
    await cause(popup);
    const shown = await readShown(popup);
    if (shown.reason !== reason) throw new Error(`“${shown.reason ?? shown.state}” instead of “${reason}”`);
    await popup.waitFor(`document.querySelector('[data-action="paste"]') !== null`);
    // It is loaded last.
    if (!WITHOUT_REPORT.includes(reason))
      await popup.waitFor(`document.querySelector('[data-action="report-webmail"]') !== null`);
    await popup.screenshot(path.join(pictures, `failure-${reason}-${look.language}-${look.colourScheme}.png`));
    await popup.close();
  };
  try {
    browser.network.standIn(webmail.host, server.port);
    const page = await FixturePage.open(browser, server, webmail);
    await page.load(webmail.next);
    for (const [reason, answer] of Object.entries(OTHER_ANSWERS)) {
      other = answer;
      await take(page.tab, reason);
    }
    other = null;
    server.setSession(false);
    await take(page.tab, 'signed-out');
    server.setSession(true);
    server.deliver(() => fromCorpus('h-direct-astra', 'Another subject'));
    await take(page.tab, 'other-message');
    server.deliver((message) => {
      const source = deliveredSource(message);
      const end = source.indexOf('\n\n') + 1;
      return Buffer.concat([source.subarray(0, end), FILLING, source.subarray(end)]);
    });
    await take(page.tab, 'too-large');
    server.deliver(deliveredSource, { how: 'broken' });
    await take(page.tab, 'network');
    const { delivery, release } = heldDelivery();
    server.deliver(deliveredSource, delivery);
    await take(page.tab, 'cancelled', (popup) => actOn(popup, '[data-action="cancel"]'));
    await take(page.tab, 'timeout');
    await take(page.tab, 'changed', async (popup) => {
      await popup.waitFor(`document.querySelector('[data-action="cancel"]') !== null`);
      await page.goInside(webmail.shown);
      release();
    });
    await takeOtherPages(browser, take);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Pages that are not a webmail: one with two sources, and one of the browser itself. */
async function takeOtherPages(browser: Browser, take: (tab: Tab, reason: string) => Promise<void>): Promise<void> {
  const [one, other] = ['a01-relayed-romashka', 'h-direct-astra'].map((name) =>
    escapeHtml(fromCorpus(name, name).toString('utf8')),
  );
  const two = `<!doctype html><title>Ticket</title><pre>${one}</pre><p>And this one:</p><pre>${other}</pre>`;
  const pages = await startPlainPages({ '/two.html': { contentType: 'text/html; charset=utf-8', body: two } });
  try {
    for (const [address, reason] of [
      [`${pages.url}/two.html`, 'several-sources'],
      ['chrome://version/', 'page-closed-to-extensions'],
    ] as const) {
      const tab = await browser.open(address);
      await take(tab, reason);
      await tab.close();
    }
  } finally {
    await pages.stop();
  }
}
