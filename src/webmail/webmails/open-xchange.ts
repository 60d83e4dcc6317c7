/**
 * Open-Xchange App Suite, as hosting companies offer it. Read in its own source (appsuite-frontend) and its documented
 * API on 2026-11-23; not seen with an account.
 */
import { capture } from '../contract/capture.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, namedInElements } from '../reader/described-webmail.ts';
import { jsonText } from '../unwrap/json-text.ts';
import { findInRequests } from '../page/page-requests.ts';
import { sourceBy } from '../contract/source-route.ts';

/** "/appsuite/#!!&app=io.ox/mail&folder=default0/INBOX". VERIFIED (documentation) */
const APPLICATION = /^(.*?\/)appsuite\//u;

const MARKS = {
  /** An expanded message; those of a list are not expanded. VERIFIED (mail/detail/view.js) */
  message: '.mail-detail.expanded[data-cid]',
  id: 'data-cid',
  /**
   * The message's own subject if it differs from that of its thread, else the thread's. VERIFIED (mail/detail/view.js,
   * mail/threadview.js)
   */
  subject: '.mail-detail h1.subject, .mail-detail .different-subject, .thread-view-header h1.subject',
  /** "3 messages in this conversation". VERIFIED (mail/threadview.js) */
  notSubject: '.summary',
  sender: '.detail-view-header .from',
  time: '.detail-view-header .date',
  body: 'section.body',
} as const;

/** "default0/INBOX.123": folder and number. VERIFIED (mail/detail/view.js) */
const ID = /^(.{1,1000}\.[^.]{1,200})$/u;

/**
 * The key of the page's session. The page keeps it in its scripts and sends it with each of its requests. VERIFIED;
 * that it can be found like this: LIKELY
 */
const SESSION = /\/api\/[\w-]+\?(?:[^#?]*&)?session=([\da-f]{20,64})(?:&|$)/u;

/**
 * The page tells the browser the product's name, for an icon on the desktop. LIKELY for hosting companies' own brands
 * (index.html, public code)
 */
const SHELL = [
  'head > meta[name="application-name"][content*="App Suite"], head > meta[name="apple-mobile-web-app-title"][content*="App Suite"]',
];

const VALUES = {
  root: WEB_ROOT,
  folder: /^[^\n]{1,1000}$/u,
  id: /^[^.\n]{1,200}$/u,
  session: /^[\da-f]{20,64}$/u,
} as const;

/** The source as a file, with the stored bytes. `unseen` leaves the message unread. VERIFIED (mail/api.js, HTTP API) */
const AS_FILE: RequestShape = {
  template:
    'GET {+root}appsuite/api/mail?action=get&src=1&unseen=true&folder={folder}&id={id}&session={session}&save=1',
  values: VALUES,
};

/** The source as a text in JSON. VERIFIED (mail/api.js, HTTP API) */
const AS_TEXT: RequestShape = {
  template: 'GET {+root}appsuite/api/mail?action=get&src=1&unseen=true&folder={folder}&id={id}&session={session}',
  values: VALUES,
};

export const openXchange = describedWebmail({
  id: 'open_xchange',
  title: 'Open-Xchange',
  marks: MARKS,
  /** "View source" of the menu. VERIFIED (mail/actions/source.js) */
  sourceView: '.mail-source-dialog textarea.mail-source-view',
  signs: [{ path: APPLICATION, shell: SHELL }],
  requests: [AS_FILE, AS_TEXT],
  shown: namedInElements(MARKS.message, MARKS.id, ID, MARKS.body),

  routes({ id }, { url }) {
    const session = findInRequests(url, SESSION);
    if (session === null) {
      return [];
    }
    const at = id.lastIndexOf('.');
    const root = capture(APPLICATION, url.pathname);
    const values = { root, folder: id.slice(0, at), id: id.slice(at + 1), session };
    return [
      sourceBy('source-as-file', 'likely', AS_FILE, values),
      sourceBy('source', 'likely', AS_TEXT, values, { unwrap: jsonText('data') }),
    ];
  },
});
