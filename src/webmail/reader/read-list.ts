import type { OpenMessage, WebmailPage } from '../contract/adapter.ts';
import type { FoundList } from '../contract/message-list.ts';
import type { ReadFailure, SourceResult } from '../contract/source-result.ts';
import { quietly } from '../page/page-dom.ts';
import { type RouteRead, readRoute } from './read-route.ts';
import { compareWithScreen } from './screen-check.ts';

export interface ListRead {
  readonly look: () => WebmailPage;
  readonly signal: AbortSignal;
}

/** If one message gets this answer, all that follow would get it too, so they are not requested. */
const ENDS_ALL: readonly ReadFailure[] = ['signed-out'];

/**
 * Reads the sources of the messages of a list one after another, in their order, and yields the result of each.
 * Aborting the signal ends it: messages not read by then are not yielded. Never rejects.
 */
export async function* readList({ list, messages }: FoundList, page: ListRead): AsyncGenerator<SourceResult> {
  const how = { ...page, shapes: list.webmail.requests };
  let end: SourceResult | null = null;
  for (const message of messages) {
    const result: SourceResult = end ?? (await readOne(message, how));
    // The reading may have been stopped while this message was read, or while the previous one was being processed.
    if (how.signal.aborted) {
      return;
    }
    yield result;
    if (!result.ok && ENDS_ALL.includes(result.reason)) {
      end = result;
    }
  }
}

/**
 * Tries the message's ways in order. The first that leads to a message counts, and that must be the message that the
 * list shows.
 */
async function readOne(message: OpenMessage, how: RouteRead): Promise<SourceResult> {
  let result: SourceResult = { ok: false, reason: 'needs-source-view' };
  for (const route of how.signal.aborted ? [] : quietly(() => message.routes(), [])) {
    result = await readRoute(route, how, (read) =>
      read.ok && compareWithScreen(read.source, message) === 'other' ? { ok: false, reason: 'other-message' } : read,
    );
    if (result.ok || how.signal.aborted) {
      break;
    }
  }
  return result;
}
