// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { outlook } from '../../../src/webmail/webmails/outlook/outlook.ts';
import { readAuthorization } from '../../../src/webmail/webmails/outlook/page-token.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import { refsIn, tryAll } from './adapter-probe.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const CONVERSATION = 'AAQkADAwCONVERSATION=';
const FIRST = `${CONVERSATION}/UniqueMessageBody_11`;
const LAST = `${CONVERSATION}/UniqueMessageBody_12`;
const OWN_WINDOW = 'https://outlook.live.com/mail/0/deeplink/read/AQMkADAwATM0MDAAMS1h_YQAyLTAw-A%3D%3D';
const NOW = Date.parse('2026-11-23T20:10:00Z');
const LATER = String(NOW / 1000 + 3600);
const TOKEN = 'eyJhbGciOiJub25lIn0.e30.c2ln';

function conversation(address = 'https://outlook.office.com/mail/inbox'): Promise<WebmailPage> {
  return openPage(pageText('outlook/conversation'), address);
}

/** The page's own cache of tokens, as MSAL writes it. */
function cacheToken(entry: Readonly<Record<string, unknown>> = {}, index = 'msal.2.token.keys.9199bf20'): void {
  localStorage.setItem(index, JSON.stringify({ idToken: [], accessToken: ['other-token', 'mail-token'] }));
  localStorage.setItem(
    'other-token',
    JSON.stringify({ secret: 'other', target: 'https://graph.microsoft.com/.default', expiresOn: LATER }),
  );
  localStorage.setItem(
    'mail-token',
    JSON.stringify({ secret: TOKEN, target: 'https://outlook.office.com/Mail.ReadWrite', expiresOn: LATER, ...entry }),
  );
}

function items(...found: readonly { readonly id: string; readonly sender: string }[]): Answer {
  const nodes = found.map(({ id, sender }) => ({
    Items: [{ ItemId: { Id: id }, From: { Mailbox: { EmailAddress: sender } } }],
  }));
  const Conversation = { ConversationNodes: nodes };
  return { body: JSON.stringify({ Body: { ResponseMessages: { Items: [{ Conversation }] } } }) };
}

function details(headers: string | null): Answer {
  const item = headers === null ? {} : { ExtendedProperty: [{ Value: headers }] };
  return { body: JSON.stringify({ Body: { ResponseMessages: { Items: [{ Items: [item] }] } } }) };
}

const GET_CONVERSATION = '/owa/0/service.svc?action=GetConversationItems&app=Mail';
const GET_ITEM = '/owa/0/service.svc?action=GetItem&app=Mail';

/** What was posted, in order. */
function posted(web: WebDouble): unknown[] {
  return web.asked.map(({ init }): unknown => (typeof init.body === 'string' ? JSON.parse(init.body) : null));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});

describe('Outlook on the web', () => {
  it('shows several messages in one pane: the sender of each is the one before its body', async () => {
    const SECTION = '<div data-app-section="MailReadCompose">';
    const pane = pageText('outlook/conversation')
      .replaceAll(SECTION, '<div>')
      .replace('<div id="ConversationReadingPaneContainer">', `<div id="ConversationReadingPaneContainer">${SECTION}`)
      .replace('</body>', '</div></body>');
    const page = await openPage(pane, 'https://outlook.office.com/mail/inbox');
    expect(refsIn(outlook, page)).toEqual(refsIn(outlook, await conversation()));
    expect(refsIn(outlook, page)).toMatchObject([
      { key: LAST, subject: 'Order 48213', sender: 'Maria<maria@lavka.test>' },
      { key: FIRST, subject: 'Order 48213', sender: 'Lavka<news@lavka.test>' },
    ]);
  });

  it.each(['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'])(
    'is recognised at %s',
    async (host) => {
      expect(isPageOf(outlook, await openPage('', `https://${host}/mail/`))).toBe(true);
    },
  );

  it('is not recognised elsewhere', async () => {
    expect(isPageOf(outlook, await openPage('', 'https://outlook.office.com.evil.example/mail/'))).toBe(false);
  });

  it('has each expanded message, the last one first', async () => {
    expect(refsIn(outlook, await conversation())).toEqual([
      { key: LAST, subject: 'Order 48213', sender: 'Maria<maria@lavka.test>', time: 'Mon 11/23/2026 8:01 PM' },
      { key: FIRST, subject: 'Order 48213', sender: 'Lavka<news@lavka.test>', time: 'Mon 11/23/2026 7:46 PM' },
    ]);
  });
});

