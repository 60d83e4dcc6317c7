/** Gmail and Google Workspace. Read in InboxSDK, FlowCrypt, kumbukum and gmail.js on 2026-11-23; not seen with an account. */
import type { OpenMessage, SourceRoute, Webmail, WebmailPage } from './adapter.ts';
import { attribute, findInScripts, focusedFirst, labelOf, selectOwn, selectShown } from './page-dom.ts';
import type { PageWeb } from './page-web.ts';
import { preElement } from './pre-element.ts';

const HOST = 'mail.google.com';

const MARKS = {
  /** An expanded message; collapsed ones have no id. VERIFIED (FlowCrypt, kumbukum) */
  message: '.adn[data-message-id]',
  id: 'data-message-id',
  /** Missing for mail that this very page has sent. VERIFIED (InboxSDK) */
  legacyId: 'data-legacy-message-id',
  /** VERIFIED (FlowCrypt, gmail.js); the subject is the thread's. */
  subject: 'h2.hP',
  sender: '.gD[email]',
  time: '.g3[title]',
  body: '.a3s, .ii.gt',
} as const;

/** "#msg-f:1638756560099919527", "#msg-a:r-42", "#msg-a:s:…". VERIFIED (InboxSDK) */
const MESSAGE_ID = /^#?(?<permanent>msg-[af]:(?<decimal>\d{1,20})?[\w:.-]{0,80})$/u;

/** VERIFIED (kumbukum). The account's key of old requests; sent when the page shows it, not known to be needed. */
const ACCOUNT_KEY = /GM_ID_KEY\s*=\s*["']([a-z0-9]{4,40})["']/iu;

export const gmail: Webmail = {
  id: 'gmail',
  title: 'Gmail',
  bodies: MARKS.body,

  // "Show original" is a page of the same host: a source, not a mailbox. VERIFIED (FlowCrypt)
  recognise: ({ url }) => url.hostname === HOST && url.searchParams.get('view') !== 'om',

  openMessages(page) {
    const expanded = selectShown(page.document, MARKS.message, MARKS.body);
    const messages = focusedFirst(page.document, expanded).map((element) => openMessage(element, page));
    return messages.filter((message) => message !== null);
  },
};

function openMessage(element: Element, page: WebmailPage): OpenMessage | null {
  const { permanent, decimal } = MESSAGE_ID.exec(attribute(element, MARKS.id) ?? '')?.groups ?? {};
  if (permanent === undefined) {
    return null;
  }
  const [subject = null] = selectShown(page.document, MARKS.subject, MARKS.body);
  const sender = selectOwn(element, MARKS.sender, MARKS.body);
  const time = selectOwn(element, MARKS.time, MARKS.body);
  return {
    ref: {
      key: permanent,
      subject: labelOf(subject),
      sender: sender === null ? null : attribute(sender, 'email'),
      time: time === null ? null : attribute(time, 'title'),
    },
    messageId: null,
    routes: () => {
      const hex = attribute(element, MARKS.legacyId) ?? (decimal === undefined ? null : BigInt(decimal).toString(16));
      const original = originalPage('original', page, { permmsgid: permanent });
      return hex === null ? [original] : [original, originalPage('original-by-legacy-id', page, { th: hex })];
    },
  };
}

/**
 * The page behind "Show original": HTML with the source in its only `<pre>`. A long message is cut in it, below the
 * header block. The download behind it is on another origin, which is not asked. VERIFIED (InboxSDK, kumbukum)
 */
function originalPage(id: string, page: WebmailPage, message: Readonly<Record<string, string>>): SourceRoute {
  return {
    id,
    mark: 'verified',
    read: (web: PageWeb) => {
      const key = findInScripts(page.document, ACCOUNT_KEY);
      const query = new URLSearchParams({ ...(key === null ? {} : { ik: key }), view: 'om', ...message });
      return web.source(`${mailboxPath(page.url.pathname)}?${query.toString()}`, { unwrap: preElement });
    },
  };
}

/** "/mail/u/1/…" → "/mail/u/1/"; a delegated mailbox keeps its whole path: without "/b/…" it is another account. VERIFIED (InboxSDK) */
function mailboxPath(path: string): string {
  const account = /\/u\/\d{1,3}(?=\/|$)/u.exec(path)?.[0] ?? '/u/0';
  return /\/b\/[^/]+\/u\/\d/u.test(path) ? path : `/mail${account}/`;
}
