import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { gmail } from '../webmails/gmail.ts';
import { copyOf, quietly, removeAll } from '../page/page-dom.ts';
import { mailru } from '../webmails/mailru.ts';
import { outlook } from '../webmails/outlook/outlook.ts';
import { rambler } from '../webmails/rambler.ts';
import { roundcube } from '../webmails/roundcube.ts';
import { aol, yahoo } from '../webmails/yahoo.ts';
import { yandex } from '../webmails/yandex.ts';

/**
 * The webmails that the content script always brings, those with an address of their own before those that are recognised
 * by marks. The others come in a script of their own (further-webmails.ts), and only where these do not know the page, or know
 * it by marks that a sender can imitate.
 */
export const WEBMAILS: readonly Webmail[] = [gmail, yandex, mailru, outlook, yahoo, aol, rambler, roundcube];

let further: readonly Webmail[] | null = null;

/** Adds the webmails of further-webmails.ts; for good. */
export function addFurtherWebmails(webmails: readonly Webmail[]): void {
  further = webmails;
}

/** One of the webmails that are not there yet may show the page: none is known, or one that a sender can imitate in a message. */
export function needsFurtherWebmails(page: WebmailPage): boolean {
  return further === null && recogniseWebmail(page)?.hasOwnScript !== true && !knowsAddress(page);
}

/** Messages that can be open at once; longer threads are cut. */
export const MAX_OPEN_MESSAGES = 50;

/**
 * The webmail that shows the page; null for any other page. What an adapter throws counts as "no". An address tells for
 * certain. Marks do not: a sender can write those of Mail.ru, a dialog with a forged source beside them, into a message that
 * SOGo shows. So of several webmails that see their marks, one counts that sees them outside of the others' bodies.
 */
export function recogniseWebmail(page: WebmailPage): Webmail | null {
  const [addressed] = knowing(withoutMarks(page));
  const known = addressed === undefined ? knowing(page) : [addressed];
  return known.find((webmail) => !known.some((other) => isInBodiesOf(other, webmail, page))) ?? known[0] ?? null;
}

function knowing(page: WebmailPage): Webmail[] {
  return [...WEBMAILS, ...(further ?? [])].filter((webmail) => quietly(() => webmail.recognise(page), false));
}

function withoutMarks({ url }: WebmailPage): WebmailPage {
  return { url, document: new Document() };
}

function knowsAddress(page: WebmailPage): boolean {
  return knowing(withoutMarks(page)).length > 0;
}

/** Without the bodies of the one webmail, the other does not know the page any more. */
function isInBodiesOf(shows: Webmail, imitated: Webmail, { url, document }: WebmailPage): boolean {
  if (shows === imitated) {
    return false;
  }
  const copy = { url, document: copyOf(document) };
  const isKnown = (): boolean => knowing(copy).includes(imitated);
  const wasKnown = isKnown();
  removeAll(copy.document, shows.bodies);
  return wasKnown && !isKnown();
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
