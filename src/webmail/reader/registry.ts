import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import type { SourcePage } from '../contract/recognition.ts';
import { gmail } from '../webmails/gmail.ts';
import { quietly } from '../page/page-dom.ts';
import { mailru } from '../webmails/mailru.ts';
import { rambler } from '../webmails/rambler.ts';
import { roundcube } from '../webmails/roundcube.ts';
import { yandex } from '../webmails/yandex.ts';
import { fitsSign, isPageOf } from './recognise.ts';

/**
 * The webmails that are always in the content script. The others, and the reader of unknown pages, are in scripts of
 * their own, injected only if these do not recognise the page.
 */
export const WEBMAILS: readonly Webmail[] = [gmail, yandex, mailru, rambler, roundcube];

let further: readonly Webmail[] | null = null;
let readUnknown: ReadUnknownPage = () => [];

/** Returns the sources on a page that no webmail claims. */
export type ReadUnknownPage = (page: WebmailPage) => OpenMessage[];

/** Registers further webmails, and the reader of unknown pages, for the lifetime of the script. */
export function addFurtherWebmails(webmails: readonly Webmail[], unknownPages: ReadUnknownPage | null = null): void {
  further = [...(further ?? []), ...webmails.filter(({ id }) => further?.some((other) => other.id === id) !== true)];
  readUnknown = unknownPages ?? readUnknown;
}

/** The sources on a page that no webmail claims; none until the reader of such pages is registered. */
export function sourcesOnUnknownPage(page: WebmailPage): OpenMessage[] {
  return readUnknown(page);
}

/** Whether one of the webmails that are not loaded yet may show the page. */
export function needsFurtherWebmails(page: WebmailPage): boolean {
  return further === null && recogniseWebmail(page) === null && sourcePageOf(page) === null;
}

/** Messages that can be open at once; longer threads are truncated. */
export const MAX_OPEN_MESSAGES = 50;

/** The webmail that shows the page, by its address or its shell (recognition.ts); null for any other page. */
export function recogniseWebmail(page: WebmailPage): Webmail | null {
  return known().find((webmail) => isPageOf(webmail, page)) ?? null;
}

/** A webmail's own page for a source, if this is one. */
export function sourcePageOf(page: WebmailPage): SourcePage | null {
  const pages = known().flatMap(({ sourcePage }) => sourcePage ?? []);
  return pages.find(({ sign }) => fitsSign(sign, page)) ?? null;
}

function known(): Webmail[] {
  return [...WEBMAILS, ...(further ?? [])];
}

/** What is open in the page, each message once. An adapter that throws counts as one that found nothing. */
export function messagesIn(webmail: Webmail, page: WebmailPage): OpenMessage[] {
  const byKey = new Map<string, OpenMessage>();
  for (const message of quietly(() => webmail.openMessages(page), [])) {
    if (!byKey.has(message.ref.key) && byKey.size < MAX_OPEN_MESSAGES) {
      byKey.set(message.ref.key, message);
    }
  }
  return [...byKey.values()];
}
