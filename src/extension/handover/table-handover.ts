/** How the extension's other pages hand things to the page "Messages", and how it takes them. */
import browser, { type Runtime } from 'webextension-polyfill';
import { parseSite } from '../settings/parse-site.ts';
import { type NamedFile, takeFiles } from './file-handover.ts';
import { FOR_THE_TABLE, WAITING_FOR_TABLE, handToTable } from './hand-to-table.ts';
import { type ListTab, toListTab } from '../wire/list-protocol.ts';
import { tableMessageOf, toOpened } from './opened-messages.ts';
import { type TableMessage, tableMessageToWire, toTableMessage } from '../wire/table-message.ts';
import { toRecord } from '../wire/to-record.ts';

/** What a table does with the things handed to it. */
export interface TableTakers {
  readonly message: (message: TableMessage) => void;
  /** Reads what a person has selected in the list of a tab. */
  readonly list: (tab: ListTab) => void;
  /** Collects the messages opened at a site. */
  readonly collect: (site: string) => void;
  readonly files: (files: NamedFile[]) => void;
}

/** If several tables are open, only one takes what is added: the one opened first. */
const LOCK = 'relay-inspector/table';

/** Adds a message to the open table, or opens one in a background tab. */
export function addToTable(message: TableMessage): Promise<void> {
  return handToTable({ message: tableMessageToWire(message) }, false);
}

/** Makes the open table, or a new one, read the messages that the popup found; that table comes to the front. */
export function readListInTable({ tabId }: ListTab): Promise<void> {
  return handToTable({ list: { tabId } }, true);
}

/** Makes the open table, or a new one in a background tab, collect the messages opened at a site, by its origin. */
export function collectInTable(site: string): Promise<void> {
  return handToTable({ collect: site }, false);
}

/**
 * For the page: passes it everything that is handed to the table from now on, and what it was opened for.
 * @param key the part of the page's address after "#"; empty if it was opened on its own
 */
export function takeForTable(key: string, takers: TableTakers): void {
  let isFirst = false;
  const listen = (): Promise<never> => {
    isFirst = true;
    browser.runtime.onMessage.addListener((sent: unknown, sender: Runtime.MessageSender) => {
      const order = toRecord(sent);
      if (order['kind'] !== FOR_THE_TABLE || !isOwnPage(sender) || !take(order, takers)) return undefined;
      if (order['list'] !== undefined) void comeToFront();
      return Promise.resolve(FOR_THE_TABLE);
    });
    // Holds the lock until the page is closed.
    return new Promise(() => undefined);
  };
  void navigator.locks.request(LOCK, listen);
  takeFiles(
    key,
    () => isFirst,
    (files) => {
      takers.files(files);
      void comeToFront();
    },
  );
  if (key !== '') void takeWaiting(WAITING_FOR_TABLE + key, takers);
}

/** Whether the sender is a page of the extension, and not one of its scripts in some other page. */
function isOwnPage({ id, url = '' }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url.startsWith(browser.runtime.getURL(''));
}

async function takeWaiting(name: string, takers: TableTakers): Promise<void> {
  const stored = await browser.storage.session.get(name);
  await browser.storage.session.remove(name);
  take(toRecord(stored[name]), takers);
}

/** Takes what was handed over; returns whether there was anything. */
function take({ message, opened, list, collect }: Partial<Record<string, unknown>>, takers: TableTakers): boolean {
  const inPage = toOpened(opened);
  const added = inPage === null ? toTableMessage(message) : tableMessageOf(inPage);
  const tab = toListTab(list);
  if (added !== null) takers.message(added);
  const site = typeof collect === 'string' ? parseSite(collect) : null;
  if (tab !== null) takers.list(tab);
  if (site !== null) takers.collect(site);
  return added !== null || tab !== null || site !== null;
}

async function comeToFront(): Promise<void> {
  const { id, windowId } = await browser.tabs.getCurrent();
  await browser.tabs.update(id, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}
