/**
 * Mail.ru, and VK WorkMail, which is taken to be the same application on other hosts. Read in public scripts that work on its
 * pages, on 2026-11-23; not seen with an account.
 */
import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import { attribute, focusedFirst, select, selectShown } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

/** VERIFIED (a userscript). The last two are for telephones: nothing is known of their pages, so only the way by hand is told there. */
const HOSTS: readonly string[] = ['e.mail.ru', 'octavius.mail.ru', 'touch.mail.ru', 'm.mail.ru'];

const MARKS = {
  /** VERIFIED at e.mail.ru (a userscript, public code); on other hosts it stands for VK WorkMail. LIKELY */
  application: '#app-canvas .application-mail__layout_main',
  /** An expanded message; a single one is expanded as well. VERIFIED (five public scripts) */
  message: '.thread__letter_expanded[data-id], .thread__letter_single[data-id]',
  id: 'data-id',
  subject: 'h2.thread__subject',
  /** The address stands in the title of the name. VERIFIED (five public scripts) */
  sender: '.letter__author .letter-contact[title]',
  senderIn: 'title',
  time: '.letter__date',
  body: '.letter__body, .letter-body, [data-qa-id="letter-content"]',
} as const;

/** The id is a number of 20 digits; whether the mark has it alone or as "0:16582205691033180354:0" is not known. */
const ID = /(?:^|:)(\d{15,25})(?::|$)/u;

/** "/inbox/0:16582205691033180354:0/". VERIFIED (three public scripts) */
const ADDRESS = /^\/[^/]{1,100}\/\d{1,3}:(\d{15,25}):\d{1,10}(?:\/|$)/u;

export const mailru: Webmail = {
  id: 'mailru',
  title: 'Mail.ru',
  bodies: MARKS.body,

  recognise: ({ url, document }) => HOSTS.includes(url.hostname) || select(document, MARKS.application) !== null,

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
  // The old service answered with the whole message (public code of 2014). That it still does is LIKELY; it may
  // redirect to another origin (attachmail.ru), which is not followed and is no sign of a lost session.
  const getMessage = sourceAt('getmsg', 'likely', `/cgi-bin/getmsg?id=${id}`, { elsewhere: 'refused' });
  return [{ ref: messageRef(id, element, document, MARKS), routes: () => [getMessage] }];
}
