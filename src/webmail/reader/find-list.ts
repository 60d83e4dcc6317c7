import type { OpenMessage, WebmailPage } from '../contract/adapter.ts';
import type { FoundList, MessageList, NamedMessage } from '../contract/message-list.ts';
import { MAX_LISTED } from '../lists/list-limits.ts';
import { quietly } from '../page/page-dom.ts';
import { isPageOf } from './recognise.ts';

/**
 * The messages that the person means in the list of a page.
 *
 * @param lists the known ones
 * @param named what the page's own program returned (list-webmails.ts); it may be anything
 * @returns null if no known webmail shows the page
 */
export function findList(
  lists: readonly MessageList[],
  page: WebmailPage,
  named: readonly NamedMessage[],
): FoundList | null {
  const list = lists.find(({ webmail }) => isPageOf(webmail, page));
  if (list === undefined) {
    return null;
  }
  const byKey = new Map<string, OpenMessage>();
  for (const message of quietly(() => list.messages(page, named), [])) {
    byKey.set(message.ref.key, byKey.get(message.ref.key) ?? message);
  }
  return { list, messages: [...byKey.values()].slice(0, MAX_LISTED), total: byKey.size };
}
