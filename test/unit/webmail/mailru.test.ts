// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { mailru } from '../../../src/webmail/webmails/mailru.ts';
import { addressesAskedFor, refsIn, tryAll } from './adapter-probe.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const EXPANDED = {
  key: '16582205691033180354',
  subject: 'Заказ 48213',
  sender: 'news@lavka.test',
  time: '23 ноября, 19:46',
};
const LAST = {
  key: '16582205691033180355',
  subject: 'Заказ 48213',
  sender: 'maria@lavka.test',
  time: '23 ноября, 20:01',
};

function thread(address = 'https://e.mail.ru/inbox/0:16582205691033180354:0/?back=1'): Promise<WebmailPage> {
  return openPage(pageText('mailru/thread'), address);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('Mail.ru is recognised', () => {
  it('at its hosts, and nowhere by marks that a message can contain', async () => {
    expect(isPageOf(mailru, await openPage('', 'https://e.mail.ru/inbox/'))).toBe(true);
    expect(isPageOf(mailru, await openPage('', 'https://octavius.mail.ru/inbox/'))).toBe(true);
    expect(isPageOf(mailru, await openPage('', 'https://touch.mail.ru/messages/inbox'))).toBe(true);
    expect(isPageOf(mailru, await openPage('', 'https://m.mail.ru/messages/inbox'))).toBe(true);
    expect(isPageOf(mailru, await thread('https://mail.company.test/inbox/'))).toBe(false);
  });

  it('not at other hosts of Mail.ru, nor on any page with a canvas', async () => {
    expect(isPageOf(mailru, await openPage('<div id="app-canvas">', 'https://cloud.mail.ru/'))).toBe(false);
  });
});

describe('the messages that are open in Mail.ru', () => {
  it('are the expanded ones, the last one first, however their id is written', async () => {
    expect(refsIn(mailru, await thread())).toEqual([LAST, EXPANDED]);
  });

  it('are the one in the address if the page does not mark any', async () => {
    const page = await openPage('<p>x', 'https://e.mail.ru/inbox/0:16582205691033180354:0/');
    expect(refsIn(mailru, page)).toEqual([{ ...EXPANDED, subject: null, sender: null, time: null }]);
  });

  it('do not exist in a list', async () => {
    const page = await openPage('<a class="llc" data-id="0:16582205691033180999:0">x', 'https://e.mail.ru/inbox/');
    expect(refsIn(mailru, page)).toEqual([]);
  });
});

describe('the source of a message in Mail.ru', () => {
  it('is requested by the number only', async () => {
    expect(await addressesAskedFor(mailru, await thread(), EXPANDED.key)).toEqual([
      'https://e.mail.ru/cgi-bin/getmsg?id=16582205691033180354',
    ]);
  });

  const OWN_REQUEST =
    'https://e.mail.ru/api/v1/threads/status/smart?email=anna%40mail.ru&htmlencoded=false&token=abcdef0123456789%3Axyz';

  it.each([
    ['the page’s own address and token', [OWN_REQUEST], true],
    ['nothing without a token', [OWN_REQUEST.replace('token', 'x')], false],
    ['nothing with a malformed token', [OWN_REQUEST.replace('abcdef0123456789', '%0D%0A%3C')], false],
    ['nothing with the token of another host', [OWN_REQUEST.replace('e.mail.ru', 'evil.example')], false],
  ])('is requested as the Android application would, if the old way fails, with %s', async (_what, asked, isAsked) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
      asked.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
    );
    const web = new WebDouble({
      '/cgi-bin/getmsg?id=16582205691033180354': { status: 404 },
      '/api/v1/messages/message/download': { body: message() },
    });
    const trials = await tryAll(mailru, await thread(), EXPANDED.key);
    const posted = web.asked.filter(({ init }) => init.method === 'POST');
    const form =
      'id=16582205691033180354&folder_id=0&email=anna%40mail.ru&token=abcdef0123456789%3Axyz&htmlencoded=false';
    expect(posted.map(({ address, init }) => [address, init.body])).toEqual(
      isAsked ? [['https://e.mail.ru/api/v1/messages/message/download', form]] : [],
    );
    expect(trials.some(({ route, mark, result }) => route === 'download' && mark === 'likely' && result.ok)).toBe(
      isAsked,
    );
  });

  it('is tried in an inferred way, whose redirect to another origin does not mean that the session has ended', async () => {
    const path = '/cgi-bin/getmsg?id=16582205691033180355';
    new WebDouble({ [path]: { body: message() } });
    expect(await tryAll(mailru, await thread())).toMatchObject([{ mark: 'likely', result: { ok: true } }]);
    new WebDouble({ [path]: { trouble: 'elsewhere' } });
    expect(await tryAll(mailru, await thread())).toMatchObject([{ result: { ok: false, reason: 'refused' } }]);
  });
});

const ADDRESS = 'https://e.mail.ru/inbox/0:16582205691033180354:0/?back=1';
const GET_MESSAGE = '/cgi-bin/getmsg?id=1658220569103318035';

function withoutLast({ document }: WebmailPage): void {
  document.querySelector('[data-id="16582205691033180355"]')?.remove();
}

describeAdapter({
  webmail: mailru,
  source: { subject: 'Заказ 48213' },
  shown: { file: 'mailru/thread', address: ADDRESS, arrange: withoutLast },
  ref: EXPANDED,
  closed: [{ file: 'mailru/list', address: 'https://e.mail.ru/inbox/' }],
  alsoShown: [{ file: 'mailru/thread', address: 'https://vk.mail.ru/inbox/', arrange: withoutLast }],
  hide: 'without an element that says so, the address shows what is open',
  another: { file: 'mailru/list', address: 'https://e.mail.ru/inbox/0:16582205691033180360:0/' },
  thread: {
    page: { file: 'mailru/long-thread', address: ADDRESS },
    messages: ['4', '5', '6'].map((last) => ({
      ref: { key: `1658220569103318035${last}` },
      element: `.thread__letter_expanded[data-id*="35${last}"]`,
    })),
    sources: ['4', '5', '6'].map((last) => [`${GET_MESSAGE}${last}`]),
    collapse(element) {
      element.classList.replace('thread__letter_expanded', 'thread__letter_collapsed');
    },
  },
  answering: {
    answers: (answer) => ({ [`${GET_MESSAGE}4`]: answer }),
    signedOut: { body: '<html><form action="https://account.mail.ru/login">', contentType: 'text/html' },
    gone: { status: 404, body: '' },
  },
});
