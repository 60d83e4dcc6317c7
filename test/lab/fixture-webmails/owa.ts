import { property, textProperty } from '../browsers/property.ts';
import { conversationItems, type ExchangeItem, messageDetails } from './exchange-answers.ts';
import type { FixtureWebmail } from './fixture-webmail.ts';

const CANARY = 'mCq7wX4zTESTCANARY0';
const [ORDER, ANOTHER] = ['ITEM-1', 'ITEM-2'];

const CONVERSATIONS: ReadonlyMap<string, readonly ExchangeItem[]> = new Map([
  ['AAQkADAwCONVERSATION=', [[ORDER, 'news@lavka.test']]],
  ['AAQkADAwCONVERSATION2=', [[ANOTHER, 'maria@lavka.test']]],
]);

/** Exchange 2016 on a company's own server. */
export const owa: FixtureWebmail = {
  id: 'owa',
  title: 'Outlook Web App',
  host: 'mail.romashka.test',
  messages: {
    [ORDER]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [ANOTHER]: { subject: 'Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
  },
  cookies: [`X-OWA-CANARY=${CANARY}`],
  shown: { address: '/owa/#path=/mail', page: 'owa/message', reads: ORDER },
  next: { address: '/owa/#path=/mail', page: 'owa/another-message', reads: ANOTHER },
  senderWrites: '[id="Item.MessagePartBody"]',
  signedOut: 'signed-out',
  // "View message details"; its element is UNKNOWN.
  byHand: { dialog: '<div role="dialog"><div>{source}</div></div>', reads: ORDER },

  answer({ method, url, headers, body }, mailbox) {
    if (url.pathname !== '/owa/service.svc' || method !== 'POST') return null;
    // "Login Timeout". VERIFIED (outlook.md)
    if (!mailbox.isSignedIn) return { status: 440 };
    const action = url.searchParams.get('action');
    // The token of the cookie in a header, and the action again. VERIFIED (kumpan)
    if (headers['x-owa-canary'] !== CANARY || headers['action'] !== action) return { status: 449 };
    const asked: unknown = property(JSON.parse(body), 'Body');
    if (action === 'GetConversationItems') {
      const id = textProperty(asked, 'Conversations', '0', 'ConversationId', 'Id');
      return conversationItems(CONVERSATIONS.get(id) ?? []);
    }
    return action === 'GetItem' && textProperty(asked, 'ShapeName') === 'MessageDetails'
      ? messageDetails(mailbox.source(textProperty(asked, 'ItemIds', '0', 'Id')))
      : { status: 500 };
  },
};
