/**
 * Outlook on the web, for work and for consumers. Read in kumbukum, opentabs, amarnai and other public programs on
 * 2026-11-23; not seen with an account.
 */
import type { MessageRef, OpenMessage, SourceRoute, Webmail, WebmailPage } from '../../contract/adapter.ts';
import type { SourceResult } from '../../contract/source-result.ts';
import { capture } from '../../contract/capture.ts';
import { messageRef } from '../../contract/message-ref.ts';
import { attribute, closest, focusedFirst, labelOf, selectAll, selectShown } from '../../page/page-dom.ts';
import type { PageWeb } from '../../reader/page-web.ts';
import { type ExchangeService, exchangeShapes, headersFromConversation, transportHeaders } from './exchange-service.ts';
import { OUTLOOK_HOST } from './outlook-hosts.ts';
import { readAuthorization } from './page-token.ts';
import { selectedConversation } from './selected-conversation.ts';

const MARKS = {
  /** The body of an expanded message; ids of the sender's own HTML get a prefix. VERIFIED (kumbukum, amarnai) */
  body: 'div[id^="UniqueMessageBody_"]',
  /**
   * Surrounds one message of a conversation and its body (kumbukum), or, as a part of the page, all of them (an
   * extension and two themes of 2026). The number of bodies shows which of the two a page has.
   */
  message: '[data-app-section="MailReadCompose"]',
  subject: '[id$="_SUBJECT"]',
  sender: '[id$="_FROM"]',
  time: '[data-testid="SentReceivedSavedTime"]',
  /** The row of the open conversation in the list. VERIFIED (kumbukum, amarnai) */
  row: '[data-convid][aria-selected="true"]',
  /** Shows messages of a conversation; the address may name another one of them. VERIFIED (kumbukum) */
  conversationPane: '#ConversationReadingPaneContainer',
  /** The elements that show messages. Dialogs are outside them. VERIFIED (kumbukum) */
  panes: '#ConversationReadingPaneContainer, #ItemReadingPaneContainer, #ReadingPaneContainerId',
} as const;

/** "/mail/inbox/id/AAQk…", "/mail/0/deeplink/read/AAMk…": of an item, or of a conversation. VERIFIED (kumbukum, public code) */
const ADDRESS = /\/(?:id|read)\/((?:[\w=-]|%(?:2B|2F|3D)){20,400})(?:\/|$)/iu;

/** VERIFIED (five public programs) */
const SHAPES = exchangeShapes(
  'V2017_08_18',
  (action) => `POST {+owa}/service.svc?action=${action}&app=Mail`,
  /^\/owa(?:\/0)?$/u,
);

export const outlook: Webmail = {
  id: 'outlook',
  title: 'Outlook',
  bodies: `${MARKS.body}, ${MARKS.panes}`,

  signs: [{ host: OUTLOOK_HOST }],
  requests: [SHAPES.conversation, SHAPES.item],

  openMessages(page) {
    const bodies = selectShown(page.document, MARKS.body, `${MARKS.body} *`);
    const conversation = selectedConversation(page.document, MARKS.row, outlook.bodies);
    return focusedFirst(page.document, bodies).map((body) =>
      openMessage(body, conversation, bodies.length === 1, page),
    );
  },
};

function openMessage(body: Element, conversation: string | null, isAlone: boolean, page: WebmailPage): OpenMessage {
  const inAddress = itemInAddress(page.url);
  const key = `${conversation ?? inAddress ?? ''}/${attribute(body, 'id') ?? ''}`;
  const ref = refOf(key, body, page.document);
  const routes: SourceRoute[] = [];
  if (conversation !== null) {
    routes.push(
      route('conversation-item', page, (service, web) =>
        headersFromConversation(service, web, conversation, ref.sender),
      ),
    );
  }
  // Two messages of a conversation can have the same subject and sender, and then nothing would show that the address
  // means the other one.
  if (inAddress !== null && isAlone && closest(body, MARKS.conversationPane) === null) {
    routes.push(route('item-in-address', page, (service, web) => transportHeaders(service, web, inAddress)));
  }
  return { ref, routes: () => routes };
}

/**
 * In a pane with several messages, a message's sender is the last one before its body. VERIFIED (an extension of 2026)
 */
function refOf(key: string, body: Element, document: Document): MessageRef {
  const around = closest(body, MARKS.message);
  const ref = messageRef(key, around, document, MARKS);
  if (around === null || selectAll(around, MARKS.body).length < 2) {
    return ref;
  }
  const [sender, time] = [MARKS.sender, MARKS.time].map((mark) => {
    const all = selectAll(around, `${mark}, ${MARKS.body}`);
    const own = all.filter((element) => closest(element, `${MARKS.body} *`) === null);
    const before = own[own.indexOf(body) - 1];
    return before === undefined || closest(before, MARKS.body) !== null ? null : labelOf(before);
  });
  return { ...ref, sender: sender ?? null, time: time ?? null };
}

/** The URL's flavour of base64 has "-" for "/" and "_" for "+". VERIFIED (public code) */
function itemInAddress({ pathname }: URL): string | null {
  const written = capture(ADDRESS, pathname);
  return written === null ? null : decodeURIComponent(written).replaceAll('-', '/').replaceAll('_', '+');
}

/** Every way here needs the page's token, and it is only inferred that it works from an extension. */
function route(
  id: string,
  page: WebmailPage,
  read: (service: ExchangeService, web: PageWeb) => Promise<SourceResult>,
): SourceRoute {
  return {
    id,
    mark: 'likely',
    async read(web) {
      const authorization = readAuthorization(localStorage, Date.now());
      return authorization === null
        ? { ok: false, reason: 'needs-source-view' }
        : await read(serviceOf(page.url.hostname, authorization), web);
    },
  };
}

/** The path has "/0" except at cloud.microsoft; with the wrong one the server answers 404. VERIFIED (public code) */
function serviceOf(host: string, authorization: string): ExchangeService {
  const [first, second] = host === 'outlook.cloud.microsoft' ? ['/owa', '/owa/0'] : ['/owa/0', '/owa'];
  return {
    async ask(web, what, id) {
      const action = what === 'item' ? 'GetItem' : 'GetConversationItems';
      const headers = {
        authorization,
        action,
        'content-type': 'application/json; charset=utf-8',
        'x-req-source': 'Mail',
      };
      const answer = await web.json(SHAPES[what], { owa: first ?? null, id }, { headers });
      return answer.ok || answer.reason !== 'not-found'
        ? answer
        : await web.json(SHAPES[what], { owa: second ?? null, id }, { headers });
    },
  };
}
