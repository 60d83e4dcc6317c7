import type { OpenMessage, Webmail, WebmailPage } from './adapter.ts';
import { gmail } from './gmail.ts';
import { quietly } from './page-dom.ts';
import { maildev } from './maildev.ts';
import { mailru } from './mailru.ts';
import { outlook } from './outlook/outlook.ts';
import { rambler } from './rambler.ts';
import { roundcube } from './roundcube.ts';
import { aol, yahoo } from './yahoo.ts';
import { yandex } from './yandex.ts';

/**
 * The webmails that the content script always brings, those with an address of their own before those that are recognised
 * by marks. The others come in a script of their own (further-webmails.ts), and only where these do not know the page.
 */
export const WEBMAILS: readonly Webmail[] = [gmail, yandex, mailru, outlook, yahoo, aol, rambler, maildev, roundcube];

let further: readonly Webmail[] | null = null;

/** Adds the webmails of further-webmails.ts; for good. */
export function addFurtherWebmails(webmails: readonly Webmail[]): void {
  further = webmails;
}

/** Only the webmails that are not there yet can know the page. */
export function needsFurtherWebmails(page: WebmailPage): boolean {
  return further === null && recogniseWebmail(page) === null;
}

/** Messages that can be open at once; longer threads are cut. */
export const MAX_OPEN_MESSAGES = 50;

/** The first webmail that knows the page; null for any other page. What an adapter throws counts as "no". */
export function recogniseWebmail(page: WebmailPage): Webmail | null {
  return [...WEBMAILS, ...(further ?? [])].find((webmail) => quietly(() => webmail.recognise(page), false)) ?? null;
}

/** What is open in the page, each message once. What an adapter throws counts as nothing. */
export function messagesIn(webmail: Webmail, page: WebmailPage): OpenMessage[] {
  const byKey = new Map<string, OpenMessage>();
  for (const message of quietly(() => webmail.openMessages(page), [])) {
    if (!byKey.has(message.ref.key) && byKey.size < MAX_OPEN_MESSAGES) {
      byKey.set(message.ref.key, message);
    }
  }
  return [...byKey.values()];
}
