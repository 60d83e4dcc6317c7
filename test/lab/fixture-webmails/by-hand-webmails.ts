/**
 * The webmails that are read from their own source view, which the user opens. What identifies their pages is known,
 * and where that view is; for some also how it is built. Read in public code and documentation on 2026-11-23.
 */
import { bytes, type FixtureWebmail, html, withSource } from './fixture-webmail.ts';

const ORDER = { subject: 'Order 48213', from: 'Lavka <news@lavka.test>', verdict: 'proven' } as const;
const ANOTHER = { subject: 'Another order', from: 'Maria <maria@lavka.test>', verdict: 'absent' } as const;

const BY_HAND = { reason: 'needs-source-view' } as const;

/** The same for all of them: nothing is requested from their servers, so an ended session goes unnoticed. */
const COMMON = { messages: { 1: ORDER, 2: ANOTHER }, signedOut: 'needs-source-view' } as const;

const DOWNLOAD = 'https://www.fastmailusercontent.com/jmap/download/u12ab/G1a2b/message.eml?type=text%2Fplain';

export const fastmail: FixtureWebmail = {
  ...COMMON,
  id: 'fastmail',
  title: 'Fastmail',
  host: 'app.fastmail.com',
  // The session's downloadUrl is at this host. VERIFIED (public code; RFC 8620 for its form)
  otherHosts: ['www.fastmailusercontent.com'],
  shown: { address: '/mail/Inbox/T1a2b3c.M4d5e6f?u=12ab', page: 'fastmail/message', reads: BY_HAND },
  next: { address: '/mail/Inbox?u=12ab', page: 'fastmail/message', reads: { reason: 'no-open-message' } },
  senderWrites: '.v-MessageCard',
  // "Show raw message" opens it as a text tab. LIKELY
  menu: 'Show raw message',
  byHand: { tab: DOWNLOAD, reads: '1' },

  answer({ url, headers }, mailbox) {
    if (url.hostname !== 'www.fastmailusercontent.com') return null;
    const source = mailbox.source('1');
    // Whether it answers a second time is UNKNOWN: here it does not, so the text of the tab is all there is.
    return source === null || headers['sec-fetch-dest'] !== 'document' ? { status: 403 } : bytes(source, 'text/plain');
  },
};

export const tuta: FixtureWebmail = {
  ...COMMON,
  id: 'tuta',
  title: 'Tuta',
  host: 'app.tuta.com',
  // Its routes. VERIFIED (ApplicationPaths.ts)
  shown: { address: '/mail/OdSL---3-0/OdSM--4-1', page: 'tuta/message', reads: BY_HAND },
  next: { address: '/mail/OdSL---3-0', page: 'tuta/message', reads: { reason: 'no-open-message' } },
  senderWrites: '#mail-body',
  // VERIFIED (MailViewer.ts, showHeaders_action)
  menu: 'Show email headers',
  // The header block as it is stored, in an element of these classes. VERIFIED (MailViewerUtils.ts, MailUtils.ts)
  byHand: { dialog: '<div class="white-space-pre pt-16 pb-16 selectable">{header}</div>', reads: '1' },
  answer: () => null,
};

export const hey: FixtureWebmail = {
  ...COMMON,
  id: 'hey',
  title: 'HEY',
  host: 'app.hey.com',
  // The number is the topic's, not the message's. VERIFIED
  shown: { address: '/topics/123456', page: 'hey/message', reads: BY_HAND },
  next: { address: '/imbox', page: 'hey/message', reads: { reason: 'no-open-message' } },
  senderWrites: 'article',
  menu: 'View original',
  byHand: { tab: '/messages/1.text', reads: '1' },

  answer({ url }, mailbox) {
    // The whole message, with only the session's cookie. VERIFIED (stepbrobd/yeh, 2 public files); its content type
    // LIKELY
    const id = /^\/messages\/(?<id>\d+)\.text$/u.exec(url.pathname)?.groups?.['id'];
    if (id === undefined) return null;
    const source = mailbox.source(id);
    return source === null || !mailbox.isSignedIn ? { status: 404 } : bytes(source, 'text/plain; charset=utf-8');
  },
};

