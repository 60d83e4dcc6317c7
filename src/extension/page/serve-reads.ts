import type { WebmailPage } from '../../webmail/contract/adapter.ts';
import { folderInPage } from '../../webmail/folder/folder-in-page.ts';
import { quietly } from '../../webmail/page/page-dom.ts';
import { readOpenMessage } from '../../webmail/reader/read-open-message.ts';
import { needsFurtherWebmails } from '../../webmail/reader/registry.ts';
import { isTextPage } from '../../webmail/reader/source-reader.ts';
import type { ContentPort, ContentRuntime } from './content-runtime.ts';
import { parseReadCommand, READ_PORT, toWire, type ReadReply } from '../wire/read-protocol.ts';

/**
 * Serves reads from now on: one per port, which ends when the port is closed.
 * @returns a function that stops answering
 */
export function serveReads(runtime: ContentRuntime, look: () => WebmailPage): () => void {
  const onConnect = (port: ContentPort): void => {
    if (port.name === READ_PORT) {
      serve(port, look);
    }
  };
  runtime.onConnect.addListener(onConnect);
  return () => {
    runtime.onConnect.removeListener(onConnect);
  };
}

function serve(port: ContentPort, look: () => WebmailPage): void {
  const read = new AbortController();
  port.onDisconnect.addListener(() => {
    read.abort();
  });
  const reply = (message: ReadReply): void => {
    if (!read.signal.aborted) {
      port.postMessage(message);
    }
  };
  const onMessage = (message: unknown): void => {
    const command = parseReadCommand(message);
    if (command === null) {
      return;
    }
    if (isUnknown(look)) {
      reply({ type: 'unknown-page' });
      return;
    }
    port.onMessage.removeListener(onMessage);
    void readOpenMessage({
      look,
      messageKey: command.messageKey,
      signal: read.signal,
      folderIn: folderInPage,
      onProgress: (progress) => {
        reply({ type: 'progress', progress });
      },
    }).then((outcome) => {
      reply({ type: 'outcome', outcome: toWire(outcome) });
    });
  };
  port.onMessage.addListener(onMessage);
}

/**
 * Whether one of the webmails that are not loaded yet may show the page. A text tab belongs to none, whoever serves it.
 */
export function isUnknown(look: () => WebmailPage): boolean {
  return quietly(() => {
    const page = look();
    return !isTextPage(page) && needsFurtherWebmails(page);
  }, false);
}
