/**
 * Exchange's service for its own web pages, `service.svc`: which items a conversation has, and the transport headers of an item,
 * as "View message details" shows them. It is posted to because the page itself does; it changes nothing.
 * VERIFIED: GetItem with ShapeName "MessageDetails" (kumpan, public code), GetConversationItems (five public programs).
 */
import type { SourceResult } from '../../contract/source-result.ts';
import { listAt, textAt } from '../../unwrap/json-path.ts';
import { isMessage } from '../../reader/message-glance.ts';
import type { JsonResult, PageWeb } from '../../reader/page-web.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface ExchangeService {
  /** Asks one action of the service. */
  ask(web: PageWeb, action: string, body: Fields): Promise<JsonResult>;
}

interface ConversationItem {
  readonly id: string;
  /** Address of the sender, lower case; null when the answer does not say. */
  readonly sender: string | null;
}

/** Items of a conversation that are asked for; OWA's own number. */
const MAX_ITEMS = 20;

/** A request in Exchange's JSON: every object names its type. */
export function exchangeRequest(action: string, version: string, body: Fields): Fields {
  return typed(`${action}JsonRequest`, {
    Header: typed('JsonRequestHeaders', { RequestServerVersion: version }),
    Body: typed(`${action}Request`, body),
  });
}

/** The items of a conversation, newest first. */
async function conversationItems(
  service: ExchangeService,
  web: PageWeb,
  conversation: string,
): Promise<{ readonly ok: true; readonly items: ConversationItem[] } | Extract<JsonResult, { readonly ok: false }>> {
  const answer = await service.ask(web, 'GetConversationItems', {
    Conversations: [
      { __type: 'ConversationRequestType:#Exchange', ConversationId: itemId(conversation), SyncState: '' },
    ],
    ItemShape: ID_ONLY,
    ShapeName: 'ItemPart',
    SortOrder: 'DateOrderDescending',
    MaxItemsToReturn: MAX_ITEMS,
  });
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
 * The transport headers of the message of a conversation that is on the screen. Which item of several it is is told by its
 * sender alone; where that does not tell, the user opens the source.
 * @param sender what the page shows of its sender
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
  // A longer conversation is cut: an older message of the same sender may be the one on the screen.
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
  const answer = await service.ask(web, 'GetItem', {
    ItemShape: ID_ONLY,
    ItemIds: [itemId(item)],
    ShapeName: 'MessageDetails',
  });
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

const ID_ONLY = typed('ItemResponseShape', { BaseShape: 'IdOnly' });

function itemId(id: string): Fields {
  return typed('ItemId', { Id: id });
}

function typed(type: string, fields: Fields): Fields {
  return { __type: `${type}:#Exchange`, ...fields };
}
