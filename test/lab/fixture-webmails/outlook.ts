import { property, textProperty } from '../browsers/property.ts';
import { conversationItems, type ExchangeItem, messageDetails } from './exchange-answers.ts';
import type { FixtureWebmail } from './fixture-webmail.ts';

const TOKEN = 'eyJhbGciOiJub25lIn0.e30.c2ln';
const CONVERSATION = 'AAQkADAwCONVERSATION=';
const [FIRST, LAST] = ['AAMkITEM-1', 'AAMkITEM-2'];

const ITEMS: readonly ExchangeItem[] = [
  [LAST, 'maria@lavka.test'],
  [FIRST, 'news@lavka.test'],
];

export const outlook: FixtureWebmail = {
  id: 'outlook',
  title: 'Outlook',
  host: 'outlook.office.com',
  messages: {
    [FIRST]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [LAST]: { subject: 'Re: Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
  },
  // MSAL's cache in plain text. VERIFIED (opentabs); LIKELY only with "Keep me signed in"
  storage: {
    'msal.2.token.keys.9199bf20-a13f-4107-85dc-02114787ef48': JSON.stringify({ accessToken: ['mail-token'] }),
    'mail-token': JSON.stringify({
      secret: TOKEN,
      target: 'https://outlook.office.com/Mail.ReadWrite',
      expiresOn: '4102444800',
    }),
  },
  shown: {
    address: '/mail/inbox',
    page: 'outlook/conversation',
    reads: LAST,
    choose: { sender: 'news@lavka.test', reads: FIRST },
  },
  next: {
    address: `/mail/inbox/id/${encodeURIComponent(CONVERSATION)}`,
    page: 'outlook/conversation',
    edits: { 'id="UniqueMessageBody_12"': '' }, // collapsed: a message without its body
    reads: FIRST,
  },
  senderWrites: '#UniqueMessageBody_11',
  signedOut: 'signed-out',
  // "View message source". VERIFIED (kumbukum)
  byHand: {
    dialog:
      '<div role="dialog" aria-modal="true"><h1>Message source</h1><div class="allowTextSelection">{source}</div></div>',
    reads: LAST,
  },

  answer({ method, url, headers, body }, mailbox) {
    // At this host the path has "/0"; elsewhere 404. VERIFIED (public code)
    if (url.pathname !== '/owa/0/service.svc' || method !== 'POST') {
      return url.pathname.startsWith('/owa/') ? { status: 404 } : null;
    }
    // 401 without the page's token, 440 when the session is over. VERIFIED (outlook.md)
    if (headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 };
    if (!mailbox.isSignedIn) return { status: 440 };
    const action = url.searchParams.get('action');
    const asked: unknown = property(JSON.parse(body), 'Body');
    // Every request repeats its action in a header. VERIFIED (opentabs and public code)
    if (headers['action'] !== action) return { status: 500 };
    if (action === 'GetConversationItems') {
      const id = textProperty(asked, 'Conversations', '0', 'ConversationId', 'Id');
      return conversationItems(id === CONVERSATION ? ITEMS : []);
    }
    return action === 'GetItem' && textProperty(asked, 'ShapeName') === 'MessageDetails'
      ? messageDetails(mailbox.source(textProperty(asked, 'ItemIds', '0', 'Id')))
      : { status: 500 };
  },
};
