/**
 * Horde IMP 6, also bundled with older cPanel installations. Read in IMP's own source and seen in 6.2.27 on 2026-11-23
 * and 2026-11-27.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import { capture } from '../contract/capture.ts';
import { type RequestShape, WEB_ROOT } from '../contract/request-shape.ts';
import { describedWebmail, type ShownMessage } from '../reader/described-webmail.ts';
import { attribute, selectOwn } from '../page/page-dom.ts';
import { sourceBy } from '../contract/source-route.ts';

/** The dynamic view, and the basic one, which can be chosen when signing in. VERIFIED (seen) */
const PAGE = /\/imp\/(?:dynamic|basic)\.php$/u;

/**
 * The basic view, and those of its pages that the dynamic view opens in a window, with several messages one below the
 * other.
 */
const BASIC = /\/imp\/basic\.php$/u;

const MARKS = {
  /**
   * The basic view truncates the subject after 100 characters and appends "...". VERIFIED (lib/Basic/Message.php; seen)
   */
  subject: '#previewMsg .subject, #msgData .subject, #msgheaders > p',
  /** The address is in the title attribute of the name. VERIFIED (seen) */
  sender: '#previewMsg .from .address, #msgHeaderFrom .address',
  senderIn: 'title',
  time: '#previewMsg .date, #msgHeaderDate td + td',
  body: '.messageBody, #messageBody',
  /** The one message of the basic view. */
  basicMessage: '#msgheaders',
  /** What the basic view sends with an action. VERIFIED (templates/basic/message/navbar_top.html.php; seen) */
  basicMailbox: '#messages input[name="mailbox"]',
  basicNumber: '#messages input[name="buid"]',
} as const;

/**
 * "#msg:SU5CT1g;12" in the mailbox: the mailbox in base64, and the number of the message in it. Browsers may encode the
 * punctuation. VERIFIED (base.js; seen)
 */
const IN_MAILBOX = /^#msg(?::|%3A)([\w-]{1,2000}(?:;|%3B)\d{1,20})$/iu;

/**
 * IMP's style sheets and scripts, or its icon if Horde combines those in a folder of its own. VERIFIED
 * (Horde/PageOutput.php; seen with separate files)
 */
const SHELL = [
  'head > link[href*="/imp/themes/"], head > script[src*="/imp/js/"], head > link[rel="shortcut icon"][href*="/themes/"][href$="/favicon.ico"]',
];

/**
 * "View Source" of the page. It needs no token, and leaves the message unread. VERIFIED (view.php; 6.2.27 answers with
 * text/plain in the message's charset)
 */
const VIEW_SOURCE: RequestShape = {
  template: 'GET {+root}imp/view.php?actionID=view_source&id=0&mailbox={mailbox}&buid={buid}',
  values: { root: WEB_ROOT, mailbox: /^[\w-]{1,2000}$/u, buid: /^\d{1,20}$/u },
};

export const hordeImp = describedWebmail({
  id: 'horde_imp',
  title: 'Horde IMP',
  marks: MARKS,
  signs: [{ path: PAGE, shell: SHELL }],
  requests: [VIEW_SOURCE],

  shown(page: WebmailPage): ShownMessage[] {
    const { url, document } = page;
    if (BASIC.test(url.pathname)) {
      return shownInBasicView(page);
    }
    const query = url.searchParams;
    const inWindow =
      query.get('page') === 'message' ? `${query.get('mailbox') ?? ''};${query.get('buid') ?? ''}` : null;
    const id = inWindow ?? capture(IN_MAILBOX, url.hash);
    return id === null ? [] : [{ id: decodeURIComponent(id), around: document }];
  },

  routes({ id }, { url }) {
    const [mailbox = '', buid = ''] = id.split(';');
    const root = url.pathname.replace(PAGE, '/');
    return [sourceBy('view-source', 'verified', VIEW_SOURCE, { root, mailbox, buid })];
  },
});

/**
 * The address of the basic view shows what was requested rather than what is displayed: after "Delete" the next message
 * is shown at the address of the deleted one, and after other actions the address names none. The page's own form names
 * the displayed message. VERIFIED (lib/Basic/Message.php; seen)
 */
function shownInBasicView({ document }: WebmailPage): ShownMessage[] {
  const own = (selector: string): Element | null => selectOwn(document, selector, MARKS.body);
  const field = (selector: string): string => {
    const input = own(selector);
    return input === null ? '' : (attribute(input, 'value') ?? '');
  };
  const id = `${field(MARKS.basicMailbox)};${field(MARKS.basicNumber)}`;
  return own(MARKS.basicMessage) === null || !/.;\d{1,20}$/u.test(id) ? [] : [{ id, around: document }];
}
