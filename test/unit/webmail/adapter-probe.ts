import type { MessageRef, OpenMessage, Webmail, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import type { SourceResult } from '../../../src/webmail/contract/source-result.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import { messagesIn } from '../../../src/webmail/reader/registry.ts';
import { WebDouble } from './web-double.ts';

/** What an adapter sees open in a page. */
export function refsIn(webmail: Webmail, page: WebmailPage): MessageRef[] {
  return messagesIn(webmail, page).map(({ ref }) => ref);
}

export interface Trial {
  readonly route: string;
  readonly mark: string;
  readonly result: SourceResult;
}

/**
 * Tries every way to an open message, the first message by default, in order and without stopping at the first success.
 */
export async function tryAll(webmail: Webmail, page: WebmailPage, key?: string): Promise<Trial[]> {
  const messages = messagesIn(webmail, page);
  const message = key === undefined ? messages[0] : messages.find(({ ref }) => ref.key === key);
  return message === undefined ? [] : await tryRoutes(webmail, message, page);
}

/** The addresses that are requested, in order, when none of them answers. */
export async function addressesAskedFor(webmail: Webmail, page: WebmailPage, key?: string): Promise<string[]> {
  const web = new WebDouble({});
  await tryAll(webmail, page, key);
  return [...new Set(web.asked.map(({ address }) => address))];
}

async function tryRoutes(webmail: Webmail, message: OpenMessage, page: WebmailPage): Promise<Trial[]> {
  const never = new AbortController().signal;
  const trials: Trial[] = [];
  for (const route of message.routes()) {
    const web = createPageWeb({ base: page.url, shapes: webmail.requests, signal: never, timeout: never });
    trials.push({ route: route.id, mark: route.mark, result: await route.read(web) });
  }
  return trials;
}
