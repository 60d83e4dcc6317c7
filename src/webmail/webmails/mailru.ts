/**
 * Mail.ru. Read in public scripts that work on its pages, on 2026-11-23 and 2026-11-30; not seen with an account. VK
 * WorkMail is presumably the same application on its customers' hosts, but it has no known mark that a message could
 * not contain too.
 */
import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { attribute, focusedFirst, selectShown } from '../page/page-dom.ts';
import { findInRequests } from '../page/page-requests.ts';
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
 * The old service answered with the whole message (public code of 2014). It still does (LIKELY). It may redirect to
 * another origin (attachmail.ru), which is not followed and does not mean a lost session.
 */
const GET_MESSAGE: RequestShape = { template: 'GET /cgi-bin/getmsg?id={id}', values: { id: /^\d{15,25}$/u } };

/**
 * The application for Android asks for a message as .eml in this way, in the same tree as the page's own requests (a
 * public project lists its commands, October 2026). The page's server answers it, too (LIKELY).
 */
const DOWNLOAD: RequestShape = {
  template: 'POST /api/v1/messages/message/download',
  values: { id: /^\d{15,25}$/u, folder: /^\d{1,10}$/u, email: /^[\w.+-]+@[\w.-]+$/u, token: /^[\w:.~+/=-]+$/u },
  form: { id: '{id}', folder_id: '{folder}', email: '{email}', token: '{token}', htmlencoded: 'false' },
};

/** The page sends both with each of its requests. VERIFIED (recordings of its traffic of 2021 to 2023) */
const OWN_REQUEST = /^https:\/\/[^#/?]+\/api\/v1\/[^#?]*\?([^#]*\btoken=[^#]*)/u;

/** The number of the folder is the last one of the address, 0 for the inbox, 950 for spam. LIKELY (a public script) */
const FOLDER_IN_ADDRESS = /^\/[^/]{1,100}\/\d{1,3}:\d{15,25}:(\d{1,10})(?:\/|$)/u;

export const mailru: Webmail = {
  id: 'mailru',
  title: 'Mail.ru',
  bodies: MARKS.body,

  signs: [{ host: HOST }],
  requests: [GET_MESSAGE, DOWNLOAD],

  openMessages(page) {
    const shown = focusedFirst(page.document, selectShown(page.document, MARKS.message, MARKS.body));
    const messages = shown.flatMap((element) => openMessage(capture(ID, attribute(element, MARKS.id)), element, page));
    return messages.length > 0 ? messages : openMessage(capture(ADDRESS, page.url.pathname), null, page);
  },
};

function openMessage(id: string | null, element: Element | null, { url, document }: WebmailPage): OpenMessage[] {
  if (id === null) {
    return [];
  }
  const getMessage = sourceBy('getmsg', 'likely', GET_MESSAGE, { id }, { elsewhere: 'refused' });
  return [{ ref: messageRef(id, element, document, MARKS), routes: () => [getMessage, ...download(id, url)] }];
}

/**
 * Not possible without the page's own token and address. A sender's image with such an address at Mail.ru brings a
 * wrong token, which the server refuses.
 */
function download(id: string, url: URL): SourceRoute[] {
  const own = new URLSearchParams(findInRequests(url, OWN_REQUEST) ?? '');
  const folder = capture(FOLDER_IN_ADDRESS, url.pathname);
  const values = { id, folder, email: own.get('email'), token: own.get('token') };
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return folder === null || values.token === null
    ? []
    : [sourceBy('download', 'likely', DOWNLOAD, values, { headers, elsewhere: 'refused' })];
}
