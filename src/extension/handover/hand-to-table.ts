import browser from 'webextension-polyfill';

const PAGE = 'messages.html';

/**
 * The prefix of the keys in the session storage under which things wait for a table that is being opened. A one-time
 * part follows it.
 */
export const WAITING_FOR_TABLE = 'table/';

/** The type of a message from the extension's own pages to the open table, and of its answer. */
export const FOR_THE_TABLE = 'for-the-table';

/**
 * Hands something to the page "Messages". A page that is open takes it at once. Otherwise a new page is opened and
 * finds it under a one-time key in the browser's session storage, which is never written to disk.
 *
 * @param order one entry, named after the member of {@link TableTakers} that gets it
 * @param active whether a new table comes to the front
 * @throws if the browser refuses the tab or the storage
 */
export async function handToTable(order: Readonly<Record<string, unknown>>, active: boolean): Promise<void> {
  const answer: unknown = await browser.runtime.sendMessage({ kind: FOR_THE_TABLE, ...order }).catch(() => null);
  if (answer === FOR_THE_TABLE) return;
  const key = crypto.randomUUID();
  await browser.storage.session.set({ [WAITING_FOR_TABLE + key]: order });
  await browser.tabs.create({ url: `${browser.runtime.getURL(PAGE)}#${key}`, active });
}
