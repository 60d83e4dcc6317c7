/** Cypht. Read in its own source on 2026-11-23 and 2026-11-27 (modules/imap). */
import { capture } from '../contract/capture.ts';
import { describedWebmail, marked } from '../reader/described-webmail.ts';
import { preElement } from '../unwrap/pre-element.ts';
import { sourceAt } from '../contract/source-route.ts';

const MARKS = {
  /** VERIFIED (navigation/utils.js) */
  root: 'main#cypht-main',
  /** VERIFIED (output_modules.php) */
  subject: '.js-header_subject',
  sender: '.js-header_from',
  time: '.js-header_date',
  body: '.msg_text_inner, iframe',
} as const;

/** "?page=message&uid=12&list_path=imap_0_494e424f58": server and folder, in hexadecimal digits. VERIFIED (navigation/utils.js, site.js) */
const FOLDER = /^imap_([\w-]{1,100})_([\da-f]{2,2000})$/iu;

export const cypht = describedWebmail({
  id: 'cypht',
  title: 'Cypht',
  marks: MARKS,
  recognise: marked(MARKS.root),

  shown(page) {
    const query = page.url.searchParams;
    const uid = capture(/^(\d{1,20})$/u, query.get('uid'));
    const folder = query.get('list_path') ?? '';
    const isOpen = query.get('page') === 'message' && uid !== null && FOLDER.test(folder);
    return isOpen ? [{ id: `${folder}/${uid}`, around: page.document }] : [];
  },

  /** The page behind "Show Source": the text in its only <pre>, with marks for what is no UTF-8. VERIFIED (handler_modules.php, output_modules.php) */
  routes({ id }, { url }) {
    const [folder = '', uid = ''] = id.split('/');
    const [, server = '', hex = ''] = FOLDER.exec(folder) ?? [];
    const query = { page: 'message_source', imap_msg_uid: uid, imap_server_id: server, imap_folder: hex };
    const address = `${url.pathname}?${new URLSearchParams(query).toString()}`;
    return [sourceAt('message-source', 'verified', address, { unwrap: preElement })];
  },
});
