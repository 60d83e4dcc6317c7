/**
 * Hands a message from the popup to the page "Messages". If that page is open, it takes the message at once; otherwise
 * it is opened with the message under a one-time key in the browser's session storage, which is never written to disk.
 */
import browser from 'webextension-polyfill';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';
import { bytesToText } from './byte-text.ts';
import { toOrigin } from './source-origin.ts';
import { toFolder, toRecord, toSource } from './wire-shapes.ts';

/** A message for the table. */
export interface TableMessage {
  /** Where it was open: the webmail's title. */
  readonly place: string;
  /** Adding the same message again replaces its row. */
  readonly key: string;
  readonly source: Uint8Array;
  readonly origin: SourceOrigin;
  readonly folder: MailFolder | null;
}

const PAGE = 'messages.html';
const KEY_PREFIX = 'table/';
const KIND = 'add-to-table';

/** Adds a message to the open table, or opens one in a background tab. */
export async function addToTable(message: TableMessage): Promise<void> {
  const wire = { ...message, source: bytesToText(message.source) };
  const answer: unknown = await browser.runtime.sendMessage({ kind: KIND, message: wire }).catch(() => null);
  if (answer === KIND) return;
  const key = crypto.randomUUID();
  await browser.storage.session.set({ [KEY_PREFIX + key]: wire });
  await browser.tabs.create({ url: `${browser.runtime.getURL(PAGE)}#${key}`, active: false });
}

/**
 * For the page: passes it every message that is added from now on, and the one for which it was opened.
 * @param key the part of the page's address after "#"; empty if it was opened on its own
 */
export function takeTableMessages(key: string, take: (message: TableMessage) => void): void {
  browser.runtime.onMessage.addListener((sent: unknown) => {
    const { kind, message } = toRecord(sent);
    const added = kind === KIND ? toMessage(message) : null;
    if (added === null) return undefined;
    take(added);
    return Promise.resolve(KIND);
  });
  if (key !== '') void takeWaiting(KEY_PREFIX + key, take);
}

async function takeWaiting(name: string, take: (message: TableMessage) => void): Promise<void> {
  const stored = await browser.storage.session.get(name);
  await browser.storage.session.remove(name);
  const message = toMessage(stored[name]);
  if (message !== null) take(message);
}

function toMessage(value: unknown): TableMessage | null {
  const { place, key, source, origin, folder } = toRecord(value);
  const bytes = toSource(source);
  const from = toOrigin(origin);
  const fits = typeof place === 'string' && typeof key === 'string' && bytes !== null && from !== null;
  return fits ? { place, key, source: bytes, origin: from, folder: toFolder(folder) } : null;
}
