/** WildDuck's webmail. Read in its own source on 2026-11-23 and 2026-11-27 (nodemailer/wildduck-webmail). */
import type { RequestShape } from '../contract/request-shape.ts';
import { describedWebmail, namedInLink } from '../reader/described-webmail.ts';
import { sourceBy } from '../contract/source-route.ts';

/** VERIFIED (layout.hbs) */
const SHELL = ['head > link[rel="stylesheet"][href="/css/wildduck.css"]'];

/** With the session's cookie alone. VERIFIED (routes/webmail.js) */
const ORIGINAL: RequestShape = {
  template: 'GET /webmail/{mailbox}/raw/{number}.eml',
  values: { mailbox: /^[\da-f]{24}$/u, number: /^\d{1,15}$/u },
};

const MARKS = {
  /** "Original message" in the menu of the message. VERIFIED (message.hbs) */
  original: 'a[href^="/webmail/"][href$=".eml"]',
  /** The page of one message. VERIFIED (message.hbs; tried on the real page on 2026-11-30) */
  subject: '.message-subject-line > span',
  sender: null,
  time: null,
  body: '#message, .iframe-box, iframe',
} as const;

export const wildduck = describedWebmail({
  id: 'wildduck',
  title: 'WildDuck',
  marks: MARKS,
  signs: [{ path: /^\/webmail/u, shell: SHELL }],
  requests: [ORIGINAL],
  /** "/webmail/5f0f…/raw/12.eml": mailbox and number. VERIFIED (routes/webmail.js) */
  shown: namedInLink(MARKS.original, /^\/webmail\/([\da-f]{24}\/raw\/\d{1,15})\.eml$/u, MARKS.body),
  routes({ id }) {
    const [mailbox = '', , number = ''] = id.split('/');
    return [sourceBy('original', 'verified', ORIGINAL, { mailbox, number })];
  },
});