describe('the transport headers of a message in Outlook', () => {
  const two = items({ id: 'ITEM-2', sender: 'Maria@lavka.test' }, { id: 'ITEM-1', sender: 'news@lavka.test' });

  it('are those of the item whose sender is on the screen', async () => {
    cacheToken();
    const web = new WebDouble({ [GET_CONVERSATION]: two, [GET_ITEM]: details(headerBlock()) });
    const [trial] = await tryAll(outlook, await conversation(), FIRST);
    expect(trial).toMatchObject({ route: 'conversation-item', mark: 'likely', result: { ok: true, complete: true } });
    expect(posted(web)).toMatchObject([
      {
        __type: 'GetConversationItemsJsonRequest:#Exchange',
        Body: { Conversations: [{ ConversationId: { Id: CONVERSATION } }] },
      },
      { __type: 'GetItemJsonRequest:#Exchange', Body: { ItemIds: [{ Id: 'ITEM-1' }], ShapeName: 'MessageDetails' } },
    ]);
    expect(web.asked.map(({ init }) => init.headers)).toMatchObject([
      { authorization: `Bearer ${TOKEN}`, action: 'GetConversationItems' },
      { authorization: `Bearer ${TOKEN}`, action: 'GetItem' },
    ]);
  });

  it('are left to the user if two items have the same sender', async () => {
    cacheToken();
    const same = items({ id: 'ITEM-2', sender: 'news@lavka.test' }, { id: 'ITEM-1', sender: 'news@lavka.test' });
    const web = new WebDouble({ [GET_CONVERSATION]: same });
    expect(await tryAll(outlook, await conversation(), FIRST)).toMatchObject([
      { result: { reason: 'needs-source-view' } },
    ]);
    expect(web.asked).toHaveLength(1);
  });

  it('are requested at the other path if the first is wrong', async () => {
    cacheToken();
    const web = new WebDouble({
      '/owa/service.svc?action=GetConversationItems&app=Mail': { status: 404 },
      [GET_CONVERSATION]: two,
      '/owa/service.svc?action=GetItem&app=Mail': details(headerBlock()),
    });
    const page = await conversation('https://outlook.cloud.microsoft/mail/inbox');
    expect(await tryAll(outlook, page, FIRST)).toMatchObject([{ result: { ok: true } }]);
    expect(web.asked).toHaveLength(3);
  });

  it('are requested by the id in the address of a separate window', async () => {
    cacheToken();
    const web = new WebDouble({ [GET_ITEM]: details(headerBlock()) });
    const page = await openPage(pageText('outlook/own-window'), OWN_WINDOW);
    expect(await tryAll(outlook, page)).toMatchObject([{ route: 'item-in-address', result: { ok: true } }]);
    expect(posted(web)[0]).toMatchObject({
      Body: { ItemIds: [{ Id: 'AQMkADAwATM0MDAAMS1h+YQAyLTAw/A==' }] },
    });
  });

  it('are not requested by the id in the address if it can mean another message of the conversation', async () => {
    cacheToken();
    const same = items({ id: 'ITEM-2', sender: 'news@lavka.test' }, { id: 'ITEM-1', sender: 'news@lavka.test' });
    const web = new WebDouble({ [GET_CONVERSATION]: same, [GET_ITEM]: details(headerBlock()) });
    const address = 'https://outlook.office.com/mail/inbox/id/AAMkADAwATM0MDAAMS1hYQAyLTAwITEM-1%3D';
    const trials = await tryAll(outlook, await conversation(address), LAST);
    expect(trials).toMatchObject([{ route: 'conversation-item', result: { reason: 'needs-source-view' } }]);
    const narrow = pageText('outlook/conversation').replaceAll('aria-selected="true"', '');
    expect(await tryAll(outlook, await openPage(narrow, address), LAST)).toEqual([]);
    expect(web.asked).toHaveLength(1);
  });

  it('are left to the user if the conversation is longer than the server returns', async () => {
    cacheToken();
    // The server returns at most twenty: an older one from this sender may be the one on the screen.
    const older = Array.from({ length: 19 }, (_, at) => ({ id: `ITEM-${at + 2}`, sender: 'ivan@romashka.test' }));
    const web = new WebDouble({ [GET_CONVERSATION]: items({ id: 'ITEM-1', sender: 'news@lavka.test' }, ...older) });
    expect(await tryAll(outlook, await conversation(), FIRST)).toMatchObject([
      { result: { reason: 'needs-source-view' } },
    ]);
    expect(web.asked).toHaveLength(1);
  });

  it('are those of the selected row, and never of a row that the sender wrote into the message', async () => {
    cacheToken();
    const page = await openPage(pageText('outlook/own-window'), OWN_WINDOW);
    const row = page.document.createElement('div');
    row.setAttribute('data-convid', 'AAQkADAwFORGED=');
    row.setAttribute('aria-selected', 'true');
    page.document.querySelector('#UniqueMessageBody_11')?.append(row);
    const web = new WebDouble({ [GET_ITEM]: details(headerBlock()) });
    expect(await tryAll(outlook, page)).toMatchObject([{ route: 'item-in-address' }]);
    expect(web.asked).toHaveLength(1);
  });

  it('belong to no conversation while several are selected', async () => {
    cacheToken();
    const web = new WebDouble({ [GET_CONVERSATION]: two });
    const several = pageText('outlook/conversation').replaceAll('aria-selected="false"', 'aria-selected="true"');
    const page = await openPage(several, 'https://outlook.office.com/mail/inbox');
    expect(await tryAll(outlook, page)).toEqual([]);
    expect(web.asked).toEqual([]);
  });

  it('do not exist for sent mail, and no other text is read', async () => {
    cacheToken();
    new WebDouble({ [GET_CONVERSATION]: two, [GET_ITEM]: details(null) });
    expect(await tryAll(outlook, await conversation())).toMatchObject([{ result: { reason: 'not-found' } }]);
    new WebDouble({ [GET_CONVERSATION]: two, [GET_ITEM]: details('<html>') });
    expect(await tryAll(outlook, await conversation())).toMatchObject([{ result: { reason: 'not-a-message' } }]);
  });

  it('need no request if the page keeps no readable token', async () => {
    const web = new WebDouble({});
    expect(await tryAll(outlook, await conversation())).toMatchObject([{ result: { reason: 'needs-source-view' } }]);
    expect(web.asked).toEqual([]);
  });
});

