// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cypht } from '../../../src/webmail/webmails/cypht.ts';
import { inbucket } from '../../../src/webmail/webmails/inbucket.ts';
import { mailcatcher } from '../../../src/webmail/webmails/mailcatcher.ts';
import { mailtrap } from '../../../src/webmail/webmails/mailtrap.ts';
import { smtp4dev } from '../../../src/webmail/webmails/smtp4dev.ts';
import { wildduck } from '../../../src/webmail/webmails/wildduck.ts';
import { addressesAskedFor } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { openPage, pageText } from './web-page.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const GUID = '7e0b9c8a-1d2f-4a3b-9c4d-5e6f7a8b9c0d';
const OTHER_GUID = '7e0b9c8a-1d2f-4a3b-9c4d-5e6f7a8b9c0e';
const SMTP4DEV = 'http://localhost:5000/dev/#/messages/mailbox/Default/folder/INBOX';
const MAILBOX = 'https://mail.romashka.test/webmail/5f0f1a2b3c4d5e6f7a8b9c0d';
const CYPHT = 'https://mail.romashka.test/cypht/?page=message&list_path=imap_0_494e424f58';
const HTML = 'text/html';

/** A page around the source, as PHP's htmlentities writes it. */
function inPre(source: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(source);
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('—', '&mdash;')
    .replaceAll('«', '&laquo;')
    .replaceAll('»', '&raquo;');
  return new TextEncoder().encode(`<!DOCTYPE html><html><body><pre class="msg_source">${escaped}</pre></body></html>`);
}

/** The page's own requests, as the browser lists them. */
function pageAsked(...addresses: string[]): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    addresses.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describeAdapter({
  webmail: smtp4dev,
  shown: { file: 'smtp4dev/message', address: `${SMTP4DEV}/message/${GUID}` },
  ref: { key: GUID, subject: 'Order 48213', sender: 'Lavka <news@lavka.test>', time: null },
  closed: [{ file: 'smtp4dev/message', address: SMTP4DEV }],
  alsoShown: [{ file: 'smtp4dev/message-until-2024', address: `${SMTP4DEV}/message/${GUID}` }],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'smtp4dev/message', address: `${SMTP4DEV}/message/${OTHER_GUID}` },
  answering: {
    answers: (answer) => ({ [`/dev/api/Messages/${GUID}/download`]: answer }),
    signedOut: { status: 401, body: '' },
    gone: { status: 404, body: '' },
  },
});

describeAdapter({
  webmail: inbucket,
  shown: { file: 'inbucket/message', address: 'http://localhost:9000/m/ivan/20261123T194622-0001' },
  ref: {
    key: 'mailbox/ivan/20261123T194622-0001',
    subject: 'Order 48213',
    sender: 'Lavka <news@lavka.test>',
    time: 'Mon, 23 Nov 2026 19:46:20 +0000',
  },
  closed: [{ file: 'inbucket/list', address: 'http://localhost:9000/m/ivan' }],
  alsoShown: [{ file: 'inbucket/message-of-2018', address: 'http://localhost:9000/m/ivan/20261123T194622-0001' }],
  hide: 'a page shows one thing at a time',
  thread: 'one message is shown at a time',
  another: { file: 'inbucket/another-message', address: 'http://localhost:9000/m/ivan/20261123T194700-0002' },
  answering: {
    answers: (answer) => ({ '/serve/mailbox/ivan/20261123T194622-0001/source': answer }),
    // Behind a proxy that asks for a password; mailbox_controller.go answers 404.
    signedOut: { status: 401, body: '' },
    gone: { status: 404, body: '404 page not found' },
  },
});

describeAdapter({
  webmail: wildduck,
  shown: { file: 'wildduck/message', address: `${MAILBOX}/message/12` },
  ref: { key: '5f0f1a2b3c4d5e6f7a8b9c0d/raw/12', subject: 'Order 48213', sender: null, time: null },
  closed: [{ file: 'wildduck/list', address: MAILBOX }],
  hide: 'a page shows one thing at a time',
  thread: 'one message is shown at a time',
  another: { file: 'wildduck/another-message', address: `${MAILBOX}/message/13` },
  answering: {
    answers: (answer) => ({ '/webmail/5f0f1a2b3c4d5e6f7a8b9c0d/raw/12.eml': answer }),
    signedOut: { body: '<html><form action="/account/login">', contentType: HTML, redirectedTo: '/account/login' },
    gone: { status: 404, body: '<html><h1>This message does not exist</h1>', contentType: HTML },
  },
});

