// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { zoho } from '../../../src/webmail/webmails/zoho.ts';
import { refsIn, tryAll } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const APP = 'https://mail.zoho.eu/zm/';
const ID = '1711540357880100000';
const ACCOUNTS = { body: '{"status":{"code":200},"data":[{"accountId":"2560636000000008002"},{"accountId":"77"}]}' };
const INVALID: Answer = { status: 400, body: '{"status":{"code":400},"data":{"errorCode":"INVALID_TICKET"}}' };

function source(account: string): string {
  return `/api/accounts/${account}/messages/${ID}/originalmessage`;
}

function wrap(stored: Uint8Array): Uint8Array {
  const content = new TextDecoder().decode(stored);
  return new TextEncoder().encode(JSON.stringify({ status: { code: 200 }, data: { messageId: ID, content } }));
}

describeAdapter({
  webmail: zoho,
  shown: { file: 'zoho/message', address: `${APP}#mail/folder/inbox/p/${ID}` },
  ref: { key: ID, subject: null, sender: null, time: null },
  closed: [{ file: 'zoho/message', address: `${APP}#mail/folder/inbox` }],
  hide: 'only the address says what is open',
  thread: 'a conversation is read by hand',
  another: { file: 'zoho/message', address: `${APP}#mail/folder/inbox/p/1711540357880100001` },
  prepare({ document }) {
    document.cookie = 'zmcsr=9f8e7d6c';
  },
  answering: {
    answers: (answer) => ({
      '/api/accounts': ACCOUNTS,
      [source('2560636000000008002')]: answer,
      [source('77')]: INVALID,
    }),
    wrap,
    losesBytes: true,
    comparesNothing: true,
    signedOut: { trouble: 'elsewhere' },
    gone: { status: 404, body: '{"status":{"code":404},"data":{"moreInfo":"not found"}}' },
    secrets: ['9f8e7d6c'],
  },
});

describe('Zoho Mail', () => {
  const open = (file: string, host = 'mail.zoho.eu'): Promise<WebmailPage> =>
    openPage(pageText(file), `https://${host}/zm/#mail/folder/inbox/p/${ID}`);
  const stored = { body: wrap(new TextEncoder().encode(message())) };

  it.each([
    ['mail.zoho.com', 'verified'],
    ['mail.zoho.eu', 'verified'],
    ['mail.zoho.in', 'verified'],
    ['mail.zoho.com.au', 'likely'],
    ['mail.zohocloud.ca', 'likely'],
  ])('is recognised at %s, where the way to a source is %s', async (host, mark) => {
    const page = await open('zoho/message', host);
    expect(isPageOf(zoho, page)).toBe(true);
    new WebDouble({ '/api/accounts': ACCOUNTS, [source('2560636000000008002')]: INVALID, [source('77')]: stored });
    expect(await tryAll(zoho, page)).toMatchObject([{ mark, result: { ok: true } }]);
  });

  it('is not recognised elsewhere', async () => {
    expect(isPageOf(zoho, await open('zoho/message', 'mail.zoho.com.evil.example'))).toBe(false);
    expect(isPageOf(zoho, await openPage('', 'https://mail.zoho.com/portal/'))).toBe(false);
  });

  it('sends the token of its cookie, under the name that differs in two letters', async () => {
    const page = await open('zoho/message');
    page.document.cookie = 'zmcsr=9f8e7d6c';
    const web = new WebDouble({ '/api/accounts': ACCOUNTS });
    await tryAll(zoho, page);
    expect(web.asked.map(({ init }) => init.headers)).toMatchObject(
      web.asked.map(() => ({ 'x-zcsrf-token': 'zmrcsr=9f8e7d6c' })),
    );
  });

  it('is read from the account that has the message, whichever it is', async () => {
    new WebDouble({ '/api/accounts': ACCOUNTS, [source('2560636000000008002')]: INVALID, [source('77')]: stored });
    expect(await tryAll(zoho, await open('zoho/message'))).toMatchObject([{ result: { ok: true, complete: true } }]);
  });

  it('is left to the user if two accounts have a message with that number', async () => {
    new WebDouble({ '/api/accounts': ACCOUNTS, [source('2560636000000008002')]: stored, [source('77')]: stored });
    expect(await tryAll(zoho, await open('zoho/message'))).toMatchObject([{ result: { reason: 'needs-source-view' } }]);
  });

  it.each([
    ['the one that has the message', { trouble: 'broken' }, '77'],
    ['another one, which may have one of that number too', { trouble: 'broken' }, '2560636000000008002'],
  ] as const)('is not read if the connection to one account broke: %s', async (_, broken, account) => {
    new WebDouble({
      '/api/accounts': ACCOUNTS,
      [source('2560636000000008002')]: { status: 404, body: '{"data":{"moreInfo":"not found"}}' },
      [source('77')]: stored,
      [source(account)]: broken,
    });
    expect(await tryAll(zoho, await open('zoho/message'))).toMatchObject([
      { result: { ok: false, reason: 'network' } },
    ]);
  });

  it('is left to the user if the page shows several messages: nothing shows which of them the address names', async () => {
    const page = await open('zoho/conversation');
    expect(refsIn(zoho, page)).toMatchObject([{ key: ID }]);
    expect(await tryAll(zoho, page)).toEqual([]);
  });
});
