/** MailHog, a test inbox for developers. Read in MailHog's own source on 2026-11-23 (MailHog-UI, MailHog-Server). */
import { describedWebmail, marked, namedInLink } from '../reader/described-webmail.ts';
import { jsonText } from '../unwrap/json-text.ts';
import { baseAddress } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

/** VERIFIED (assets/templates/index.html, layout.html). The address names no message. */
const MARKS = {
  root: 'html[ng-app="mailhogApp"]',
  download: '.toolbar a[title="Download"]',
  /** The second line of three; with all headers shown there are more, and none of them tells which it is. */
  subject: '.preview .headers tr:nth-child(2):nth-last-child(2) strong',
  sender: '.preview .headers tr:nth-child(1):nth-last-child(3) td',
  time: null,
  body: '.preview .tab-content',
} as const;

export const mailhog = describedWebmail({
  id: 'mailhog',
  title: 'MailHog',
  marks: MARKS,
  recognise: marked(MARKS.root),
  /** "api/v1/messages/6Uc…=@mailhog.example/download". VERIFIED (index.html) */
  shown: namedInLink(MARKS.download, /api\/v1\/messages\/([^/]{1,200})\/download$/u, MARKS.body),
  /**
   * What the page itself loads to show a message. The download, and the page's own tab "Source", have the fields in
   * an order that is not the message's. VERIFIED (api/v1.go, mailhog/data/message.go)
   */
  routes({ id }, { document }) {
    const address = new URL(`api/v1/messages/${encodeURIComponent(decodeURIComponent(id))}`, baseAddress(document));
    return [sourceAt('message', 'verified', address.href, { unwrap: jsonText('Raw', 'Data') })];
  },
});
