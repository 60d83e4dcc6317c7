import type { WebmailPage } from '../../webmail/contract/adapter.ts';
import type { FoundList, NamedMessage } from '../../webmail/contract/message-list.ts';
import { readList } from '../../webmail/reader/read-list.ts';
import { bytesToText } from '../wire/byte-text.ts';
import { LIST_PORT, type ListReply, type ListSummary, parseListCommand } from '../wire/list-protocol.ts';
import type { ContentPort, ContentRuntime } from './content-runtime.ts';

/**
 * Answers requests about the page's list from now on. The last result is remembered, so that a click reads exactly the
 * messages that its button counted.
 * @returns stops answering; a reading that is under way continues
 */
export function serveLists(
  runtime: ContentRuntime,
  look: () => WebmailPage,
  find: (named: readonly NamedMessage[]) => FoundList | null,
): () => void {
  let found: FoundList | null = null;
  const onConnect = (port: ContentPort): void => {
    if (port.name !== LIST_PORT) {
      return;
    }
    const onMessage = (message: unknown): void => {
      const command = parseListCommand(message);
      if (command?.type === 'look') {
        found = find(command.named);
        port.postMessage({ type: 'found', list: found && summaryOf(found) } satisfies ListReply);
      } else if (command?.type === 'read') {
        port.onMessage.removeListener(onMessage);
        void answerWithSources(port, found, look);
      }
    };
    port.onMessage.addListener(onMessage);
  };
  runtime.onConnect.addListener(onConnect);
  return () => {
    runtime.onConnect.removeListener(onConnect);
  };
}

function summaryOf({ list, messages, total }: FoundList): ListSummary {
  const { id, title } = list.webmail;
  return { webmail: { id, title }, kind: list.kind, count: messages.length, total };
}

async function answerWithSources(port: ContentPort, found: FoundList | null, look: () => WebmailPage): Promise<void> {
  const closed = new AbortController();
  port.onDisconnect.addListener(() => {
    closed.abort();
  });
  const { signal } = closed;
  const reply = (message: ListReply): void => {
    if (!signal.aborted) {
      port.postMessage(message);
    }
  };
  const refs = (found?.messages ?? []).map(({ ref }) => ref);
  reply({ type: 'begin', list: found && summaryOf(found), messages: refs });
  for await (const result of found === null ? [] : readList(found, { look, signal })) {
    const read = result.ok ? { source: bytesToText(result.source) } : { reason: result.reason };
    reply({ type: 'message', read });
  }
  reply({ type: 'end' });
}
