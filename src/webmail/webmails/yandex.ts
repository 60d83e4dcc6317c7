/**
 * Yandex Mail and Yandex 360, old and new interface. Read in Yandex's own interface tests, taskmail and public exporters on
 * 2026-11-23; not seen with an account.
 */
import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { type MessageMarks, messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { attribute, findInScripts, focusedFirst, selectOwn, selectShown } from '../page/page-dom.ts';
import { findInRequests } from '../page/page-requests.ts';
import { sourceBy } from '../contract/source-route.ts';

/** VERIFIED (taskmail, public code). mail.ya.ru, .ua and .com.tr are older. */
const HOST =
  /^(?:mail\.yandex\.(?:ru|com|by|kz|uz|ua|com\.tr)|mail\.360\.yandex\.(?:ru|com)|360\.yandex\.ru|mail\.ya\.ru)$/u;

/** The new interface is at "yandex.ru/mail/", too. VERIFIED (a public extension of 2026) */
const PORTAL_HOST = /^yandex\.(?:ru|com|by|kz|uz)$/u;
const PORTAL_PATH = /^\/mail(?:\/|$)/u;

const MARKS = {
  /** An expanded message of a thread in the old interface. VERIFIED (Yandex's tests) */
  inThread: '.ns-view-message-thread-item-wrap.is-opened',
  /**
   * The element that shows one message. VERIFIED (Yandex's tests); the second is inferred, for the new interface.
   * LIKELY (taskmail)
   */
  viewer: '.qa-MessageViewer, [data-testid="message-viewer"], [class*="Message__root"]',
  /**
   * VERIFIED (several Selenium scripts). In a thread this element contains the number of messages, so it is not used
   * there.
   */
  subject:
    '.qa-MessageViewer-Title-text, .mail-Message-Toolbar-Subject, [data-testid="message-subject"], [class*="Title__subject"]',
  /**
   * In the new interface the subject contains the number of messages of a thread. VERIFIED (a public extension of 2026)
   */
  notSubject: '[class*="ounter"]',
  sender: '.qa-MessageViewer-SenderEmail, .mail-Message-Sender-Email',
  time: '.qa-MessageViewer-Header-dateLink, [data-testid="message-viewer_header-date-link"]',
  /** VERIFIED (Yandex's tests, several Selenium scripts) */
  body: '.js-message-body, .mail-Message-Body-Content, .ns-view-message-body, [class*="MessageBody"]',
} as const;

/** "#message/188…", "#/message/188…", "#thread/t188…", "#/thread/188…": only the first two name a message. VERIFIED (taskmail, public code) */
const ADDRESS = /^#\/?message\/(\d{15,20})(?:[/?&]|$)/u;
const THREAD_ADDRESS = /^#\/?thread\/(t?\d{15,20})(?:[/?&]|$)/u;

/**
 * Where an element of a thread may say which message it is. LIKELY: the view's key (`ids=188…`), the date's link, ids
 * as in the list.
 */
const ID_ATTRIBUTES = ['data-key', 'href', 'data-mid', 'data-message-id', 'data-id'] as const;
const ID = /(?:^|[=/:])(\d{15,20})(?:\D|$)/u;

/** The name of the interface in a request of the page, `/web-api/models/liza1?…`. LIKELY the same as for the source */
const INTERFACE = /\/web-api\/models\/(\w{1,20})(?:\?|$)/u;

/**
 * What "Message properties" opens, by GET with cookies alone. The interface is "liza1" in the mail (VERIFIED by two
 * public exporters, at mail.yandex.ru) and "v1" in the touch version (VERIFIED, Yandex's tests). The page's own
 * requests contain the name, too (LIKELY).
 */
const MESSAGE_SOURCE: RequestShape = {
  template: 'GET /web-api/message-source/{interface}/{user}/{message}/yandex_email.eml',
  values: { interface: /^\w{1,20}$/u, user: /^\d{4,20}$/u, message: /^\d{15,20}$/u },
};

export const yandex: Webmail = {
  id: 'yandex',
  title: 'Yandex Mail',
  bodies: MARKS.body,

  signs: [{ host: HOST }, { host: PORTAL_HOST, path: PORTAL_PATH }],
  requests: [MESSAGE_SOURCE],

  openMessages(page) {
    const mid = capture(ADDRESS, page.url.hash);
    if (mid !== null) {
      const [viewer = null] = selectShown(page.document, MARKS.viewer, MARKS.body);
      return [openMessage(mid, viewer, page, MARKS)];
    }
    const tid = capture(THREAD_ADDRESS, page.url.hash);
    return tid === null ? [] : messagesOfThread(tid, page);
  },
};

/** A thread that does not say which messages it shows still counts as open: the user opens its source by hand. */
function messagesOfThread(tid: string, page: WebmailPage): OpenMessage[] {
  const marks = { ...MARKS, subject: null };
  const inThread = selectShown(page.document, MARKS.inThread, MARKS.body);
  const shown = inThread.length > 0 ? inThread : selectShown(page.document, MARKS.viewer, MARKS.body);
  const messages = focusedFirst(page.document, shown).flatMap((element) => {
    const mid = messageIdOf(element);
    return mid === null ? [] : [openMessage(mid, element, page, marks)];
  });
  return messages.length > 0 ? messages : [{ ref: messageRef(tid, null, page.document, marks), routes: () => [] }];
}

function messageIdOf(element: Element): string | null {
  // The new interface has ids on inner elements. VERIFIED (a public extension of 2026)
  const inside = [MARKS.time, '[data-mid], [data-message-id]'].map((mark) => selectOwn(element, mark, MARKS.body));
  const holders = [element, ...inside].filter((holder) => holder !== null);
  const written = holders.flatMap((holder) => ID_ATTRIBUTES.map((name) => capture(ID, attribute(holder, name))));
  return written.find((mid) => mid !== null) ?? null;
}

function openMessage(mid: string, viewer: Element | null, page: WebmailPage, marks: MessageMarks): OpenMessage {
  return { ref: messageRef(mid, viewer, page.document, marks), routes: () => sourceRoutes(page, mid) };
}

/** The interface names that are tried, best first. */
function sourceRoutes(page: WebmailPage, mid: string): SourceRoute[] {
  const user = userId(page);
  const inUse = findInRequests(page.url, INTERFACE) ?? 'liza1';
  const names = user === null ? [] : new Set(['liza1', inUse, 'v1']);
  return Array.from(names, (name) => {
    const known = name === 'liza1' && page.url.hostname.startsWith('mail.yandex.');
    const values = { interface: name, user, message: mid };
    return sourceBy(`message-source-${name}`, known ? 'verified' : 'likely', MESSAGE_SOURCE, values);
  });
}

/** VERIFIED (taskmail: query and path; a public exporter: the page's script). */
function userId({ url, document }: WebmailPage): string | null {
  const written = capture(/[?&]uid=(\d{4,20})(?:&|$)/u, url.search) ?? capture(/^\/u(\d{4,20})(?:\/|$)/u, url.pathname);
  return written ?? findInScripts(document, /"uid"\s*:\s*"?(\d{4,20})/u);
}
