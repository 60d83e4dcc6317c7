/**
 * Open-Xchange App Suite, as hosters bring it. Read in its own source (appsuite-frontend) and its documented interface on 2026-11-23; not
 * seen with an account.
 */
import { capture } from '../contract/capture.ts';
import { describedWebmail, namedInElements } from '../reader/described-webmail.ts';
import { jsonText } from '../unwrap/json-text.ts';
import { selectShown } from '../page/page-dom.ts';
import { findInRequests } from '../page/page-requests.ts';
import { sourceAt } from '../contract/source-route.ts';

/** "/appsuite/#!!&app=io.ox/mail&folder=default0/INBOX". VERIFIED (documentation) */
const APPLICATION = /^(.*?\/appsuite\/)/u;

const MARKS = {
  /** In the sign-in page it is there too, and hidden. VERIFIED (core/main.js, boot) */
  root: '#io-ox-core',
  /** A message in full; those of a list are not expanded. VERIFIED (mail/detail/view.js) */
  message: '.mail-detail.expanded[data-cid]',
  id: 'data-cid',
  /** The message's own, where it has another one than its thread; else the thread's. VERIFIED (mail/detail/view.js, mail/threadview.js) */
  subject: '.mail-detail h1.subject, .mail-detail .different-subject, .thread-view-header h1.subject',
  /** "3 messages in this conversation". VERIFIED (mail/threadview.js) */
  notSubject: '.summary',
  sender: '.detail-view-header .from',
  time: '.detail-view-header .date',
  body: 'section.body',
} as const;

/** "default0/INBOX.123": folder and number. VERIFIED (mail/detail/view.js) */
const ID = /^(.{1,1000}\.[^.]{1,200})$/u;

/** The key of the page's session. The page keeps it in its scripts and sends it with every request of its own. VERIFIED; that it is to be seen so: LIKELY */
const SESSION = /\/api\/[\w/-]+\?(?:[^#]*&)?session=([\da-f]{20,64})(?:&|$)/u;

export const openXchange = describedWebmail({
  id: 'open_xchange',
  title: 'Open-Xchange',
  marks: MARKS,
  /** "View source" of the menu. VERIFIED (mail/actions/source.js) */
  sourceView: '.mail-source-dialog textarea.mail-source-view',
  recognise: ({ url, document }) =>
    APPLICATION.test(url.pathname) && selectShown(document, MARKS.root, MARKS.body).length > 0,
  shown: namedInElements(MARKS.message, MARKS.id, ID, MARKS.body),

  /** The same as a file, whose bytes are the stored ones, and as text. `unseen` leaves the message unread. VERIFIED (mail/api.js, HTTP API) */
  routes({ id }, { url }) {
    const session = findInRequests(url, SESSION);
    const base = capture(APPLICATION, url.pathname);
    if (session === null || base === null) {
      return [];
    }
    const at = id.lastIndexOf('.');
    const message = { action: 'get', src: '1', unseen: 'true', folder: id.slice(0, at), id: id.slice(at + 1), session };
    const asked = `${base}api/mail?${new URLSearchParams(message).toString()}`;
    return [
      sourceAt('source-as-file', 'likely', `${asked}&save=1`),
      sourceAt('source', 'likely', asked, { unwrap: jsonText('data') }),
    ];
  },
});
