/**
 * The lists whose pages do not contain the ids of their messages: the webmail's own program is asked for the ids of the
 * selected messages (selected-in-program.ts). Its answer is checked like any text from a page.
 */
import type { DescribedWebmail } from '../reader/described-webmail.ts';
import { listedMessage, type ListKind, type MessageList } from '../contract/message-list.ts';
import { mailhog } from '../webmails/mailhog.ts';
import { snappymail } from '../webmails/snappymail.ts';
import { sogo } from '../webmails/sogo.ts';

/** @param id what the whole of an id matches; it is also the key of the message when it is open */
function namedByProgram(webmail: DescribedWebmail, kind: ListKind, id: RegExp): MessageList {
  return {
    webmail,
    kind,
    messages: (page, named) =>
      named
        .filter((message) => id.test(message.id))
        .map((message) => listedMessage(message.id, message.subject, () => webmail.routesTo(message.id, page))),
  };
}

export const PROGRAM_LISTS: readonly MessageList[] = [
  /** Account, mailbox encoded three times, number: "0/INBOX%25252FFoo/12". VERIFIED (Mailbox.service.js; seen in 5.8.0) */
  namedByProgram(sogo, 'selected', /^[\w-]{1,200}\/[^/]{1,2000}\/\d{1,20}$/u),
  /** JSON in base64, with folder and number in it. VERIFIED (Model/Message.js, requestHash) */
  namedByProgram(snappymail, 'selected', /^[\w.~=-]{1,4000}$/u),
  /** Nothing can be selected in MailHog. VERIFIED (index.html) */
  namedByProgram(mailhog, 'listed', /^[\w=+@.-]{1,200}$/u),
];
