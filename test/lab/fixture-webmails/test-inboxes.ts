import { bytes, type FixtureWebmail, json } from './fixture-webmail.ts';

const ID = 'YqD4AJ2yzWLdEZFpT7QvAC';

export const mailpit: FixtureWebmail = {
  id: 'mailpit',
  title: 'Mailpit',
  host: 'mailpit.romashka.test',
  messages: {
    [ID]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    other: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' },
  },
  shown: { address: `/mailpit/view/${ID}`, page: 'mailpit/message', reads: ID },
  next: {
    address: '/mailpit/view/other',
    page: 'mailpit/message',
    edits: { 'Order 48213': 'Another' },
    reads: 'other',
  },
  senderWrites: '#nav-plain-text',
  selected: {
    screen: { address: '/mailpit/', page: 'mailpit/selected', reads: { reason: 'no-open-message' } },
    offer: '2 messages are selected: check them',
  },
  signedOut: 'signed-out',
  byHand: { tab: `/mailpit/api/v1/message/${ID}/raw`, reads: ID },

  answer({ url, headers }, mailbox) {
    const id = /^\/mailpit\/api\/v1\/message\/(?<id>[^/]+)\/raw$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    // A foreign Origin is refused; its own, or none, is accepted. VERIFIED (server/cors.go)
    if (headers.origin !== undefined && new URL(headers.origin).host !== headers.host) {
      return { status: 403, body: 'Blocked due to CORS violation' };
    }
    // A password that Mailpit, or a proxy in front of it, may ask for. VERIFIED (server.go)
    if (!mailbox.isSignedIn) return { status: 401, body: 'Unauthorised.' };
    const source = mailbox.source(id);
    // The charset is only a label. VERIFIED (apiv1/message.go)
    return source === null
      ? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Message not found' }
      : bytes(source, 'text/plain; charset=utf-8');
  },
};

const [ORDER, ANOTHER] = ['Uyv8Rj3kzGq9=@mailhog.example', 'Another=@mailhog.example'];

export const mailhog: FixtureWebmail = {
  id: 'mailhog',
  title: 'MailHog',
  host: 'mailhog.romashka.test',
  messages: {
    [ORDER]: { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' },
    [ANOTHER]: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' },
  },
  shown: { address: '/', page: 'mailhog/message', reads: ORDER },
  next: { address: '/', page: 'mailhog/another-message', reads: ANOTHER },
  senderWrites: '#preview-plain',
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    const id = /^\/api\/v1\/messages\/(?<id>[^/]+)$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    if (!mailbox.isSignedIn) return { status: 401 };
    const source = mailbox.source(decodeURIComponent(id));
    if (source === null) return { status: 404 };
    // What the page itself loads, in Go's JSON: bytes that are not UTF-8 are lost. VERIFIED (api/v1.go,
    // data/message.go)
    const Raw = { From: 'bounce@lavka.test', To: ['ivan@romashka.test'], Data: source.toString('utf8'), Helo: 'lab' };
    return json({ ID: ORDER, Content: { Headers: {}, Body: '' }, MIME: null, Raw }, 200, 'text/json');
  },
};
