/**
 * Outlook on the web of a company's own Exchange server (2013 to 2019). Read in kumpan-phish-extension and other public
 * code on 2026-11-23; not seen with a server.
 */
import type { SourceRoute, WebmailPage } from '../../contract/adapter.ts';
import { capture } from '../../contract/capture.ts';
import { describedWebmail, type ShownMessage } from '../../reader/described-webmail.ts';
import { cookie, focusedFirst, selectAll, selectShown } from '../../page/page-dom.ts';
import { type ExchangeService, exchangeShapes, headersFromConversation } from './exchange-service.ts';
import { selectedConversation } from './selected-conversation.ts';

/** "/owa/", "/owa/#path=/mail". VERIFIED (public code) */
const APPLICATION = /^(.*?\/owa)(?:\/|$)/iu;

/** OWA's token against foreign requests. It is read again for each request, because it expires. VERIFIED (kumpan) */
const CANARY = 'X-OWA-CANARY';

const MARKS = {
  /** One for each message in the reading pane. VERIFIED (kumpan) */
  message: 'div[autoid="_rp_3"]',
  /** The open conversation in the list: VERIFIED (kumpan); that this marks it as selected: LIKELY */
  conversation: '[data-convid][aria-selected="true"], [aria-selected="true"] [data-convid]',
  /** No marks are known for subject, sender and time in the pane. */
  subject: null,
  sender: null,
  time: null,
  /** VERIFIED (public code) */
  body: '[id="Item.MessagePartBody"]',
} as const;

/** VERIFIED (kumpan) */
const SHAPES = exchangeShapes(
  'Exchange2013',
  (action) => `POST {+owa}/service.svc?action=${action}&EP=1&ID=-1&AC=1`,
  /^(?:\/[\w.~-]{1,100}){0,5}\/owa$/iu,
);

export const owa = describedWebmail({
  id: 'owa',
  title: 'Outlook Web App',
  marks: MARKS,
  // Microsoft's own hosts belong to another webmail, which comes first.
  signs: [{ path: APPLICATION, cookie: CANARY }],
  requests: [SHAPES.conversation, SHAPES.item],

  shown({ document }: WebmailPage): ShownMessage[] {
    const conversation = selectedConversation(document, MARKS.conversation, MARKS.body) ?? '';
    const panes = selectAll(document, MARKS.message);
    return focusedFirst(document, selectShown(document, MARKS.message, MARKS.body)).map((around) => ({
      id: `${conversation}/${panes.indexOf(around)}`,
      around,
    }));
  },

  /**
   * The panes are in the order of the conversation's items or in the reverse one, depending on a setting, and have no
   * distinguishing marks. So only a message that is alone in its pane and alone in its conversation is read.
   */
  routes({ id }, page) {
    const conversation = id.slice(0, id.lastIndexOf('/'));
    const isAlone = selectShown(page.document, MARKS.message, MARKS.body).length === 1;
    return conversation !== '' && isAlone ? [transportHeadersOf(conversation, page)] : [];
  },
});

/** Only the headers are requested, because Exchange stores them as they arrived and generates the rest of a source. */
function transportHeadersOf(conversation: string, { url, document }: WebmailPage): SourceRoute {
  const path = capture(APPLICATION, url.pathname);
  const service: ExchangeService = {
    ask: (web, what, id) =>
      web.json(
        SHAPES[what],
        { owa: path, id },
        {
          headers: {
            action: what === 'item' ? 'GetItem' : 'GetConversationItems',
            'content-type': 'application/json; charset=utf-8',
            'x-owa-canary': cookie(document, CANARY) ?? '',
          },
        },
      ),
  };
  return {
    id: 'conversation-item',
    mark: 'likely',
    read: (web) => headersFromConversation(service, web, conversation, null),
  };
}
