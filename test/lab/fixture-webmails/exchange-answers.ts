import { type Answer, json } from './fixture-webmail.ts';

/** An item of a conversation and its sender's address. */
export type ExchangeItem = readonly [item: string, sender: string];

/**
 * The answer of GetConversationItems; no items: there is no such conversation. VERIFIED (kumpan, five public programs)
 */
export function conversationItems(items: readonly ExchangeItem[]): Answer {
  const ConversationNodes = items.map(([Id, EmailAddress]) => ({
    Items: [{ ItemId: { Id }, From: { Mailbox: { EmailAddress } } }],
  }));
  const found = items.length === 0 ? { ResponseCode: 'ErrorItemNotFound' } : { Conversation: { ConversationNodes } };
  return json({ Body: { ResponseMessages: { Items: [found] } } });
}

/**
 * The answer of GetItem with the shape "MessageDetails": the stored transport headers, without a body. VERIFIED
 * (kumpan, public code)
 */
export function messageDetails(source: Buffer | null): Answer {
  const headers = source?.toString('utf8').split(/\r?\n\r?\n/u, 1)[0];
  const item = headers === undefined ? {} : { ExtendedProperty: [{ Value: `${headers}\r\n` }] };
  return json({ Body: { ResponseMessages: { Items: [{ Items: [item] }] } } });
}
