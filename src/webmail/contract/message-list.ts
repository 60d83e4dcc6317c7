import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from './adapter.ts';

/**
 * The optional part of an adapter: which messages of the webmail's list a person means. It stands apart from the adapter,
 * because only a click asks for it: the scripts that read the open message do not carry it.
 *
 * What a list shows of a message (subject, sender, link) was written by its sender. It names and checks a message, and
 * never leads to one: the ids come from what the webmail's own program has written beside it, and the requests are
 * those of the adapter.
 */
export interface MessageList {
  readonly webmail: Webmail;
  readonly kind: ListKind;
  /**
   * The messages, in the page's order; an empty list is an answer. What it throws counts as an empty list.
   * @param named what only the page's own program knows (list-webmails.ts); empty where the page has the ids
   */
  messages(page: WebmailPage, named: readonly NamedMessage[]): OpenMessage[];
}

/** A selected message as the webmail's own program names it, where its page does not. Both texts may be anything. */
export interface NamedMessage {
  readonly id: string;
  /** As the list shows it. */
  readonly subject: string | null;
}

/** A message of a list, by the key that it has when it is open. */
export function listedMessage(key: string, subject: string | null, routes: () => SourceRoute[]): OpenMessage {
  return { ref: { key, subject, sender: null, time: null }, routes };
}

/** `selected`: the messages that the person has selected. `listed`: every message of the list, where none can be selected. */
export type ListKind = 'selected' | 'listed';

/** What a page was found to list. */
export interface FoundList {
  readonly list: MessageList;
  /** Each message once, MAX_LISTED at most. */
  readonly messages: readonly OpenMessage[];
  /** How many there are with those that were left out. */
  readonly total: number;
}
