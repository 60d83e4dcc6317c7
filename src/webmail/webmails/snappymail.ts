/**
 * SnappyMail and RainLoop, from which it comes; alone and as an application of Nextcloud. Read in the source of both on
 * 2026-11-23.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { describedWebmail, type ShownMessage } from '../reader/described-webmail.ts';
import { attribute, baseAddress, closest, framePage, select, selectOwn, selectShown } from '../page/page-dom.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** The view of messages; the sign-in page has none. VERIFIED (SnappyMail's and RainLoop's Knoin.js) */
  view: '#rl-app #V-MailMessageView, #rl-app .RL-MailMessageView',
  /** Nextcloud shows the application in a frame, if it is told to. VERIFIED (integrations/nextcloud) */
  frame: 'iframe#rliframe',
  /** The icon of "Show Source" in the menu "More"; text attachments have links of the same kind. VERIFIED (MailMessageView.html) */
  sourceIcon: 'a[href*="/ViewAsPlain/"] > i.icon-file-code',
  subject: '.messageItemHeader .subject',
  /** Name and address. VERIFIED (MailMessageView.html) */
  sender: '.messageItemHeader .from',
  senderIn: 'title',
  time: '.messageItemHeader .date',
  body: '.bodyText',
} as const;

/** What follows names the message; what stands before it can be a token (RainLoop). VERIFIED (Links.js) */
const MESSAGE = /\/ViewAsPlain\/&q\[\]=\/(.{1,4000})$/u;

export const snappymail = describedWebmail({
  id: 'snappymail',
  title: 'SnappyMail',
  marks: MARKS,
  recognise: (page) => select(applicationOf(page), MARKS.view) !== null,

  shown(page): ShownMessage[] {
    const around = applicationOf(page);
    const href = sourceLink(around);
    // RainLoop leaves the link of a closed message in its place.
    const isOpen = selectShown(around, MARKS.subject, MARKS.body).length > 0;
    const id = isOpen ? capture(MESSAGE, href) : null;
    return id === null ? [] : [{ id, around }];
  },

  /**
   * "Show Source". Reads without marking as read, answers text/plain without a charset, and refuses requests that do not come
   * from its own pages. VERIFIED (Actions/Raw.php, secfetch.php)
   */
  routes(_, page) {
    const application = applicationOf(page);
    const href = sourceLink(application);
    return href === null ? [] : [sourceAt('view-as-plain', 'verified', new URL(href, baseAddress(application)).href)];
  },
});

function applicationOf({ document }: WebmailPage): Document {
  return framePage(select(document, MARKS.frame))?.document ?? document;
}

function sourceLink(application: Document): string | null {
  const icon = selectOwn(application, MARKS.sourceIcon, MARKS.body);
  const link = icon === null ? null : closest(icon, 'a');
  return link === null ? null : attribute(link, 'href');
}
