/**
 * Roundcube, on any host and under any path (cPanel, iRedMail and Plesk include the same application). Read in
 * Roundcube's own source, releases 1.0 to 1.7.3, and seen in 1.6.5 with Elastic and Larry on 2026-11-23.
 */
import type { MessageRef, OpenMessage, Webmail, WebmailPage } from '../contract/adapter.ts';
import { messageRef } from '../contract/message-ref.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import { framePage, selectShown, shellMatches } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/** In the head of every page, minified or not; newer versions serve it as "static.php/program/js/app.min.js". VERIFIED (rcmail_output_html.php) */
const SCRIPT = 'head > script[src*="program/js/app."]';

const MARKS = {
  /**
   * Preview pane of Elastic, Larry and Classic; its `src` goes stale, so its location is used. VERIFIED (app.js,
   * show_message)
   */
  previewFrame: '#messagecontframe',
  /** Elastic: h2; Larry: h2 in the page, h3 in the preview; Classic: a cell of the header table. VERIFIED (skins) */
  subject: 'h2.subject, h3.subject, td.header.subject',
  /** Inside the subject: the label for screen readers and the button that opens a separate window. VERIFIED (skins) */
  notSubject: '.voice, a',
  /**
   * The address is in the title attribute of the name. Larry's short preview table shows the recipient in the cell
   * "from" for sent mail, so it is left out. VERIFIED (mail/index.php, address_string; larry/messagepreview.html)
   */
  sender: 'table:not(#preview-shortheaders) td.header.from .rcmContactAddress',
  senderIn: 'title',
  time: 'td.header.date, .header-summary .text-nowrap',
  body: '#messagebody',
} as const;

/** Actions that show a message: the whole page or a separate window, and the preview pane. VERIFIED (app.js) */
const SHOWING: readonly (string | null)[] = ['show', 'preview'];

/** "7", part 2 of it as an attached message "7.2", or "7-Folder" in a search over folders. VERIFIED (viewsource.php, params_from_uid) */
const UID = /^(?<uid>\d{1,20}(?:\.[\d.]{1,40})?)(?:-(?<folder>.{1,1000}))?$/su;

/**
 * The page's own "Show source", which keeps the message unread (BODY.PEEK). The path can contain a token or cPanel's
 * session. VERIFIED (viewsource.php since 1.0; 1.6.5 answers with text/plain, or with nothing if there is no such
 * message)
 */
const VIEW_SOURCE: RequestShape = {
  template: 'GET {+page}?_task=mail&_action=viewsource&_uid={uid}&_mbox={folder}',
  values: {
    page: /^\/(?:(?!\.{1,2}\/)[\w.~@-]{0,100}\/){0,12}(?:index\.php)?$/u,
    uid: /^\d{1,20}(?:\.[\d.]{1,40})?$/u,
    folder: /^.{1,1000}$/su,
  },
};

export const roundcube: Webmail = {
  id: 'roundcube',
  title: 'Roundcube',
  bodies: MARKS.body,

  signs: [{ query: { _task: /^mail$/u }, shell: [SCRIPT] }],
  requests: [VIEW_SOURCE],

  openMessages(page) {
    const [frame = null] = selectShown(page.document, MARKS.previewFrame, MARKS.body);
    const framed = framePage(frame, page.url.origin);
    const messages = [page, framed].map((shown) => (shown === null ? null : messageShownBy(shown)));
    return messages.filter((message) => message !== null);
  },
};

function messageShownBy({ url, document }: WebmailPage): OpenMessage | null {
  const query = url.searchParams;
  const showsMessage = query.get('_task') === 'mail' && SHOWING.includes(query.get('_action'));
  return showsMessage && shellMatches(document, SCRIPT)
    ? messageOf(query.get('_uid') ?? '', query.get('_mbox'), url, (key) => messageRef(key, document, document, MARKS))
    : null;
}

/**
 * A message by its number.
 *
 * @param named "7", "7.2", or "7-Folder", which includes its folder
 * @param shown the folder shown; null if that is not known
 * @returns null for anything that is not a number
 */
export function messageOf(
  named: string,
  shown: string | null,
  { pathname: page }: URL,
  refOf: (key: string) => MessageRef,
): OpenMessage | null {
  const { uid, folder = shown } = UID.exec(named)?.groups ?? {};
  return uid === undefined || folder === null
    ? null
    : {
        ref: refOf(`${folder}/${uid}`),
        routes: () => [sourceBy('viewsource', 'verified', VIEW_SOURCE, { page, uid, folder })],
      };
}
