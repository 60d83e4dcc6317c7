/**
 * Mail.ru. Read in public scripts that work on its pages, on 2026-11-23 and 2026-11-30; not seen with an account. VK
 * WorkMail is presumably the same application on its customers' hosts, but no mark of it is known that a message cannot
 * contain.
 */
import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { attribute, focusedFirst, selectShown } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/**
 * VERIFIED (a userscript; public filter lists of August 2026 for vk.mail.ru and light.mail.ru). Nothing is known about
 * the mobile pages and the light interface, so there the source is opened by hand.
 */
const HOST = /^(?:e|octavius|vk|light|touch|m)\.mail\.ru$/u;

const MARKS = {
  /** An expanded message; a single one is expanded as well. VERIFIED (five public scripts) */
  message: '.thread__letter_expanded[data-id], .thread__letter_single[data-id]',
  id: 'data-id',
  subject: 'h2.thread__subject',
  /** The address is in the title attribute of the name. VERIFIED (five public scripts) */
  sender: '.letter__author .letter-contact[title]',
  senderIn: 'title',
  time: '.letter__date',
  body: '.letter__body, .letter-body, [data-qa-id="letter-content"]',
} as const;

/**
 * The id is a number of 20 digits; whether the attribute has it alone or as "0:16582205691033180354:0" is not known.
 */
const ID = /(?:^|:)(\d{15,25})(?::|$)/u;

/** "/inbox/0:16582205691033180354:0/". VERIFIED (three public scripts) */
const ADDRESS = /^\/[^/]{1,100}\/\d{1,3}:(\d{15,25}):\d{1,10}(?:\/|$)/u;

/**
 * The old service answered with the whole message (public code of 2014). That it still does is LIKELY; it may redirect
 * to another origin (attachmail.ru), which is not followed and does not mean a lost session.
 */
const GET_MESSAGE: RequestShape = { template: 'GET /cgi-bin/getmsg?id={id}', values: { id: /^\d{15,25}$/u } };

export const mailru: Webmail = {
  id: 'mailru',
  title: 'Mail.ru',
  bodies: MARKS.body,

  signs: [{ host: HOST }],
  requests: [GET_MESSAGE],

  openMessages(page) {
    const shown = focusedFirst(page.document, selectShown(page.document, MARKS.message, MARKS.body));
    const messages = shown.flatMap((element) => openMessage(capture(ID, attribute(element, MARKS.id)), element, page));
    return messages.length > 0 ? messages : openMessage(capture(ADDRESS, page.url.pathname), null, page);
  },
};

function openMessage(id: string | null, element: Element | null, { document }: WebmailPage): OpenMessage[] {
  if (id === null) {
    return [];
  }
  const getMessage = sourceBy('getmsg', 'likely', GET_MESSAGE, { id }, { elsewhere: 'refused' });
  return [{ ref: messageRef(id, element, document, MARKS), routes: () => [getMessage] }];
}
