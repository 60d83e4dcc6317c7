/**
 * What the popup and the page say to each other while a message is read, over one port per read. Closing the port ends
 * the read. Each side takes the other's words as unknown: a page's process may be hostile as a whole.
 */
import type { ReadOutcome, ReadProgress, ReadSuccess } from '../../webmail/contract/read-outcome.ts';
import { bytesToText } from './byte-text.ts';

export const READ_PORT = 'relay-inspector/read';

/** Popup to page, once, at the beginning. */
export interface ReadCommand {
  readonly type: 'read';
  readonly messageKey: string | null;
}

/**
 * Page to popup: any number of steps, then one outcome. A page of a webmail that content.js does not know is
 * answered by "unknown-page" alone; the popup then brings further-webmails.js and rare-pages.js, and says "read" once more.
 */
export type ReadReply =
  | { readonly type: 'unknown-page' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'outcome'; readonly outcome: WireOutcome };

/** An outcome as plain data: the source as text of one character for each byte. */
export type WireOutcome =
  | (Omit<ReadSuccess, 'source'> & { readonly source: string })
  | Exclude<ReadOutcome, { readonly ok: true }>;

export function toWire(outcome: ReadOutcome): WireOutcome {
  return outcome.ok ? { ...outcome, source: bytesToText(outcome.source) } : outcome;
}

/** null for anything that is no command. */
export function parseReadCommand(value: unknown): ReadCommand | null {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'read') {
    return null;
  }
  const messageKey = 'messageKey' in value ? value.messageKey : undefined;
  return messageKey === null || typeof messageKey === 'string' ? { type: 'read', messageKey } : null;
}
