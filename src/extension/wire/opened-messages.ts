import browser, { type Runtime } from 'webextension-polyfill';
import { parseSite } from '../settings/parse-site.ts';
import { parsePageSays } from './automatic-protocol.ts';

/** A message that was opened at a site whose messages are checked automatically. */
export interface OpenedMessage {
  /** The site's origin, from the browser and never from the page. */
  readonly site: string;
  readonly source: Uint8Array;
}

/**
 * For the page "Messages": receives every message that is opened at a site that is checked automatically, as the
 * background does. It does not answer, so the background's answer counts.
 *
 * @returns stops it
 */
export function observeOpened(heard: (opened: OpenedMessage) => void): () => void {
  const listener = (sent: unknown, { id, tab, frameId, url }: Runtime.MessageSender): undefined => {
    const says = parsePageSays(sent);
    const site = parseSite(url);
    const isPage = id === browser.runtime.id && tab !== undefined && frameId === 0 && site !== null;
    if (isPage && says?.type === 'automatic/judge') heard({ site, source: says.source });
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
