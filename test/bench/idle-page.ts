/**
 * What automatic checking costs a page in which no message is open: the processor time of the page's main thread, in a
 * real Chromium, with and without the script.
 */
import path from 'node:path';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Tab } from '../lab/browsers/browser.ts';
import { ChromiumTab } from '../lab/browsers/chromium.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';
import { inPage, newestTabId } from '../lab/browsers/page-chip.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { startPlainPages } from '../lab/servers/plain-pages.ts';
import { median } from './measure.ts';

/** Milliseconds of main-thread time per second on one kind of page. */
export interface IdleCost {
  readonly page: string;
  readonly without: number;
  readonly with: number;
}

export const IDLE_ROWS = 5000;
export const CHANGES_PER_SECOND = 100;
const ROUND_MS = 5000;
const ROUNDS = 5;

/** With the marks by which Roundcube is recognised: its list is examined after changes for as long as it is open. */
const KINDS = [
  {
    page: 'a webmail’s list',
    address: '/?_task=mail&_mbox=INBOX',
    head: '<script src="program/js/app.min.js"></script>',
  },
  { page: 'a page that is not a webmail', address: '/shop', head: '' },
] as const;

/** A stream of changes for one round; resolves to their number. */
const CHANGE = `new Promise((done) => {
  const cells = document.querySelectorAll('.row b');
  let changes = 0;
  const stream = setInterval(() => {
    cells[changes % cells.length].textContent = 'Order ' + changes;
    changes += 1;
  }, ${1000 / CHANGES_PER_SECOND});
  setTimeout(() => { clearInterval(stream); done(changes); }, ${ROUND_MS});
})`;

const IS_RUNNING = `() => globalThis[Symbol.for('relay-inspector/automatic-checks')] !== undefined`;

/**
 * Needs the Chrome build; throws an error in plain words if there is no Chromium. Runs with and without the script take
 * turns.
 */
export async function measureIdlePages(): Promise<IdleCost[]> {
  const teardown = new Teardown();
  try {
    const contentType = 'text/html; charset=utf-8';
    const pages = teardown.add(
      await startPlainPages(
        Object.fromEntries(KINDS.map(({ address, head }) => [address, { contentType, body: bodyOf(head) }])),
      ),
    );
    const extension = teardown.add(allowLoopback(path.resolve(import.meta.dirname, '../../dist', BUILD_OF.chromium)));
    const browser = teardown.add(await launchBrowser('chromium', { extension: extension.folder }));
    const options = await browser.open(browser.extensionUrl('options.html'));
    const tab = await browser.open(`${pages.url}${KINDS[0].address}`);
    if (!(tab instanceof ChromiumTab)) throw new Error('Only Chromium tells the time of its tasks');
    const tabId = await newestTabId(options);

    const oneRound = async (address: string, isChecked: boolean): Promise<number> => {
      await check(options, isChecked ? [pages.url] : []);
      await tab.goto(`${pages.url}${address}`);
      await tab.waitFor(`document.querySelectorAll('.row').length === ${IDLE_ROWS}`);
      if (isChecked) {
        await waitUntil('the script in the page', async () => (await inPage(options, tabId, IS_RUNNING)) === true);
      }
      const before = await tab.mainThreadTime();
      await tab.evaluate(CHANGE);
      return (((await tab.mainThreadTime()) - before) * 1000) / ROUND_MS;
    };

    const costs: IdleCost[] = [];
    for (const { page, address } of KINDS) {
      const times = { without: new Array<number>(), with: new Array<number>() };
      for (let round = 0; round < ROUNDS; round++) {
        times.without.push(await oneRound(address, false));
        times.with.push(await oneRound(address, true));
      }
      costs.push({ page, without: median(times.without), with: median(times.with) });
    }
    return costs;
  } finally {
    await teardown.run();
  }
}

async function check(options: Tab, sites: readonly string[]): Promise<void> {
  await options.evaluate(`chrome.storage.local.set({ automaticSites: ${JSON.stringify(sites)} }).then(() => null)`);
  await waitUntil('the script to be registered or gone', async () => {
    const count = await options.evaluate(`chrome.scripting.getRegisteredContentScripts().then((all) => all.length)`);
    return count === sites.length;
  });
}

/** No part of it is drawn, so a change costs the page little, and the script's share becomes visible. */
function bodyOf(head: string): string {
  const style = '<style>#messagelist { display: none }</style>';
  const row = '<div class="row"><b>Order</b> <a href="#">Lavka</a> <i>Mon 19:46</i> <i>4 kB</i></div>';
  return `<!doctype html><title>Inbox</title>${head}${style}<div id="messagelist">${row.repeat(IDLE_ROWS)}</div>`;
}
