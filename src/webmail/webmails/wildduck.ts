/** WildDuck's webmail. Read in its own source on 2026-11-23 and 2026-11-27 (nodemailer/wildduck-webmail). */
import { describedWebmail, namedInLink } from '../reader/described-webmail.ts';
import { select } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** Around what a mailbox and a message show. VERIFIED (message.hbs) */
  root: '.webmail-container .webmail-main',
  /** "Original message" in the menu of the message. VERIFIED (message.hbs) */
  original: 'a[href^="/webmail/"][href$=".eml"]',
  /** The link is part of the page of one message, so nothing has to be compared; its marks are not known in all versions. */
  subject: null,
  sender: null,
  time: null,
  body: '#message, .iframe-box, iframe',
} as const;

export const wildduck = describedWebmail({
  id: 'wildduck',
  title: 'WildDuck',
  marks: MARKS,
  recognise: ({ url, document }) => url.pathname.startsWith('/webmail') && select(document, MARKS.root) !== null,
  /** "/webmail/5f0f…/raw/12.eml": mailbox and number. VERIFIED (routes/webmail.js) */
  shown: namedInLink(MARKS.original, /^\/webmail\/([\da-f]{24}\/raw\/\d{1,15})\.eml$/u, MARKS.body),
  /** With the session's cookie alone. VERIFIED (routes/webmail.js) */
  routes: ({ id }) => [sourceAt('original', 'verified', `/webmail/${id}.eml`)],
});
