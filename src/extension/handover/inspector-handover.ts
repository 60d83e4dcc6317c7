/**
 * Hands a source from the popup to the inspector, which outlives the popup. It goes through the browser's session
 * storage, under a random key, and can be taken once; no part of it is ever written to disk.
 */
import browser from 'webextension-polyfill';
import type { MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { SourceOrigin } from '../../webmail/contract/read-outcome.ts';
import { bytesToText } from '../wire/byte-text.ts';
import { toOrigin } from '../wire/source-origin.ts';
import { toRecord } from '../wire/to-record.ts';
import { toFolder, toMessage, toSource, toWebmail } from '../wire/wire-shapes.ts';

/** Where the source came from, for the inspector's heading. */
export interface HandoverContext {
  readonly webmail: WebmailInfo | null;
  readonly message: MessageRef;
  readonly origin: SourceOrigin;
  /** Where the webmail shows the message; null if it does not say. */
  readonly folder: MailFolder | null;
}

export interface HandedOver {
  readonly source: Uint8Array;
  readonly context: HandoverContext | null;
}

const INSPECTOR_PAGE = 'inspector.html';
const KEY_PREFIX = 'handover/';

/**
 * Opens the inspector in a tab next to the active one, and hands over a source if given. Resolves when the tab is
 * there; rejects if the browser refuses the tab or the storage.
 */
export async function openInspector(source?: Uint8Array, context?: HandoverContext): Promise<void> {
  const key = source === undefined ? null : await handOver(source, context ?? null);
  const address = browser.runtime.getURL(INSPECTOR_PAGE) + (key === null ? '' : `#${key}`);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  await browser.tabs.create(active === undefined ? { url: address } : { url: address, index: active.index + 1 });
}

/**
 * Takes what `openInspector` handed over, once: a second call with the same key returns null, as does an unknown key.
 * @param key the text after `#` in the inspector's address
 */
export async function takeHandedOverSource(key: string): Promise<HandedOver | null> {
  const name = KEY_PREFIX + key;
  const stored = await browser.storage.session.get(name);
  await browser.storage.session.remove(name);
  const value = toRecord(stored[name]);
  const source = toSource(value['source']);
  return source === null ? null : { source, context: toContext(value['context']) };
}

async function handOver(source: Uint8Array, context: HandoverContext | null): Promise<string> {
  const key = crypto.randomUUID();
  await browser.storage.session.set({ [KEY_PREFIX + key]: { source: bytesToText(source), context } });
  return key;
}

function toContext(value: unknown): HandoverContext | null {
  const { webmail, message, origin, folder } = toRecord(value);
  const ref = toMessage(message);
  const from = toOrigin(origin);
  if (ref === null || from === null) {
    return null;
  }
  return { webmail: toWebmail(webmail), message: ref, origin: from, folder: toFolder(folder) };
}
