/**
 * The content script for the messages of a list, injected by the popup into a webmail whose lists can be read. It says
 * how many messages the person has selected, and reads them when the page "Messages" requests it: after a click, one
 * after another. It does nothing else.
 */
import type { FoundList, NamedMessage } from '../../webmail/contract/message-list.ts';
import { MESSAGE_LISTS } from '../../webmail/lists/message-lists.ts';
import { findList } from '../../webmail/reader/find-list.ts';
import { quietly } from '../../webmail/page/page-dom.ts';
import { findRuntime } from './content-runtime.ts';
import { serveLists } from './serve-lists.ts';
import { replaceEarlier } from './single-instance.ts';

const runtime = findRuntime(globalThis);
if (runtime !== null) {
  const look = () => ({ url: new URL(window.location.href), document: window.document });
  const find = (named: readonly NamedMessage[]): FoundList | null =>
    quietly(() => findList(MESSAGE_LISTS, look(), named), null);
  replaceEarlier(globalThis, 'selected-messages', () => serveLists(runtime, look, find));
}
