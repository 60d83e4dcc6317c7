/**
 * Gmail and Google Workspace. Read in InboxSDK, FlowCrypt, kumbukum and gmail.js on 2026-11-23; not seen with an
 * account.
 */
import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { attribute, findInScripts, focusedFirst, selectShown } from '../page/page-dom.ts';
import { preElement } from '../unwrap/pre-element.ts';
import { sourceBy } from '../contract/source-route.ts';

const HOST = /^mail\.google\.com$/u;

const MARKS = {
  /** An expanded message; collapsed ones have no id. VERIFIED (FlowCrypt, kumbukum) */
  message: '.adn[data-message-id]',
  id: 'data-message-id',
  /** Missing for mail that was sent from this very page. VERIFIED (InboxSDK) */
  legacyId: 'data-legacy-message-id',
  /** VERIFIED (FlowCrypt, gmail.js); the subject is the thread's. */
  subject: 'h2.hP',
  sender: '.gD[email]',
  senderIn: 'email',
  time: '.g3[title]',
  timeIn: 'title',
  body: '.a3s, .ii.gt',
} as const;

/**
 * "#msg-f:1638756560099919527", "#msg-a:r-42", "#msg-a:s:…"; the older id is the number of the first kind. VERIFIED
 * (InboxSDK)
 */
const MESSAGE_ID = /^#?(msg-[af]:[\w:.-]{1,100})$/u;
const DECIMAL_ID = /^msg-f:(\d{1,20})$/u;

/** VERIFIED (kumbukum). The account's key in old requests; sent if the page shows it, but not known to be needed. */
const ACCOUNT_KEY = /GM_ID_KEY\s*=\s*["']([a-z0-9]{4,40})["']/iu;

/**
 * "/mail/u/1/", and the whole path of a delegated mailbox, which without "/b/…" would name another account. VERIFIED
 * (InboxSDK)
 */
const MAILBOX = /^\/mail\/(?:b\/[\w.-]{1,200}\/)?u\/\d{1,3}\/$/u;

/**
 * The page of "Show original": HTML with the source in its only <pre>, truncated after the header block if it is long.
 * Its download link leads to another origin, which is not asked. VERIFIED (InboxSDK, kumbukum)
 */
const ORIGINAL: RequestShape = {
  template: 'GET {+mailbox}?view=om&permmsgid={id}{&ik}',
  values: { mailbox: MAILBOX, id: /^msg-[af]:[\w:.-]{1,100}$/u, ik: /^[a-z\d]{4,40}$/iu },
};

/** The page of "Show original" by the older id of a message. VERIFIED (InboxSDK) */
const ORIGINAL_BY_LEGACY_ID: RequestShape = {
  template: 'GET {+mailbox}?view=om&th={id}{&ik}',
  values: { mailbox: MAILBOX, id: /^[\da-f]{1,20}$/u, ik: /^[a-z\d]{4,40}$/iu },
};

export const gmail: Webmail = {
  id: 'gmail',
  title: 'Gmail',
  signs: [{ host: HOST, query: { view: /^(?!om$)/u } }],
  requests: [ORIGINAL, ORIGINAL_BY_LEGACY_ID],
  bodies: MARKS.body,
  // "Show original" is a page of the same host: a source, not a mailbox. VERIFIED (FlowCrypt)
  sourcePage: { sign: { host: HOST, query: { view: /^om$/u } }, view: 'pre' },

  openMessages(page) {
    const expanded = selectShown(page.document, MARKS.message, MARKS.body);
    const messages = focusedFirst(page.document, expanded).map((element) => openMessage(element, page));
    return messages.filter((message) => message !== null);
  },
};

function openMessage(element: Element, page: WebmailPage): OpenMessage | null {
  const permanent = capture(MESSAGE_ID, attribute(element, MARKS.id));
  if (permanent === null) {
    return null;
  }
  const decimal = capture(DECIMAL_ID, permanent);
  const hex = attribute(element, MARKS.legacyId) ?? (decimal === null ? null : BigInt(decimal).toString(16));
  return {
    ref: messageRef(permanent, element, page.document, MARKS),
    routes: () => originalOf(permanent, hex, page),
  };
}

/**
 * The ways to the source of a message.
 * @param permanent "msg-f:1638756560099919527"
 * @param hex the older id; null if it is not known
 */
export function originalOf(permanent: string, hex: string | null, { url, document }: WebmailPage): SourceRoute[] {
  const mailbox = mailboxPath(url.pathname);
  const ik = findInScripts(document, ACCOUNT_KEY);
  const by = (name: string, shape: RequestShape, id: string): SourceRoute =>
    sourceBy(name, 'verified', shape, { mailbox, id, ik }, { unwrap: () => preElement() });
  const newer = by('original', ORIGINAL, permanent);
  return hex === null ? [newer] : [newer, by('original-by-legacy-id', ORIGINAL_BY_LEGACY_ID, hex)];
}

/** "/mail/u/1/…" → "/mail/u/1/", "/mail/b/…/u/0/…" → "/mail/b/…/u/0/" */
function mailboxPath(path: string): string {
  return /^\/mail\/(?:b\/[^/]+\/)?u\/\d{1,3}(?=\/|$)/u.exec(path)?.[0].concat('/') ?? '/mail/u/0/';
}
