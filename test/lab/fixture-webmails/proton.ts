import { type FixtureWebmail, json } from './fixture-webmail.ts';

const NAMED = 'h1XkQ2jvRkPv8oTzM3FZ0a_Lw7nYdE4sB6uCg9iKpNqWxVtJ5rHmUyGfD2lSeAo-1bQzXcTnR0wYkPvMjLhF';
const [FIRST, MIDDLE, LAST] = [`${NAMED}3g==`, `${NAMED}4g==`, `${NAMED}5g==`];
const SESSION = 'k2j4h5g6f7d8s9a0k2j4h5g6f7d8s9a0';
const VERSION = '5.0.140.2';
const MESSAGE = /^\/api\/mail\/v4\/messages\/(?<id>[^/]+)$/u;

export const proton: FixtureWebmail = {
  id: 'proton',
  title: 'Proton Mail',
  host: 'mail.proton.me',
  messages: {
    [FIRST]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [MIDDLE]: { subject: 'Another order', from: 'Maria <maria@lavka.test>', verdict: 'contradicted' },
    [LAST]: { subject: 'Re: Order 48213', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
  },
  // Accounts of the page's sessions. VERIFIED (persistedSessionStorage.ts)
  storage: { 'ps-0': '{"UID":"another-account-0000"}', 'ps-1': `{"UserID":"u","UID":"${SESSION}"}` },
  shown: {
    address: `/u/1/inbox/conversation-id/${FIRST}`,
    page: 'proton/conversation',
    reads: LAST,
    choose: { sender: 'news@lavka.test', reads: FIRST },
  },
  next: { address: `/u/1/inbox/${MIDDLE}`, page: 'proton/another-message', reads: MIDDLE },
  senderWrites: '[data-testid="message-content:body"]',
  signedOut: 'signed-out',
  // "View headers": header block, "\n\r", encrypted body. VERIFIED (MessageHeadersModal.tsx)
  byHand: { dialog: '<dialog open><pre>{source}</pre></dialog>', reads: LAST },

  answer({ url, headers }, mailbox) {
    // LIKELY (a public program that shows Proton's versions)
    if (url.pathname === '/assets/version.json') return json({ version: VERSION, commit: 'lab' });
    const id = MESSAGE.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    // Without the session's number and a current version nothing is answered. VERIFIED (fetch/headers.ts); 5003: LIKELY
    if (headers['x-pm-appversion'] !== `web-mail@${VERSION}`)
      return json({ Code: 5003, Error: 'App version bad' }, 400);
    if (!mailbox.isSignedIn || headers['x-pm-uid'] !== SESSION) {
      return json({ Code: 401, Error: 'Invalid access token' }, 401);
    }
    const source = mailbox.source(decodeURIComponent(id));
    if (source === null) return json({ Code: 2501, Error: 'Message does not exist' }, 404);
    // The header block is plain, the body is not; the names of fields are next to it. VERIFIED (api/messages.ts)
    const [Header = ''] = source.toString('utf8').split(/\r?\n\r?\n/u, 1);
    const Body = `-----BEGIN PGP MESSAGE-----\n\nd2NvQ\n-----END PGP MESSAGE-----\n`;
    return json({ Code: 1000, Message: { ID: id, ParsedHeaders: { Header: 'Received: forged' }, Header, Body } });
  },
};
