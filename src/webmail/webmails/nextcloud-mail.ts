/**
 * Nextcloud Mail. Read in the application's own source on 2026-11-23. SnappyMail inside Nextcloud is in snappymail.ts.
 */
import { capture } from '../contract/capture.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, type ShownMessage } from '../reader/described-webmail.ts';
import { attribute, focusedFirst, select, selectAll, selectShown } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/**
 * Followed by "box/priority/12/thread/345": the number is that of the message that was opened. VERIFIED (router.js,
 * Thread.vue)
 */
const APPLICATION = /^(.*\/)apps\/mail\//u;
const ADDRESS = /\/thread\/(\d{1,15})(?:[/?#]|$)/u;

const MARKS = {
  thread: '#mail-message',
  message: '.envelope',
  expanded: '.envelope--expanded',
  /** HTML is shown in a frame whose address contains the message's number. VERIFIED (MessageHTMLBody.vue) */
  frame: 'iframe.message-frame[src]',
  /**
   * The subject of the thread, or of a message whose subject is different. VERIFIED (Thread.vue, ThreadEnvelope.vue)
   */
  subject: '#mail-thread-header h2, .envelope--expanded .subline',
  sender: '.sender__email',
  time: '.timestamp',
  body: '.mail-message-body',
} as const;

const IN_FRAME = /\/api\/messages\/(\d{1,15})\/html/u;

/** Stands in for the number if the page does not show which message of the thread is open. */
const UNKNOWN = 'text';

/** On every page of Nextcloud for signed-in users. VERIFIED (core/templates/layout.user.php) */
const SHELL = ['head[data-requesttoken]', 'body#body-user'];

/** Returns the bytes as an attachment, without a token. VERIFIED (MessagesController.php, appinfo/routes.php) */
const EXPORT: RequestShape = {
  template: 'GET {+root}apps/mail/api/messages/{id}/export',
  values: { root: WEB_ROOT, id: /^\d{1,15}$/u },
};

export const nextcloudMail = describedWebmail({
  id: 'nextcloud_mail',
  title: 'Nextcloud Mail',
  marks: MARKS,
  signs: [{ path: APPLICATION, shell: SHELL }],
  requests: [EXPORT],

  shown({ url, document }): ShownMessage[] {
    const isAlone = selectAll(document, `${MARKS.thread} ${MARKS.message}`).length === 1;
    const inAddress = isAlone ? capture(ADDRESS, url.pathname) : null;
    const expanded = selectShown(document, `${MARKS.thread} ${MARKS.expanded}`, MARKS.body);
    return focusedFirst(document, expanded).map((around) => {
      const frame = select(around, MARKS.frame);
      const inFrame = frame === null ? null : capture(IN_FRAME, attribute(frame, 'src'));
      return { id: inFrame ?? inAddress ?? `${UNKNOWN}${expanded.indexOf(around)}`, around };
    });
  },

  routes({ id }, { url }) {
    const root = capture(APPLICATION, url.pathname);
    return id.startsWith(UNKNOWN) ? [] : [sourceBy('export', 'verified', EXPORT, { root, id })];
  },
});
