import { bytes, escapeHtml, type FixtureWebmail, html, json, redirect, signInPage } from './fixture-webmail.ts';

const ORDER = { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' } as const;
const [GUID, OTHER_GUID] = ['7e0b9c8a-1d2f-4a3b-9c4d-5e6f7a8b9c0d', '7e0b9c8a-1d2f-4a3b-9c4d-5e6f7a8b9c0e'];
const SMTP4DEV = '/dev/#/messages/mailbox/Default/folder/INBOX/message';

export const smtp4dev: FixtureWebmail = {
  id: 'smtp4dev',
  title: 'smtp4dev',
  host: 'smtp4dev.romashka.test',
  messages: { [GUID]: ORDER, [OTHER_GUID]: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' } },
  shown: { address: `${SMTP4DEV}/${GUID}`, page: 'smtp4dev/message', reads: GUID },
  next: {
    address: `${SMTP4DEV}/${OTHER_GUID}`,
    page: 'smtp4dev/message',
    edits: { 'Order 48213': 'Another' },
    reads: OTHER_GUID,
  },
  senderWrites: '.messageplaintext',
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    const id = /^\/dev\/api\/Messages\/(?<id>[^/]+)\/download$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    // A password that smtp4dev may ask for; how it then answers is UNKNOWN.
    if (!mailbox.isSignedIn) return { status: 401 };
    const source = mailbox.source(id);
    // Bytes, as an attachment. VERIFIED (MessagesController.cs)
    return source === null
      ? { status: 404 }
      : bytes(source, 'message/rfc822', { 'content-disposition': `attachment; filename="${id}.eml"` });
  },
};

const [FIRST, SECOND] = ['20261123T194622-0001', '20261123T194700-0002'];

export const inbucket: FixtureWebmail = {
  id: 'inbucket',
  title: 'Inbucket',
  host: 'inbucket.romashka.test',
  messages: {
    [FIRST]: ORDER,
    [SECOND]: { subject: 'Another order', from: 'Maria <maria@lavka.test>', verdict: 'absent' },
  },
  shown: { address: `/m/ivan/${FIRST}`, page: 'inbucket/message', reads: FIRST },
  next: { address: `/m/ivan/${SECOND}`, page: 'inbucket/another-message', reads: SECOND },
  senderWrites: '.message-body',
  signedOut: 'signed-out',
  byHand: { tab: `/serve/mailbox/ivan/${FIRST}/source`, reads: FIRST },

  answer({ url }, mailbox) {
    const id = /^\/serve\/mailbox\/ivan\/(?<id>[^/]+)\/source$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    // Inbucket itself asks for no password; a proxy in front of it may.
    if (!mailbox.isSignedIn) return { status: 401 };
    const source = mailbox.source(id);
    // No charset. VERIFIED (mailbox_controller.go)
    return source === null ? { status: 404, body: '404 page not found' } : bytes(source, 'text/plain');
  },
};

const MAILBOX = '/webmail/5f0f1a2b3c4d5e6f7a8b9c0d';

export const wildduck: FixtureWebmail = {
  id: 'wildduck',
  title: 'WildDuck',
  host: 'wildduck.romashka.test',
  messages: { 12: ORDER, 13: { subject: 'Another order', from: 'Lavka <news@lavka.test>', verdict: 'absent' } },
  shown: { address: `${MAILBOX}/message/12`, page: 'wildduck/message', reads: '12' },
  next: { address: `${MAILBOX}/message/13`, page: 'wildduck/another-message', reads: '13' },
  senderWrites: '#message',
  signedOut: 'signed-out',
  byHand: { tab: `${MAILBOX}/raw/12.eml`, reads: '12' },

  answer({ url }, mailbox) {
    const id = /\/raw\/(?<id>\d+)\.eml$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return url.pathname === '/account/login' ? signInPage('/account/login') : null;
    // The session's cookie alone; without it the request is redirected to the sign-in page. VERIFIED
    // (routes/webmail.js)
    if (!mailbox.isSignedIn) return redirect('/account/login');
    const source = mailbox.source(id);
    return source === null ? html('<h1>This message does not exist</h1>', 404) : bytes(source, 'text/plain');
  },
};

const CYPHT = '/cypht/?page=message&list_path=imap_0_494e424f58';

export const cypht: FixtureWebmail = {
  id: 'cypht',
  title: 'Cypht',
  host: 'cypht.romashka.test',
  messages: { 12: ORDER, 13: { subject: 'Another order', from: 'Lavka <news@lavka.test>', verdict: 'absent' } },
  shown: { address: `${CYPHT}&uid=12`, page: 'cypht/message', reads: '12' },
  next: {
    address: `${CYPHT}&uid=13`,
    page: 'cypht/message',
    edits: { 'Order 48213': 'Another order', '&amp;uid=12': '&amp;uid=13' },
    reads: '13',
  },
  senderWrites: '.msg_text_inner',
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    if (url.searchParams.get('page') !== 'message_source') return null;
    // The sign-in form comes with status 200. LIKELY
    if (!mailbox.isSignedIn) return signInPage('/cypht/');
    const source = mailbox.source(url.searchParams.get('imap_msg_uid') ?? '');
    // A page with the text in its only <pre>. VERIFIED (handler_modules.php, output_modules.php)
    return source === null
      ? html('<!doctype html><title>Cypht</title>')
      : html(`<!doctype html><title>Cypht</title><pre class="msg_source">${escapeHtml(source.toString('utf8'))}</pre>`);
  },
};