describeAdapter({
  webmail: cypht,
  shown: { file: 'cypht/message', address: `${CYPHT}&uid=12` },
  ref: {
    key: 'imap_0_494e424f58/12',
    subject: 'Order 48213',
    sender: 'Lavka <news@lavka.test>',
    time: '2026-11-23T19:46:20+00:00',
  },
  closed: [
    {
      file: 'cypht/message',
      address: CYPHT.replace('page=message', 'page=message_list'),
      arrange: ({ document }) => document.querySelector('.msg_text')?.remove(),
    },
  ],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  alsoShown: [{ file: 'cypht/inline-message', address: CYPHT.replace('page=message', 'page=message_list') }],
  another: {
    file: 'cypht/message',
    address: `${CYPHT}&uid=13`,
    arrange({ document }) {
      document.querySelector('.reply_link')?.setAttribute('href', '?page=compose&list_path=imap_0_494e424f58&uid=13');
    },
  },
  answering: {
    answers: (answer) => ({
      '/cypht/?page=message_source&imap_msg_uid=12&imap_server_id=0&imap_folder=494e424f58': answer,
    }),
    wrap: inPre,
    losesBytes: true,
    signedOut: { body: '<html><form class="login_form"><input type="password">', contentType: HTML },
    gone: { status: 404, body: '<html>', contentType: HTML },
  },
});

describeAdapter({
  webmail: mailtrap,
  shown: { file: 'mailtrap/message', address: 'https://mailtrap.io/inboxes/1001/messages/2002' },
  ref: { key: '1001/messages/2002', subject: null, sender: null, time: null },
  closed: [{ file: 'mailtrap/message', address: 'https://mailtrap.io/inboxes/1001/messages' }],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'mailtrap/message', address: 'https://mailtrap.io/inboxes/1001/messages/2003' },
  prepare() {
    pageAsked('https://mailtrap.io/api/accounts/77/inboxes/1001/messages');
  },
  answering: {
    answers: (answer) => ({ '/api/accounts/77/inboxes/1001/messages/2002/body.raw': answer }),
    comparesNothing: true,
    signedOut: { status: 401, body: '' },
    gone: { status: 404, body: '' },
  },
  openSourceView: null,
});

describeAdapter({
  webmail: mailcatcher,
  shown: { file: 'mailcatcher/message', address: 'http://localhost:1080/' },
  ref: { key: '2', subject: 'Order 48213', sender: null, time: 'Monday, 23 Nov 2026 10:46:22 PM' },
  closed: [{ file: 'mailcatcher/list', address: 'http://localhost:1080/' }],
  hide: 'its list shows what is open',
  thread: 'one message is shown at a time',
  another: { file: 'mailcatcher/another-message', address: 'http://localhost:1080/' },
  answering: {
    answers: (answer) => ({ '/messages/2.source': answer }),
    signedOut: { status: 401, body: '' },
    gone: { status: 404, body: '<h1>Not Found</h1>', contentType: HTML },
  },
});

describe('test inboxes and small webmails', () => {
  it('are not any page with a similar name or shape', async () => {
    const page = await openPage(
      '<title>About Inbucket</title><div id="app-root"></div><div class="webmail-main"></div><main id="cypht"></main>',
      'https://blog.test/webmail',
    );
    expect([smtp4dev, inbucket, wildduck, cypht, mailtrap].filter((webmail) => isPageOf(webmail, page))).toEqual([]);
  });

  it('Inbucket is requested at the path that older versions had', async () => {
    const html = pageText('inbucket/message').replace('/serve/mailbox/', '/serve/m/');
    expect(await addressesAskedFor(inbucket, await openPage(html, 'http://localhost:9000/'))).toEqual([
      'http://localhost:9000/serve/m/ivan/20261123T194622-0001/source',
    ]);
  });

  it('Cypht is not asked for a server or folder in another form', async () => {
    for (const path of ['feeds_0', 'imap_0_../..', 'imap_0_xyz', 'combined_inbox']) {
      const address = `https://mail.romashka.test/?page=message&uid=12&list_path=${encodeURIComponent(path)}`;
      const html = pageText('cypht/message').replace(
        'list_path=imap_0_494e424f58',
        `list_path=${encodeURIComponent(path)}`,
      );
      expect(await addressesAskedFor(cypht, await openPage(html, address))).toEqual([]);
    }
  });

  it('Mailtrap is left to the user if the page’s own requests do not show its account', async () => {
    pageAsked('https://evil.example/api/accounts/77/inboxes');
    const page = await openPage(pageText('mailtrap/message'), 'https://mailtrap.io/inboxes/1001/messages/2002');
    expect(await addressesAskedFor(mailtrap, page)).toEqual([]);
  });
});
