import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';

/** What the table shows once it has read a list. */
export interface ReadRows {
  /** The page "Messages", for further checks. */
  readonly table: Tab;
  /** The rows, each as cells by column heading. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Clicks the toolbar button, then the popup's button for what is selected, and goes to the table that reads it. */
export async function startReading(browser: Browser, tab: Tab, offer: string): Promise<Tab> {
  const popup = await tab.clickToolbarButton();
  await readShown(popup);
  const button = `document.querySelector('[data-action="read-selected"]')`;
  await popup.waitFor(`${button}?.innerText === ${JSON.stringify(offer)}`);
  // The popup closes itself; any later answer from its process is ignored.
  const click = `void setTimeout(() => ${button}.click())`;
  return browser.tabOpenedBy(() => popup.evaluate(click), /messages\.html/u);
}

/** The same, until the reading has ended. */
export async function readSelected(browser: Browser, tab: Tab, offer: string, count: number): Promise<ReadRows> {
  const table = await startReading(browser, tab, offer);
  return { table, rows: await rowsOf(table, count) };
}

/** The rows of the table, once there are as many as expected and nothing is being read any more. */
async function rowsOf(table: Tab, count: number): Promise<ReadRows['rows']> {
  const rows = `[...document.querySelectorAll('.grid-body [role="row"]')]`;
  await table.waitFor(
    `document.querySelector('main').dataset.reading === 'false' && ${rows}.length === ${count} && ${rows}.every((row) => row.querySelector('.value') !== null)`,
  );
  const cells = await table.evaluate(`${rows}.map((row) => Object.fromEntries(
    [...row.querySelectorAll('[class*="cell-"]')].map((cell) => [/cell-(\\w+)/u.exec(cell.className)[1], cell.querySelector('.value')?.title ?? '']),
  ))`);
  return Array.isArray(cells) ? cells.map((row: object) => ({ ...row })) : [];
}
