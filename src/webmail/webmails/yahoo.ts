/** Yahoo Mail and AOL Mail, one application at two addresses. Read in public extensions and exporters on 2026-11-23; not seen with an account. */
import type { OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { attribute, focusedFirst, selectOwn, selectShown } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/**
 * "in.mail.yahoo.com" is regional, "beta-mg.mail.yahoo.com" and "us-mg5.mail.yahoo.com" are further hosts.
 * "apis.mail.yahoo.com" only shows sources. VERIFIED (public code)
 */
const YAHOO_HOST = /^(?:(?:[a-z]{2,3}(?:-[a-z]{2})?|(?:[a-z]{2,4}-)?mg\d{0,2})\.)?mail\.yahoo\.com$/u;
const AOL_HOST = /^mail\.aol\.com$/u;

const MARKS = {
  /** An expanded message. VERIFIED (five public programs) */
  message: '[data-test-id="message-view"]',
  /** On the message or, in older versions, inside it. VERIFIED (two public extensions) */
  id: 'data-mid',
  subject: '[data-test-id="message-group-subject-text"]',
  sender: '[data-test-id="message-from"]',
  time: '[data-test-id="message-date"]',
  body: '[data-test-id="message-view-body-content"], [data-test-id="message-view-body"]',
} as const;

/** "/d/folders/1/messages/AKZ5Boo…"; a number in its place names a conversation. VERIFIED (public code); "/n/…" LIKELY */
const ADDRESS = /\/messages\/([\w-]{1,60})(?:[/?:]|$)/u;
const MESSAGE_ID = /^(A[\w-]{20,50})$/u;

/** VERIFIED at mail.yahoo.com (two public exporters) */
const RAW_PLAIN_TEXT: RequestShape = {
  template: 'GET /ws/v3/mailboxes/@/messages/@.id=={id}/content/rawplaintext',
  values: { id: /^A[\w-]{20,50}$/u },
};

export const yahoo = mailAt('yahoo', 'Yahoo Mail', YAHOO_HOST);

export const aol = mailAt('aol', 'AOL Mail', AOL_HOST);

function mailAt(id: string, title: string, host: RegExp): Webmail {
  return {
    id,
    title,
    bodies: MARKS.body,
    signs: [{ host }],
    requests: [RAW_PLAIN_TEXT],
    openMessages,
  };
}

function openMessages(page: WebmailPage): OpenMessage[] {
  const views = focusedFirst(page.document, selectShown(page.document, MARKS.message, MARKS.body));
  const marked = views.flatMap((view) => {
    const mid = messageIdOf(view);
    return mid === null ? [] : [openMessage(mid, view, page)];
  });
  const inAddress = capture(ADDRESS, page.url.pathname);
  if (marked.length > 0 || inAddress === null) {
    return marked;
  }
  // Without marks the address is used. If the page shows several messages, nothing shows which of them the address
  // names.
  const [single = null] = views;
  const message = openMessage(inAddress, views.length > 1 ? null : single, page);
  return [views.length > 1 ? { ...message, routes: () => [] } : message];
}

function messageIdOf(view: Element): string | null {
  const inside = selectOwn(view, `[${MARKS.id}]`, MARKS.body);
  return capture(MESSAGE_ID, attribute(inside ?? view, MARKS.id));
}

function openMessage(id: string, view: Element | null, { url, document }: WebmailPage): OpenMessage {
  // Regional hosts and AOL have the same application. LIKELY
  const mark = url.hostname === 'mail.yahoo.com' ? 'verified' : 'likely';
  const source = sourceBy('rawplaintext', mark, RAW_PLAIN_TEXT, { id });
  return {
    ref: messageRef(id, view, document, MARKS),
    // A conversation has no source itself, and how to find its messages is not known.
    routes: () => (MESSAGE_ID.test(id) ? [source] : []),
  };
}
