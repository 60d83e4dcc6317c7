/**
 * SnappyMail and its ancestor RainLoop; standalone and as an application of Nextcloud. Read in the source of both on
 * 2026-11-23.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, type ShownMessage } from '../reader/described-webmail.ts';
import { attribute, closest, framePage, selectOwn, selectShown } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/** The body of SnappyMail, the author meta tag of RainLoop. VERIFIED (Index.html of both) */
const SHELL = ['body#rl-app, head > meta[name="Author"][content="RainLoop Team"]'];

/** Nextcloud's own shell, around the application or around its frame. VERIFIED (layout.user.php, integrations/nextcloud) */
const NEXTCLOUD = {
  path: /\/apps\/(?:snappymail|rainloop)(?:\/|$)/u,
  shell: ['head[data-requesttoken]', 'body#body-user'],
};

const MARKS = {
  /** Nextcloud shows the application in a frame if it is configured to. VERIFIED (integrations/nextcloud) */
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

/**
 * "…/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/eyJ…": a token (RainLoop; "0" for SnappyMail), and the message's id. The page
 * writes the link itself; only these two are taken from it. VERIFIED (Links.js of both)
 */
const LINK = /\?\/Raw\/&q\[\]=\/(?<token>[\w-]{1,1000})\/ViewAsPlain\/&q\[\]=\/(?<id>[\w.~=-]{1,4000})$/u;

/**
 * "Show Source". It does not mark the message as read, answers with text/plain without a charset, and rejects requests
 * that do not come from its own pages. VERIFIED (Actions/Raw.php, secfetch.php)
 */
const VIEW_AS_PLAIN: RequestShape = {
  template: 'GET {+root}?/Raw/&q[]=/{token}/ViewAsPlain/&q[]=/{id}',
  values: { root: WEB_ROOT, token: /^[\w-]{1,1000}$/u, id: /^[\w.~=-]{1,4000}$/u },
};

export const snappymail = describedWebmail({
  id: 'snappymail',
  title: 'SnappyMail',
  marks: MARKS,
  signs: [{ shell: SHELL }, { path: NEXTCLOUD.path, frame: MARKS.frame, shell: SHELL }, NEXTCLOUD],
  requests: [VIEW_AS_PLAIN],

  shown(page): ShownMessage[] {
    const { document } = applicationOf(page);
    const id = sourceLink(document)?.id;
    // RainLoop leaves the link of a closed message in its place.
    const isOpen = selectShown(document, MARKS.subject, MARKS.body).length > 0;
    return isOpen && id !== undefined ? [{ id, around: document }] : [];
  },

  routes({ id }, page) {
    const { url, document } = applicationOf(page);
    // A list has no link; in SnappyMail's own links the token is always "0" there. VERIFIED (Links.js)
    const token = sourceLink(document)?.token ?? '0';
    return [
      sourceBy('view-as-plain', 'verified', VIEW_AS_PLAIN, {
        root: `${url.pathname.replace(/\/+$/u, '')}/`,
        token,
        id,
      }),
    ];
  },
});

function applicationOf(page: WebmailPage): WebmailPage {
  const isInNextcloud = NEXTCLOUD.path.test(page.url.pathname);
  return (isInNextcloud ? framePage(selectOwn(page.document, MARKS.frame, MARKS.body), page.url.origin) : null) ?? page;
}

function sourceLink(application: Document): { readonly token?: string; readonly id?: string } | null {
  const icon = selectOwn(application, MARKS.sourceIcon, MARKS.body);
  const link = icon === null ? null : closest(icon, 'a');
  return link === null ? null : (LINK.exec(attribute(link, 'href') ?? '')?.groups ?? null);
}
