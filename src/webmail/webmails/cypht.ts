/** Cypht. Read in its own source on 2026-11-23 and 2026-11-27 (modules/imap). */
import { capture } from '../contract/capture.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail } from '../reader/described-webmail.ts';
import { HTML4_NAMES } from '../unwrap/html4-names.ts';
import { preElement } from '../unwrap/pre-element.ts';
import { attribute, closest, selectShown } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

const MARKS = {
  /** VERIFIED (output_modules.php) */
  subject: '.js-header_subject',
  sender: '.js-header_from',
  time: '.js-header_date',
  body: '.msg_text_inner, iframe',
  /**
   * Names the message and its own folder, even if "Show messages inline" opens it next to the list. (Tried on the real
   * page on 2026-11-30.)
   */
  reply: '.msg_text a.reply_link[href]',
  /** Around one message. */
  message: '.msg_text',
} as const;

/** "?page=message&uid=12&list_path=imap_0_494e424f58": server and folder, in hexadecimal digits. VERIFIED (navigation/utils.js, site.js) */
const FOLDER = /^imap_([\w-]{1,100})_([\da-f]{2,2000})$/iu;

/** The head of every page, with or without debugging. VERIFIED (core/output_modules.php of 2.x) */
const SHELL = ['head > link.tab_icon[rel="icon"]', 'head > link[rel="stylesheet"][href*="site.css"]'];

/**
 * The page of "Show Source": the text in its only <pre>, with marks for what is not UTF-8. VERIFIED
 * (handler_modules.php, output_modules.php)
 */
const MESSAGE_SOURCE: RequestShape = {
  template: 'GET {+root}?page=message_source&imap_msg_uid={uid}&imap_server_id={server}&imap_folder={folder}',
  values: { root: WEB_ROOT, uid: /^\d{1,20}$/u, server: /^[\w-]{1,100}$/u, folder: /^[\da-f]{2,2000}$/iu },
};

export const cypht = describedWebmail({
  id: 'cypht',
  title: 'Cypht',
  marks: MARKS,
  signs: [{ shell: SHELL }],
  requests: [MESSAGE_SOURCE],
  // The page of "Show Source", opened by the user.
  sourcePage: { sign: { query: { page: /^message_source$/u }, shell: SHELL }, view: 'pre.msg_source' },

  shown({ url, document }) {
    const [reply] = selectShown(document, MARKS.reply, MARKS.body);
    const inLink = reply === undefined ? null : messageIn(new URLSearchParams(attribute(reply, 'href') ?? ''));
    const around = reply === undefined ? null : closest(reply, MARKS.message);
    const id = inLink ?? (url.searchParams.get('page') === 'message' ? messageIn(url.searchParams) : null);
    return id === null ? [] : [{ id, around: around ?? document }];
  },

  routes({ id }, { url }) {
    const [folder = '', uid = ''] = id.split('/');
    const [, server = '', hex = ''] = FOLDER.exec(folder) ?? [];
    const values = { root: url.pathname.replace(/index\.php$/u, ''), uid, server, folder: hex };
    return [sourceBy('message-source', 'verified', MESSAGE_SOURCE, values, { unwrap: () => preElement(HTML4_NAMES) })];
  },
});

/** "…&list_path=imap_0_494e424f58&uid=12" → "imap_0_494e424f58/12" */
function messageIn(query: URLSearchParams): string | null {
  const uid = capture(/^(\d{1,20})$/u, query.get('uid'));
  const folder = query.get('list_path') ?? '';
  return uid !== null && FOLDER.test(folder) ? `${folder}/${uid}` : null;
}
