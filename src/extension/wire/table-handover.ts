/**
 * Hands messages to the page "Messages". If that page is open, it takes them at once; otherwise it is opened with them under
 * a one-time key in the browser's session storage, which is never written to disk.
 */
import browser, { type Runtime } from 'webextension-polyfill';
import { parseSite } from '../settings/parse-site.ts';
import { type NamedFile, takeFiles } from './file-handover.ts';
import { type ListTab, toListTab } from './list-protocol.ts';
import { type TableMessage, tableMessageToWire, toTableMessage } from './table-message.ts';
import { toRecord } from './wire-shapes.ts';

/** What a table does with the things handed to it. */
export interface TableTakers {
  readonly message: (message: TableMessage) => void;
  /** Reads what a person has selected in the list of a tab. */
  readonly list: (tab: ListTab) => void;
  /** Collects the messages opened at a site. */
  readonly collect: (site: string) => void;
  readonly files: (files: NamedFile[]) => void;
}

const PAGE = 'messages.html';
const KEY_PREFIX = 'table/';
const KIND = 'for-the-table';

/** If several tables are open, only one takes what is added: the one opened first. */
const LOCK = 'relay-inspector/table';

/** Adds a message to the open table, or opens one in a background tab. */
export function addToTable(message: TableMessage): Promise<void> {
  return hand({ message: tableMessageToWire(message) }, false);
}

/** Makes the open table, or a new one, read the messages that the popup found; that table comes to the front. */
export function readListInTable(list: ListTab): Promise<void> {
  return hand({ list }, true);
}

/** Makes the open table, or a new one in a background tab, collect the messages opened at a site, by its origin. */
export function collectInTable(site: string): Promise<void> {
  return hand({ collect: site }, false);
}

async function hand(order: Readonly<Record<string, unknown>>, active: boolean): Promise<void> {
  const answer: unknown = await browser.runtime.sendMessage({ kind: KIND, ...order }).catch(() => null);
  if (answer === KIND) return;
  const key = crypto.randomUUID();
  await browser.storage.session.set({ [KEY_PREFIX + key]: order });
  await browser.tabs.create({ url: `${browser.runtime.getURL(PAGE)}#${key}`, active });
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
      if (order['kind'] !== KIND || !isOwnPage(sender) || !take(order, takers)) return undefined;
      if (order['list'] !== undefined) void comeToFront();
      return Promise.resolve(KIND);
    });
    // Until the page is closed.
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
  if (key !== '') void takeWaiting(KEY_PREFIX + key, takers);
}

/** A page of the extension, and not one of its scripts in some other page. */
function isOwnPage({ id, url = '' }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url.startsWith(browser.runtime.getURL(''));
}

async function takeWaiting(name: string, takers: TableTakers): Promise<void> {
  const stored = await browser.storage.session.get(name);
  await browser.storage.session.remove(name);
  take(toRecord(stored[name]), takers);
}

/** Whether there was anything to take. */
function take({ message, list, collect }: Partial<Record<string, unknown>>, takers: TableTakers): boolean {
  const added = toTableMessage(message);
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
