/**
 * What the popup and the page "Messages" send to a tab about the messages of its list, over one port each. The popup
 * asks which messages there are, and the page "Messages" requests exactly those. Closing the port ends the reading.
 * What the tab sends is treated as unknown: a page's process may be completely hostile.
 */
import type { MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
import type { ListKind, NamedMessage } from '../../webmail/contract/message-list.ts';
import type { ReadFailure } from '../../webmail/contract/source-result.ts';
import { MAX_LINES, MAX_LISTED } from '../../webmail/lists/list-limits.ts';
import { isReason } from './parse-read-reply.ts';
import { toRecord } from './to-record.ts';
import { isText, isTextOrNull, toMessage, toSource, toWebmail } from './wire-shapes.ts';

export const LIST_PORT = 'relay-inspector/list';

/** To the tab: `look` remembers what it finds, `read` reads what was remembered. */
export type ListCommand =
  | { readonly type: 'look'; readonly named: readonly NamedMessage[] }
  | { readonly type: 'read' };

/**
 * From the tab: `found` answers `look`. `read` is answered by `begin`, then by each message in order, then by `end`.
 */
export type ListReply =
  | { readonly type: 'found'; readonly list: ListSummary | null }
  | { readonly type: 'begin'; readonly list: ListSummary | null; readonly messages: readonly MessageRef[] }
  | { readonly type: 'message'; readonly read: { readonly source: string } | { readonly reason: ReadFailure } }
  | { readonly type: 'end' };

/** The content of a list, for people. */
export interface ListSummary {
  readonly webmail: WebmailInfo;
  readonly kind: ListKind;
  /** How many will be read. */
  readonly count: number;
  /** How many there are. */
  readonly total: number;
}

/** A parsed reply, with the source as bytes. */
export type ParsedListReply =
  | Exclude<ListReply, { readonly type: 'message' }>
  | { readonly type: 'message'; readonly read: Uint8Array | ReadFailure };

/** How many messages a program may name: no more than the lines that are examined in a page. */
const MAX_NAMED = MAX_LINES;

/** Longest id from a program, in characters. */
const MAX_ID = 4000;

/** Parses a command; null for anything else. */
export function parseListCommand(value: unknown): ListCommand | null {
  const { type, named } = toRecord(value);
  if (type === 'read') {
    return { type };
  }
  return type === 'look' && Array.isArray(named) ? { type, named: toNames(named) } : null;
}

/** The messages among what a page's program returned; anything else is left out. */
export function toNames(value: unknown): NamedMessage[] {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, MAX_NAMED) : [];
  return all.flatMap((name) => {
    const { id, subject } = toRecord(name);
    return isText(id) && id.length <= MAX_ID && isTextOrNull(subject) ? [{ id, subject }] : [];
  });
}

/** Parses a reply; null for anything else. */
export function parseListReply(value: unknown): ParsedListReply | null {
  const record = toRecord(value);
  switch (record['type']) {
    case 'end':
      return { type: 'end' };
    case 'found':
      return { type: 'found', list: toSummary(record['list']) };
    case 'begin': {
      const messages = toRefs(record['messages']);
      return messages === null ? null : { type: 'begin', list: toSummary(record['list']), messages };
    }
    case 'message': {
      const { source, reason } = toRecord(record['read']);
      const read = toSource(source) ?? (isReason(reason) ? reason : null);
      return read === null ? null : { type: 'message', read };
    }
    default:
      return null;
  }
}

function toSummary(value: unknown): ListSummary | null {
  const { webmail, kind, count, total } = toRecord(value);
  const from = toWebmail(webmail);
  const isKind = kind === 'selected' || kind === 'listed';
  const fits = isCount(count) && isCount(total) && count <= MAX_LISTED && count <= total;
  return from !== null && isKind && fits ? { webmail: from, kind, count, total } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function toRefs(value: unknown): MessageRef[] | null {
  if (!Array.isArray(value) || value.length > MAX_LISTED) {
    return null;
  }
  const refs = Array.from(value, toMessage).filter((ref) => ref !== null);
  return refs.length === value.length ? refs : null;
}

/** Where a list is read: its tab. It contains no part of any message, and may be handed from page to page. */
export interface ListTab {
  readonly tabId: number;
}

/** Parses a tab; null for anything else. */
export function toListTab(value: unknown): ListTab | null {
  const { tabId } = toRecord(value);
  return isCount(tabId) ? { tabId } : null;
}
