import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from './adapter.ts';

/**
 * The optional part of an adapter. It finds the messages in the webmail's list that a person means. It is separate from
 * the adapter, because only a click needs it: the scripts that read the open message do not include it.
 *
 * What a list shows about a message (subject, sender, link) was written by its sender. It serves to describe and check
 * a message, and never leads to one: the ids come from what the webmail's own program wrote next to it, and the
 * requests are those of the adapter.
 */
export interface MessageList {
  readonly webmail: Webmail;
  readonly kind: ListKind;
  /**
   * The messages, in the page's order. An empty list is a valid answer, and an exception counts as one.
   * @param named what only the page's own program knows (list-webmails.ts); empty if the page has the ids
   */
  messages(page: WebmailPage, named: readonly NamedMessage[]): OpenMessage[];
}

/** A selected message as the webmail's own program names it, if its page does not. Both texts may be anything. */
export interface NamedMessage {
  readonly id: string;
  /** The subject as the list shows it. */
  readonly subject: string | null;
}

/** A message of a list, with the key that it has when it is open. */
export function listedMessage(key: string, subject: string | null, routes: () => SourceRoute[]): OpenMessage {
  return { ref: { key, subject, sender: null, time: null }, routes };
}

/**
 * `selected`: the messages that the person has selected. `listed`: every message of the list, if none can be selected.
 */
export type ListKind = 'selected' | 'listed';

/** What was found in a page's list. */
export interface FoundList {
  readonly list: MessageList;
  /** Each message once, at most MAX_LISTED. */
  readonly messages: readonly OpenMessage[];
  /** How many there are, including those that were left out. */
  readonly total: number;
}