describe('Outlook’s own source view', () => {
  const never = new AbortController().signal;

  it('is suggested, and then read from its dialog', async () => {
    const page = await conversation();
    const read = () =>
      readOpenMessage({ look: () => page, messageKey: FIRST, onProgress: () => undefined, signal: never });
    expect(await read()).toMatchObject({ ok: false, reason: 'needs-source-view', webmail: { id: 'outlook' } });

    const dialog = page.document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.append('Message source', page.document.createElement('div'));
    dialog.querySelector('div')?.append(message());
    page.document.body.append(dialog);
    const outcome = await read();
    expect(outcome).toMatchObject({ ok: true, attempts: [{ route: 'conversation-item' }, { route: 'source-dialog' }] });
    expect(outcome.ok && new TextDecoder().decode(outcome.source)).toContain('Message-ID: <1@lavka.test>');
  });
});

describe('the page’s token', () => {
  it('is found under every version of the cache, for work and personal accounts', () => {
    cacheToken();
    expect(readAuthorization(localStorage, NOW)).toBe(`Bearer ${TOKEN}`);
    localStorage.clear();
    cacheToken({ secret: 'EwBgA8l6BAAU/ticket+==' }, 'msal.token.keys.2821b473');
    expect(readAuthorization(localStorage, NOW)).toBe('MSAuth1.0 usertoken="EwBgA8l6BAAU/ticket+==", type="MSACT"');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['is expired', { expiresOn: String(NOW / 1000 - 1) }],
    ['is for another service', { target: 'https://graph.microsoft.com/.default' }],
    ['is encrypted', { secret: undefined, id: '1', nonce: 'n', data: 'd' }],
    ['could break out of a header', { secret: 'a"\r\nX-Evil: 1' }],
  ])('is not used if it %s', (_, entry) => {
    cacheToken(entry);
    expect(readAuthorization(localStorage, NOW)).toBeNull();
  });

  it('is not found in a cache without one', () => {
    localStorage.setItem('msal.2.token.keys.x', '{"accessToken":[1,null,"missing"]}');
    localStorage.setItem('msal.3.token.keys.x', 'not JSON');
    expect(readAuthorization(localStorage, NOW)).toBeNull();
  });
});

const INBOX = 'https://outlook.office.com/mail/inbox';

function only(body: string): (page: WebmailPage) => void {
  return ({ document }) => {
    for (const section of document.querySelectorAll('[data-app-section]')) {
      section.toggleAttribute('hidden', section.querySelector(`[id="${body}"]`) === null);
    }
  };
}

describeAdapter({
  webmail: outlook,
  shown: { file: 'outlook/conversation', address: INBOX, arrange: only('UniqueMessageBody_11') },
  ref: { key: FIRST, subject: 'Order 48213', sender: 'Lavka<news@lavka.test>', time: 'Mon 11/23/2026 7:46 PM' },
  body: '#UniqueMessageBody_11',
  closed: [{ file: 'outlook/list', address: INBOX }],
  another: { file: 'outlook/conversation', address: INBOX, arrange: only('UniqueMessageBody_12') },
  hide({ document }) {
    document.querySelector('#ConversationReadingPaneContainer')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'outlook/long-conversation', address: INBOX },
    messages: ['11', '12', '13'].map((number) => ({
      ref: { key: `${CONVERSATION}/UniqueMessageBody_${number}` },
      element: `#UniqueMessageBody_${number}`,
    })),
    // Which items a conversation has; the sender on the screen then decides.
    sources: ['11', '12', '13'].map(() => [GET_CONVERSATION]),
    collapse(element) {
      element.remove();
    },
  },
  prepare() {
    cacheToken({ expiresOn: '99999999999' });
  },
  answering: {
    answers: (answer) => ({
      [GET_CONVERSATION]: items({ id: 'ITEM-1', sender: 'news@lavka.test' }),
      [GET_ITEM]: answer,
      '/owa/service.svc?action=GetItem&app=Mail': { status: 404 },
    }),
    wrap(source) {
      const [block = ''] = new TextDecoder().decode(source).split(/(?<=\r\n\r\n)/u, 1);
      const { body } = details(block);
      return new TextEncoder().encode(typeof body === 'string' ? body : '');
    },
    losesBytes: true,
    headersAlone: true,
    posts: true,
    signedOut: { status: 401, body: '' },
    gone: details(null),
    secrets: [TOKEN],
  },
});
