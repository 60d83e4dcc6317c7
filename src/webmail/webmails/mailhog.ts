/** MailHog, a test inbox for developers. Read in MailHog's own source on 2026-11-23 (MailHog-UI, MailHog-Server). */
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, namedInLink } from '../reader/described-webmail.ts';
import { jsonText } from '../unwrap/json-text.ts';
import { sourceBy } from '../contract/source-route.ts';

/** VERIFIED (assets/templates/layout.html) */
const SHELL = ['html[ng-app="mailhogApp"]'];

/** VERIFIED (assets/templates/index.html). The address names no message. */
const MARKS = {
  download: '.toolbar a[title="Download"]',
  /** The second line of three. With all headers shown there are more, and nothing marks the right one. */
  subject: '.preview .headers tr:nth-child(2):nth-last-child(2) strong',
  sender: '.preview .headers tr:nth-child(1):nth-last-child(3) td',
  time: null,
  body: '.preview .tab-content',
} as const;

/**
 * What the page itself loads to show a message. The download, and the page's own tab "Source", list the fields in
 * an order other than the message's. VERIFIED (api/v1.go, mailhog/data/message.go)
 */
const MESSAGE: RequestShape = {
  template: 'GET {+root}api/v1/messages/{id}',
  values: { root: WEB_ROOT, id: /^[\w=+@.-]{1,200}$/u },
};

export const mailhog = describedWebmail({
  id: 'mailhog',
  title: 'MailHog',
  marks: MARKS,
  signs: [{ shell: SHELL }],
  requests: [MESSAGE],
  /** "api/v1/messages/6Uc…=@mailhog.example/download". VERIFIED (index.html) */
  shown: namedInLink(
    MARKS.download,
    /^(?:[\w./-]{1,200}\/)?api\/v1\/messages\/([^/?#]{1,200})\/download$/u,
    MARKS.body,
  ),
  routes({ id }, { url }) {
    const values = { root: url.pathname, id: decodeURIComponent(id) };
    return [sourceBy('message', 'verified', MESSAGE, values, { unwrap: jsonText('Raw', 'Data') })];
  },
});