export const grommunio: FixtureWebmail = {
  ...COMMON,
  id: 'grommunio',
  title: 'Grommunio',
  host: 'grommunio.romashka.test',
  shown: { address: '/web/', page: 'grommunio/message', reads: BY_HAND },
  // The address says nothing about messages. VERIFIED (ContextModel.js)
  next: { address: '/web/#2', page: 'grommunio/message', reads: BY_HAND },
  senderWrites: null, // in a frame
  menu: 'Internet Headers',
  // VERIFIED (MailOptionsMiscPanel.js)
  byHand: {
    dialog: '<div class="x-window"><textarea name="transport_message_headers" readonly>{header}</textarea></div>',
    reads: '1',
  },
  answer: () => null,
};

export const kopano: FixtureWebmail = {
  ...grommunio,
  title: 'Kopano',
  host: 'kopano.romashka.test',
  shown: { address: '/webapp/', page: 'grommunio/kopano', reads: BY_HAND },
  next: { address: '/webapp/#2', page: 'grommunio/kopano', reads: BY_HAND },
};

export const afterlogic: FixtureWebmail = {
  ...COMMON,
  id: 'afterlogic',
  title: 'Afterlogic WebMail',
  host: 'afterlogic.romashka.test',
  shown: { address: '/', page: 'afterlogic/message', reads: BY_HAND },
  next: { address: '/#mail/INBOX/msg2', page: 'afterlogic/message', reads: BY_HAND },
  senderWrites: null, // where they are in the page is UNKNOWN
  menu: 'View message headers',
  // window.open('') and a <pre> written into it. VERIFIED (MessagePaneView.js)
  byHand: { window: '<pre>{header}</pre>', reads: '1' },
  answer: () => null,
};

const ICLOUD_BODY = 'www-mail.icloud-sandbox.com';

export const icloud: FixtureWebmail = {
  ...COMMON,
  id: 'icloud',
  title: 'iCloud Mail',
  host: 'www.icloud.com',
  otherHosts: [ICLOUD_BODY],
  shown: { address: '/mail/', page: 'icloud/message', reads: BY_HAND },
  next: { address: '/mail/#2', page: 'icloud/message', reads: BY_HAND },
  senderWrites: null, // in a frame
  // In the older look. VERIFIED (a help page)
  menu: 'Show long headers',

  answer({ url }) {
    // The application in a frame, and inside it the body of the message in a frame of another host. VERIFIED (public
    // code)
    if (url.hostname === ICLOUD_BODY) return html('<!doctype html><div class="mail-message-defaults">Hello</div>');
    if (!url.pathname.startsWith('/applications/mail2/')) return null;
    const frame = `https://${ICLOUD_BODY}/applications/mail2-message/current/en-us/index.html`;
    return html(`<!doctype html><title>Mail</title><iframe src="${frame}"></iframe>`);
  },
};

const GMX_MAIL = '3c.gmx.net';

export const gmx: FixtureWebmail = {
  ...COMMON,
  id: 'gmx',
  title: 'GMX',
  host: 'navigator.gmx.net',
  // The mail is in a frame of this host. VERIFIED (a userscript)
  otherHosts: [GMX_MAIL],
  shown: { address: '/mail?sid=abc', page: 'gmx/message', reads: BY_HAND },
  next: { address: '/mail?sid=abc#2', page: 'gmx/message', reads: BY_HAND },
  senderWrites: null, // in a frame
  // Opens the extended header in a window. VERIFIED (the provider's help); its address and its elements are UNKNOWN
  menu: 'Mehr Informationen',
  byHand: {
    tab: `https://${GMX_MAIL}/mail/client/mail/header;jsessionid=abc?mailId=tmai1`,
    showsMore: true,
    reads: '1',
  },

  answer({ url }, mailbox) {
    if (url.hostname !== GMX_MAIL) return null;
    const source = mailbox.source('1');
    return source === null || !url.pathname.startsWith('/mail/client/mail/header')
      ? html('<!doctype html><title>Mail</title><div id="mail-detail">Hello</div>')
      : html(withSource('<!doctype html><title>Mehr Informationen</title><h1>Header</h1><pre>{header}</pre>', source));
  },
};
