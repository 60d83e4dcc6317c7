/** Horde IMP 6, as older cPanel installations bring it. Read in IMP's own source and seen in 6.2.27 on 2026-11-23. */
import type { WebmailPage } from './adapter.ts';
import { capture } from './capture.ts';
import { describedWebmail, type ShownMessage } from './described-webmail.ts';
import { select } from './page-dom.ts';
import { sourceAt } from './source-route.ts';

/** Mailbox and message of the dynamic view, and of the basic one, which few use. VERIFIED (seen; lib/Basic/Message.php) */
const PAGE = /\/imp\/(?:dynamic|basic)\.php$/u;

const MARKS = {
  /** The pane of the mailbox, a message in a window of its own, a message of the basic view. VERIFIED (templates; seen) */
  recognised: '#previewMsg, #msgData, #msgheaders',
  subject: '#previewMsg .subject, #msgData .subject',
  /** The address stands in the title of the name. VERIFIED (seen) */
  sender: '#previewMsg .from .address, #msgHeaderFrom .address',
  senderIn: 'title',
  time: '#previewMsg .date, #msgHeaderDate td + td',
  body: '.messageBody, #messageBody',
} as const;

/**
 * "#msg:SU5CT1g;12" in the mailbox: the mailbox in base64, and the number of the message in it. Browsers may encode the
 * signs between. VERIFIED (base.js; seen)
 */
const IN_MAILBOX = /^#msg(?::|%3A)([\w-]{1,2000}(?:;|%3B)\d{1,20})$/iu;

export const hordeImp = describedWebmail({
  id: 'horde_imp',
  title: 'Horde IMP',
  marks: MARKS,
  recognise: ({ url, document }) => PAGE.test(url.pathname) && select(document, MARKS.recognised) !== null,

  shown({ url, document }: WebmailPage): ShownMessage[] {
    const query = url.searchParams;
    const inWindow =
      query.get('page') === 'message' ? `${query.get('mailbox') ?? ''};${query.get('buid') ?? ''}` : null;
    const id = inWindow ?? capture(IN_MAILBOX, url.hash);
    return id === null ? [] : [{ id: decodeURIComponent(id), around: document }];
  },

  /**
   * "View Source" of the page. It asks for no token, and leaves the message unread. VERIFIED (view.php; 6.2.27 answers
   * text/plain in the message's charset)
   */
  routes({ id }, { url }) {
    const [mailbox = '', buid = ''] = id.split(';');
    const query = new URLSearchParams({ actionID: 'view_source', id: '0', mailbox, buid });
    return [sourceAt('view-source', 'verified', `${url.pathname.replace(PAGE, '/imp/view.php')}?${query.toString()}`)];
  },
});
