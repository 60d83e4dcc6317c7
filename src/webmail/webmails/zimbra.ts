/**
 * Zimbra: the classic client, the HTML client and the modern one. Read in Zimbra's own source on 2026-11-23; the modern
 * client's source is not public, so what is known about it comes from public code.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import type { RequestShape } from '../contract/request-shape.ts';
import {
  describedWebmail,
  namedInAddress,
  namedInElements,
  namedInLink,
  type ShownMessage,
} from '../reader/described-webmail.ts';
import { sourceBy } from '../contract/source-route.ts';

/**
 * The style sheets of the classic client ("/css/images,common,dwt,…,zm,…,skin.css?v=…") and of the HTML client
 * ("/css/common,login,zhtml,skin.css"). VERIFIED (launchZCS.jsp, tags of the HTML client)
 */
const SHELL = [
  'head > link[rel="stylesheet"][href*="/css/images,common,dwt,msgview,login,zm,"], head > link[rel="stylesheet"][href*="/css/common,login,zhtml,skin.css"]',
];

/** LIKELY (the files of the modern client are in this folder of the server; public code) */
const MODERN_SHELL = ['head > script[src*="/modern/"], head > link[href*="/modern/"]'];

/**
 * The "Show Original" address of the classic and the modern client: the stored message, text/plain without a charset.
 * VERIFIED (NativeFormatter.java)
 */
const SHOW_ORIGINAL: RequestShape = {
  template: 'GET /service/home/~/?auth=co&id={id}&view=text',
  values: { id: /^(?:[\da-f-]{36}:)?\d{1,15}$/u },
};

const MARKS = {
  /** The HTML client's "Show Original". VERIFIED (displayMessage.tag) */
  showOriginal: 'a#OPSHOWORIG',
  /**
   * An expanded message of a conversation in the classic client, "main_MSGC123". Inactive conversations are placed
   * outside the page. VERIFIED (ZmConvView2.js, ZmAppViewMgr.js)
   */
  capsule: '.ZmMailMsgCapsuleView.Expanded',
  /** The line of the open message in the classic client's list, "zli__TV-main__123". LIKELY (ZmListView.js) */
  line: '[id^="zli__TV"].Row-selected',
  /** VERIFIED for the classic client (Message.template); nothing comparable is known for the others. */
  subject: '.Conv2Header .subject, .MsgHeaderTable .SubjectCol',
  sender: '.Conv2MsgHeader .LabelColValue',
  time: '.Conv2MsgHeader .date, .MsgHeaderTable .DateCol',
  body: '[id$="__body"], .MsgBody, iframe',
} as const;

/** "123"; "<the account's id>:123" in a mailbox that another user shares. LIKELY */
const CAPSULE_ID = /MSGC((?:[\da-f-]{36}:)?\d{1,15})$/u;
const LINE_ID = /__((?:[\da-f-]{36}:)?\d{1,15})$/u;
/** "/service/home/~/?id=123&auth=co". VERIFIED (displayMessage.tag) */
const LINK_ID = /^\/service\/home\/~\/\?(?:auth=co&)?id=((?:[\da-f-]{36}:)?\d{1,15})(?:&|$)/u;

/** The modern client: a conversation of a single message has that message's number, negative. VERIFIED (public code) */
const MODERN = /^\/modern\/email\//u;
const MODERN_ADDRESS = /^\/modern\/email\/.{1,500}\/-(\d{1,15})(?:[/?#]|$)/u;
/**
 * A longer conversation has its own number, different from those of its messages. Links to parts of messages contain
 * the message's number. LIKELY
 */
const MODERN_PART = 'a[href^="/service/home/~/?"]';

const capsules = namedInElements(MARKS.capsule, 'id', CAPSULE_ID, MARKS.body);
const selectedLines = namedInElements(MARKS.line, 'id', LINE_ID, MARKS.body);
const original = namedInLink(MARKS.showOriginal, LINK_ID, MARKS.body);
const inModernAddress = namedInAddress(MODERN_ADDRESS);
const modernParts = namedInElements(MODERN_PART, 'href', LINK_ID, MARKS.body);

export const zimbra = describedWebmail({
  id: 'zimbra',
  title: 'Zimbra',
  marks: MARKS,
  signs: [{ shell: SHELL }, { path: MODERN, shell: MODERN_SHELL }],
  requests: [SHOW_ORIGINAL],

  shown(page): readonly ShownMessage[] {
    const ways = MODERN.test(page.url.pathname) ? [inModernAddress, onlyModernPart] : [capsules, original, onlyLine];
    return ways.map((way) => way(page)).find((messages) => messages.length > 0) ?? [];
  },

  routes: ({ id }, { url }) => [
    sourceBy('show-original', MODERN.test(url.pathname) ? 'likely' : 'verified', SHOW_ORIGINAL, { id }),
  ],
});

/** If several lines are selected, the pane shows none of their messages. LIKELY */
function onlyLine(page: WebmailPage): readonly ShownMessage[] {
  const lines = selectedLines(page);
  return lines.length === 1 ? lines : [];
}

/** Parts of several messages do not show which of them is being read. */
function onlyModernPart(page: WebmailPage): ShownMessage[] {
  const ids = new Set(modernParts(page).map(({ id }) => id));
  return ids.size === 1 ? [...ids].map((id) => ({ id, around: page.document })) : [];
}