export const mailcatcher: FixtureWebmail = {
  id: 'mailcatcher',
  title: 'MailCatcher',
  host: 'mailcatcher.romashka.test',
  messages: { 2: ORDER, 1: { subject: 'Another', from: 'Lavka <news@lavka.test>', verdict: 'absent' } },
  shown: { address: '/', page: 'mailcatcher/message', reads: '2' },
  next: { address: '/', page: 'mailcatcher/another-message', reads: '1' },
  // Bodies are shown in a frame.
  senderWrites: null,
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    const id = /^\/messages\/(?<id>\d+)\.source$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    // A proxy in front of it may ask for a password. LIKELY
    if (!mailbox.isSignedIn) return { status: 401 };
    const source = mailbox.source(id);
    // VERIFIED (application.rb)
    return source === null ? { status: 404 } : bytes(source, 'text/plain;charset=utf-8');
  },
};

const INBOX = '/api/accounts/77/inboxes/1001/messages';

export const mailtrap: FixtureWebmail = {
  id: 'mailtrap',
  title: 'Mailtrap',
  host: 'mailtrap.io',
  messages: { 2002: ORDER, 2003: { subject: 'Another order', from: 'Lavka <news@lavka.test>', verdict: 'absent' } },
  requests: [INBOX],
  shown: { address: '/inboxes/1001/messages/2002', page: 'mailtrap/message', reads: '2002' },
  next: { address: '/inboxes/1001/messages/2003', page: 'mailtrap/message', reads: '2003' },
  // Nothing is known about the page.
  senderWrites: null,
  signedOut: 'signed-out',

  answer({ url }, mailbox) {
    // What the page itself requests contains the number of the account. LIKELY
    if (url.pathname === INBOX) return json([]);
    const id = url.pathname.startsWith(INBOX)
      ? /\/(?<id>\d+)\/body\.raw$/u.exec(url.pathname)?.groups?.['id']
      : undefined;
    if (id === undefined) return null;
    // That the page's session gives access to it is LIKELY; the answer without one is UNKNOWN.
    if (!mailbox.isSignedIn) return json({ error: 'Incorrect API token' }, 401);
    const source = mailbox.source(id);
    return source === null ? json({ error: 'Not Found' }, 404) : bytes(source, 'text/plain');
  },
};
