import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { newestTabId } from '../lab/browsers/page-chip.ts';
import { startVirtualDisplay } from '../lab/browsers/virtual-display.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { eventually, waitUntil } from '../lab/processes/wait-until.ts';
import { type MailDev, startMailDev } from '../lab/servers/maildev.ts';
import { type PlainPages, startPlainPages } from '../lab/servers/plain-pages.ts';
import { openInMailDev } from '../lab/webmails/maildev-page.ts';
import { registeredSites, toolbarButton } from './automatic-lab.ts';
import { BROWSER, launchOwn } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const API = '(globalThis.browser ?? chrome)';
const POPUPS = `${API}.extension.getViews({ type: 'popup' })`;
const [PROVEN] = DEMO_MESSAGES.filter(({ verdict }) => verdict === 'proven');

/**
 * What only a person at the browser's own window can do. The extension is the shipped one, without access to any site.
 */
describe('in the browser’s own window', () => {
  const teardown = new Teardown();
  let browser: Browser;
  let mailDev: MailDev;
  let pages: PlainPages;
  let options: Tab;
  let tab: Tab;
  let tabId: number;
  /** The pattern that is requested for a site: Firefox's patterns ignore ports. */
  let pattern: string;

  beforeAll(async () => {
    if (PROVEN === undefined) throw new Error('no demo message is proven');
    mailDev = teardown.add(await startMailDev());
    await mailDev.send([readDemoMessage(PROVEN)]);
    const source = fromCorpus('a01-relayed-romashka', 'Relayed to Postfix').toString('utf8');
    pages = teardown.add(await startPlainPages(ticketPages(source)));
    const display = teardown.add(await startVirtualDisplay());
    // Firefox shows its questions and menus without a display, too.
    browser = teardown.add(await launchOwn(BROWSER === 'chromium' ? { headed: true, display: display.name } : {}));
    pattern = BROWSER === 'chromium' ? `${new URL(mailDev.url).origin}/*` : 'http://127.0.0.1/*';
    options = await browser.open(browser.extensionUrl('options.html'));
    tab = await browser.open(mailDev.url);
    tabId = await newestTabId(options);
    await openInMailDev(tab, PROVEN.subject);
  });
  afterAll(() => teardown.run());
  beforeEach(async () => {
    await closePopups();
    await options.evaluate(`Promise.all([
      ${API}.permissions.remove({ origins: [${JSON.stringify(pattern)}] }).catch(() => false),
      ${API}.storage.local.clear(),
    ]).then(() => null)`);
    await tab.bringToFront();
  });

  /** A popup left open by an earlier test would be taken for the one that a test waits for. */
  async function closePopups(): Promise<void> {
    await options.evaluate(`void ${POPUPS}.forEach((popup) => popup.close())`);
    await options.waitFor(`${POPUPS}.length === 0`);
  }
  const access = async (): Promise<unknown> =>
    options.evaluate(`${API}.permissions.getAll().then(({ origins }) => origins)`);
  const checkedSites = async (): Promise<unknown> =>
    options.evaluate(`${API}.storage.local.get(null).then(({ automaticSites }) => automaticSites ?? [])`);
  const waitForBadge = (badge: string): Promise<true> =>
    waitUntil(`the badge “${badge}”`, async () => (await toolbarButton(options, tabId)).badge === badge);

  /** “Check every message I open on …” in the popup on the open message. */
  async function askInPopup(): Promise<void> {
    const popup = await tab.clickToolbarButton();
    expect((await readShown(popup)).verdict).toBe('proven');
    await actOn(popup, '[data-part="site-check"] summary');
    // A real key: browsers ask only while they handle a person's input.
    await actOn(popup, '[data-action="start-checking"]', 'focus');
    await popup.press('Enter');
  }

  /** The form for a site in the settings. */
  async function askInSettings(): Promise<void> {
    await options.bringToFront();
    await options.evaluate(`(() => {
      const field = document.querySelector('[name="site"]');
      field.value = ${JSON.stringify(mailDev.url)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await options.click('[data-action="add-site"]');
  }

  /** Chooses the extension's item in the context menu on what is selected. */
  function inspectSelection(page: Tab): Promise<Tab> {
    const choose = async (): Promise<void> => {
      await page.clickAt(100, 100, 'right');
      await browser.window.chooseExtensionItem();
    };
    return browser.tabOpenedBy(choose, /inspector\.html#/u);
  }

  const said = (): Promise<unknown> => options.evaluate(`document.querySelector('[data-part="sites-said"]').innerText`);

  test('a “no” to its question changes nothing', async () => {
    await askInSettings();
    await browser.window.answerQuestion('deny');
    await eventually(async () => expect(await said()).toContain('nothing has changed'));
    expect([await access(), await checkedSites(), await registeredSites(options)]).toEqual([[], [], []]);
    expect((await toolbarButton(options, tabId)).badge).toBe('');
  });

  test('a “yes” in the popup, which the question closes, causes the open message to be checked at once', async () => {
    await askInPopup();
    await browser.window.answerQuestion('allow');
    await waitForBadge('✓');
    await tab.waitFor(`document.querySelector('[data-relay-inspector-chip]') !== null`);
    await eventually(async () => {
      expect([await access(), await registeredSites(options)]).toEqual([[pattern], [pattern]]);
      expect(await checkedSites()).toEqual([new URL(mailDev.url).origin]);
    });
  });

  test('access that is revoked in its own settings ends the checking', async () => {
    await askInSettings();
    await browser.window.answerQuestion('allow');
    await tab.bringToFront();
    await waitForBadge('✓');
    await browser.window.withdrawAccess(pattern);
    await waitForBadge('');
    await tab.waitFor(`document.querySelector('[data-relay-inspector-chip]') === null`);
    await eventually(async () =>
      expect([await access(), await checkedSites(), await registeredSites(options)]).toEqual([[], [], []]),
    );
  });

  test('access that is given up in the settings page ends the checking', async () => {
    await askInSettings();
    await browser.window.answerQuestion('allow');
    await options.waitFor(`document.querySelector('[data-action="stop-site"]') !== null`);
    await tab.bringToFront();
    await waitForBadge('✓');
    await actOn(options, '[data-action="stop-site"]');
    await waitForBadge('');
    await eventually(async () =>
      expect([await access(), await checkedSites(), await registeredSites(options)]).toEqual([[], [], []]),
    );
  });

  test('the keyboard shortcut opens the popup on the open message, with access to this tab, this time only', async () => {
    await tab.bringToFront();
    await browser.window.pressShortcut();
    await options.waitFor(`${POPUPS}[0]?.document.querySelector('main')?.dataset.verdict === 'proven'`);
    expect(await access()).toEqual([]);
    await closePopups();
  });

  test('“Inspect selected headers” in the context menu opens the inspector with the selection, line by line', async () => {
    const ticket = await browser.open(`${pages.url}/ticket`);
    await ticket.evaluate(`getSelection().selectAllChildren(document.querySelector('pre'))`);
    const inspector = await inspectSelection(ticket);
    const shown = await readShown(inspector);
    // A selection is a part of a page: "These lines say …".
    expect([shown.state, shown.verdict]).toEqual(['report', 'conditional']);
    expect(shown.raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
    await inspector.close();
    await ticket.close();
  });

  test.each([
    { what: 'lines quoted in a reply', path: '/quoted', select: selectAll('document'), note: 'quoted' },
    {
      what: 'in a text area, with an empty line after each',
      path: '/area',
      select: `(() => { const area = document.querySelector('textarea'); area.focus(); area.select(); })()`,
      note: 'spaced',
    },
    { what: 'a table in a frame', path: '/framed', select: selectAll('frames[0].document'), note: 'table' },
  ])('the context menu takes a selection as a person sees it: $what', async ({ path, select, note }) => {
    const ticket = await browser.open(`${pages.url}${path}`);
    // What arrives after the selection was made is not a part of it.
    await ticket.waitFor(`(({ document }) =>
      document.readyState === 'complete' && document.querySelector('.selected') !== null)(frames[0] ?? window)`);
    await ticket.evaluate(select);
    const inspector = await inspectSelection(ticket);
    await inspector.waitFor(`document.querySelector('main')?.dataset.verdict === 'conditional'
      && document.querySelector('[data-note="${note}"]') !== null`);
    expect((await readShown(inspector)).raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
    await inspector.close();
    await ticket.close();
  });
});

/** Selects the marked element of a document. */
function selectAll(of: string): string {
  return `void ${of}.getSelection().selectAllChildren(${of}.querySelector('.selected'))`;
}

/** Pages of a ticket system that show a header in the ways that such systems do. */
function ticketPages(source: string): Parameters<typeof startPlainPages>[0] {
  const header = source.replaceAll('\r\n', '\n').split('\n\n', 1)[0] ?? '';
  const lines = header.replaceAll('<', '&lt;').split('\n');
  const rows = header
    .split(/\n(?![ \t])/u)
    .map((field) => field.replaceAll('<', '&lt;').replaceAll(/\s+/gu, ' '))
    .map((field) => field.replace(/^([\w-]+): ?(.*)$/u, '<tr><td>$1</td><td>$2</td></tr>'));
  const bodies = {
    '/ticket': `<pre>${source.replaceAll('<', '&lt;')}</pre>`,
    '/quoted': `<div class="selected">${lines.map((line) => `&gt; ${line}`).join('<br>')}</div>`,
    '/area': `<textarea class="selected" rows="40" cols="120">${lines.join('\n\n')}</textarea>`,
    '/table': `<table class="selected">${rows.join('')}</table>`,
    '/framed': '<iframe src="/table" width="1200" height="700"></iframe>',
  };
  return Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [
      path,
      { contentType: 'text/html; charset=utf-8', body: `<!doctype html><title>Ticket</title>${body}` },
    ]),
  );
}
