import browser from 'webextension-polyfill';
import type { MessageRef } from '../../webmail/contract/adapter.ts';
import type { ReadFailure } from '../../webmail/contract/source-result.ts';
import { LIST_PORT, type ListCommand, type ListSummary, type ListTab, parseListReply } from '../wire/list-protocol.ts';

/** What is reported while the messages of a list are read. */
export interface ListListener {
  /** Once, before anything is read. */
  readonly onBegin: (list: ListSummary, messages: readonly MessageRef[]) => void;
  /** Each message, in the order of the list. `left`: its page was closed or went elsewhere before it was read. */
  readonly onMessage: (message: MessageRef, read: Uint8Array | ReadFailure | 'left') => void;
}

/**
 * Makes the tab read the messages of its list that the popup found, one by one. Aborting the signal ends the reading in
 * the tab, too: messages not read by then are not reported.
 *
 * @returns after the last message; false if the page was gone before anything began. Never rejects
 */
export function readListOfTab(
  { tabId }: ListTab,
  { onBegin, onMessage }: ListListener,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tabId, { name: LIST_PORT, frameId: 0 });
    let messages: readonly MessageRef[] | null = null;
    let next = 0;
    const finish = (): void => {
      signal.removeEventListener('abort', finish);
      port.disconnect();
      resolve(messages !== null);
    };
    const giveUp = (): void => {
      if (!signal.aborted) for (const message of (messages ?? []).slice(next)) onMessage(message, 'left');
      next = messages?.length ?? 0;
      finish();
    };
    signal.addEventListener('abort', finish);
    port.onDisconnect.addListener(giveUp);
    port.onMessage.addListener((sent: unknown) => {
      const reply = parseListReply(sent);
      const message = messages?.[next];
      if (signal.aborted) return;
      if (reply?.type === 'begin' && messages === null && reply.list !== null) {
        messages = reply.messages;
        onBegin(reply.list, messages);
      } else if (reply?.type === 'message' && message !== undefined) {
        next += 1;
        onMessage(message, reply.read);
      } else {
        giveUp();
      }
    });
    port.postMessage({ type: 'read' } satisfies ListCommand);
  });
}
