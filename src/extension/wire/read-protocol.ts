/**
 * Messages between the popup and the page while a message is read, over one port per read. Closing the port ends the
 * read. Each side treats the other's messages as unknown: a page's process may be completely hostile.
 */
import type { ReadOutcome, ReadProgress, ReadSuccess } from '../../webmail/contract/read-outcome.ts';
import { bytesToText } from './byte-text.ts';
import { toRecord } from './to-record.ts';
import { isTextOrNull } from './wire-shapes.ts';

export const READ_PORT = 'relay-inspector/read';

/** From the popup to the page, once, at the beginning. */
export interface ReadCommand {
  readonly type: 'read';
  readonly messageKey: string | null;
}

/**
 * From the page to the popup: any number of steps, then one outcome. If content.js no longer knows the page's webmail,
 * because the page has changed since it was injected, it only answers "unknown-page"; the popup then injects
 * further-webmails.js and rare-pages.js, and sends "read" again.
 */
export type ReadReply =
  | { readonly type: 'unknown-page' }
  | { readonly type: 'progress'; readonly progress: ReadProgress }
  | { readonly type: 'outcome'; readonly outcome: WireOutcome };

/** An outcome as plain data: the source as text with one character for each byte. */
export type WireOutcome =
  | (Omit<ReadSuccess, 'source'> & { readonly source: string })
  | Exclude<ReadOutcome, { readonly ok: true }>;

/** An outcome as plain data. */
export function toWire(outcome: ReadOutcome): WireOutcome {
  return outcome.ok ? { ...outcome, source: bytesToText(outcome.source) } : outcome;
}

/** Parses a command; null for anything else. */
export function parseReadCommand(value: unknown): ReadCommand | null {
  const { type, messageKey } = toRecord(value);
  return type === 'read' && isTextOrNull(messageKey) ? { type, messageKey } : null;
}
