import browser, { type Runtime } from 'webextension-polyfill';
import { folderInAddress } from '../../webmail/folder/folder-in-page.ts';
import { readFolder } from '../active-tab/message-folder.ts';
import { parseSite } from '../settings/parse-site.ts';
import { type MessageInPage, parsePageSays } from '../wire/automatic-protocol.ts';
import { type TableMessage, tableKey } from '../wire/table-message.ts';
import { toRecord } from '../wire/to-record.ts';
import { isText, toMessage, toSource, toWebmail } from '../wire/wire-shapes.ts';

/** A message that was opened at a site whose messages are checked automatically. */
export interface OpenedMessage extends Pick<MessageInPage, 'source' | 'webmail' | 'message'> {
  /** The address of the page and the site's origin, from the browser and never from the page. */
  readonly url: string;
  readonly site: string;
}

/**
 * For the page "Messages": receives every message that is opened at a site that is checked automatically, as the
 * background does. It does not answer, so the page gets the background's answer.
 *
 * @returns a function that stops it
 */
export function observeOpened(heard: (opened: OpenedMessage) => void): () => void {
  const listener = (sent: unknown, { id, tab, frameId, url }: Runtime.MessageSender): undefined => {
    const says = parsePageSays(sent);
    const isPage = id === browser.runtime.id && tab !== undefined && frameId === 0;
    const opened = isPage && says?.type === 'automatic/judge' ? toOpened({ ...says, url }, says.source) : null;
    if (opened !== null) heard(opened);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/**
 * Parses a message as the background hands it on; null for anything else.
 *
 * @param bytes the source, if it is not text with one character for each byte
 */
export function toOpened(value: unknown, bytes?: Uint8Array): OpenedMessage | null {
  const { url, source: text, webmail, message } = toRecord(value);
  const source = bytes ?? toSource(text);
  const site = parseSite(url);
  const info = toWebmail(webmail);
  const ref = toMessage(message);
  const isComplete = isText(url) && site !== null && source !== null && info !== null && ref !== null;
  return isComplete ? { url, site, source, webmail: info, message: ref } : null;
}

/**
 * Converts the message for the table. Its folder comes from its key or from the address of its page; the page itself is
 * not asked.
 */
export function tableMessageOf({ url, source, webmail, message }: OpenedMessage): TableMessage {
  const origin = 'answer';
  const folder = readFolder({ webmail, message, origin, folder: folderInAddress(webmail, new URL(url)) });
  return { place: webmail.title, key: tableKey(webmail, message), source, origin, folder };
}
