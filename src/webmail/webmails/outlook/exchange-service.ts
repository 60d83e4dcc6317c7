/**
 * Exchange's service for its own web pages, `service.svc`: which items a conversation has, and the transport headers of
 * an item, as "View message details" shows them. It uses POST because the page itself does; it changes nothing.
 * VERIFIED: GetItem with ShapeName "MessageDetails" (kumpan, public code), GetConversationItems (five public programs).
 */
import type { Json, RequestShape } from '../../contract/request-shape.ts';
import type { SourceResult } from '../../contract/source-result.ts';
import { listAt, textAt } from '../../unwrap/json-path.ts';
import { isMessage } from '../../reader/message-glance.ts';
import type { JsonResult, PageWeb } from '../../reader/page-web.ts';

/** The two requests of the service, as one server accepts them. */
export interface ExchangeShapes {
  readonly conversation: RequestShape;
  readonly item: RequestShape;
}

export interface ExchangeService {
  readonly ask: (web: PageWeb, what: keyof ExchangeShapes, id: string) => Promise<JsonResult>;
}

interface ConversationItem {
  readonly id: string;
  /** Address of the sender, lower case; null if the answer does not say. */
  readonly sender: string | null;
}

/** Items of a conversation that are requested; OWA's own number. */
const MAX_ITEMS = 20;

const ID_ONLY = typed('ItemResponseShape', { BaseShape: 'IdOnly' });

const ITEM_ID = typed('ItemId', { Id: '{id}' });

/** An id in Exchange's base64. */
const ID = /^[\w+/=-]{1,2000}$/u;

/**
 * Every object of Exchange's JSON names its type.
 *
 * @param version the server version that the request states
 * @param address template for the address of an action, with the placeholder `{+owa}`
 * @param owa pattern of that placeholder
 */
export function exchangeShapes(
  version: string,
  address: (action: string) => RequestShape['template'],
  owa: RegExp,
): ExchangeShapes {
  const shape = (action: string, body: { readonly [name: string]: Json }): RequestShape => ({
    template: address(action),
    values: { owa, id: ID },
    body: typed(`${action}JsonRequest`, {
      Header: typed('JsonRequestHeaders', { RequestServerVersion: version }),
      Body: typed(`${action}Request`, body),
    }),
  });
  return {
    conversation: shape('GetConversationItems', {
      Conversations: [{ __type: 'ConversationRequestType:#Exchange', ConversationId: ITEM_ID, SyncState: '' }],
      ItemShape: ID_ONLY,
      ShapeName: 'ItemPart',
      SortOrder: 'DateOrderDescending',
      MaxItemsToReturn: MAX_ITEMS,
    }),
    item: shape('GetItem', { ItemShape: ID_ONLY, ItemIds: [ITEM_ID], ShapeName: 'MessageDetails' }),
  };
}

/** The items of a conversation, newest first. */
async function conversationItems(
  service: ExchangeService,
  web: PageWeb,
  conversation: string,
): Promise<{ readonly ok: true; readonly items: ConversationItem[] } | Extract<JsonResult, { readonly ok: false }>> {
  const answer = await service.ask(web, 'conversation', conversation);
  if (!answer.ok) {
    return answer;
  }
  const nodes = listAt(answer.value, 'Body', 'ResponseMessages', 'Items', 0, 'Conversation', 'ConversationNodes');
  const items = nodes
    .flatMap((node) => listAt(node, 'Items'))
    .flatMap((item) => {
      const id = textAt(item, 'ItemId', 'Id');
      const sender = textAt(item, 'From', 'Mailbox', 'EmailAddress')?.toLowerCase() ?? null;
      return id === null ? [] : [{ id, sender }];
    });
  return { ok: true, items };
}

/**
 * The transport headers of the message of a conversation that is on the screen. If there are several items, only the
 * sender distinguishes them; if that is not enough, the user opens the source.
 * @param sender what the page shows about its sender
 */
export async function headersFromConversation(
  service: ExchangeService,
  web: PageWeb,
  conversation: string,
  sender: string | null,
): Promise<SourceResult> {
  const answer = await conversationItems(service, web, conversation);
  if (!answer.ok) {
    return answer;
  }
  const { items } = answer;
  // A longer conversation is truncated: an older message of the same sender may be the one on the screen.
  if (items.length >= MAX_ITEMS) {
    return { ok: false, reason: 'needs-source-view' };
  }
  const shown = sender?.toLowerCase() ?? '';
  const fitting =
    items.length === 1 ? items : items.filter((item) => item.sender !== null && shown.includes(item.sender));
  const [item] = fitting;
  return item === undefined || fitting.length > 1
    ? { ok: false, reason: 'needs-source-view' }
    : await transportHeaders(service, web, item.id);
}

/** The transport headers of an item. Sent mail and drafts have none. */
export async function transportHeaders(service: ExchangeService, web: PageWeb, item: string): Promise<SourceResult> {
  const answer = await service.ask(web, 'item', item);
  if (!answer.ok) {
    return answer;
  }
  const properties = listAt(answer.value, 'Body', 'ResponseMessages', 'Items', 0, 'Items', 0, 'ExtendedProperty');
  const headers = textAt(properties, 0, 'Value');
  if (headers === null) {
    return { ok: false, reason: 'not-found' };
  }
  const source = new TextEncoder().encode(headers);
  return isMessage(source) ? { ok: true, source, complete: true } : { ok: false, reason: 'not-a-message' };
}

function typed(type: string, fields: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return { __type: `${type}:#Exchange`, ...fields };
}
