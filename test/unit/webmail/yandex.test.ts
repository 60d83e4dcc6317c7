// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { yandex } from '../../../src/webmail/webmails/yandex.ts';
import { addressesAskedFor, refsIn, tryAll } from './adapter-probe.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const MESSAGE = '188000000000000001';

function source(name: string, user: string, mid = MESSAGE): string {
  return `/web-api/message-source/${name}/${user}/${mid}/yandex_email.eml`;
}

function oldMessage(address: string): Promise<WebmailPage> {
  return openPage(pageText('yandex/old-message'), address);
}

/** The page's own requests, as the browser lists them. */
function pageAsked(...addresses: string[]): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    addresses.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('Yandex Mail is recognised', () => {
  it.each([
    'mail.yandex.ru',
    'mail.yandex.com',
    'mail.yandex.by',
    'mail.yandex.kz',
    'mail.yandex.uz',
    'mail.yandex.com.tr',
    'mail.360.yandex.ru',
    'mail.360.yandex.com',
    '360.yandex.ru',
    'mail.ya.ru',
  ])('at %s', async (host) => {
    expect(isPageOf(yandex, await openPage('', `https://${host}/`))).toBe(true);
  });

  it.each(['yandex.ru', 'yandex.kz', 'yandex.uz'])('in the portal, at %s/mail/', async (host) => {
    expect(isPageOf(yandex, await openPage('', `https://${host}/mail/#/inbox`))).toBe(true);
    expect(isPageOf(yandex, await openPage('', `https://${host}/mailing/`))).toBe(false);
  });

  it.each(['yandex.ru', 'passport.yandex.ru', 'mail.yandex.ru.evil.example', 'xmail.yandex.ru', 'mail360.yandex.ru'])(
    'not at %s',
    async (host) => {
      expect(isPageOf(yandex, await openPage('', `https://${host}/`))).toBe(false);
    },
  );
});

describe('the message that is open in Yandex Mail', () => {
  it('is the one in the address of the old interface', async () => {
    const page = await oldMessage(`https://mail.yandex.ru/?uid=77001234#message/${MESSAGE}`);
    expect(refsIn(yandex, page)).toEqual([
      { key: MESSAGE, subject: 'Заказ 48213', sender: 'news@lavka.test', time: '23 ноя в 19:46' },
    ]);
  });

  it('is the one in the address of the new interface', async () => {
    const page = await openPage(
      pageText('yandex/new-message'),
      `https://mail.360.yandex.ru/?uid=77001234#/message/${MESSAGE}`,
    );
    expect(refsIn(yandex, page)).toEqual([
      { key: MESSAGE, subject: 'Заказ 48213', sender: null, time: '23 ноя в 19:46' },
    ]);
  });

  it('is each expanded message of a thread, the last one first, and not what a sender wrote', async () => {
    const page = await openPage(
      pageText('yandex/old-thread'),
      'https://mail.yandex.ru/?uid=77001234#thread/t188000000000000001',
    );
    expect(refsIn(yandex, page)).toEqual([
      { key: '188000000000000003', subject: null, sender: 'maria@lavka.test', time: '23 ноя в 20:01' },
      { key: MESSAGE, subject: null, sender: 'news@lavka.test', time: '23 ноя в 19:46' },
    ]);
  });

  it('does not exist in a list', async () => {
    expect(refsIn(yandex, await oldMessage('https://mail.yandex.ru/?uid=77001234#inbox'))).toEqual([]);
  });

  it('is the thread itself, to be read by hand, if it does not say which messages it shows', async () => {
    const html = '<div class="qa-MessageViewer">x</div>';
    const thread = await openPage(html, 'https://mail.yandex.ru/?uid=77001234#thread/t188000000000000001');
    expect(refsIn(yandex, thread)).toMatchObject([{ key: 't188000000000000001' }]);
    expect(await tryAll(yandex, thread)).toEqual([]);
  });
});

describe('the source of a message in Yandex Mail', () => {
  it('is requested from the account in the address', async () => {
    const page = await oldMessage(`https://mail.yandex.ru/?uid=77001234#message/${MESSAGE}`);
    expect(await addressesAskedFor(yandex, page)).toEqual([
      `https://mail.yandex.ru${source('liza1', '77001234')}`,
      `https://mail.yandex.ru${source('v1', '77001234')}`,
    ]);
  });

  it('is requested from the account in the path, or in the page', async () => {
    const inPath = await oldMessage(`https://mail.yandex.ru/u77001234/#message/${MESSAGE}`);
    expect((await addressesAskedFor(yandex, inPath))[0]).toBe(`https://mail.yandex.ru${source('liza1', '77001234')}`);
    const inScript = await oldMessage(`https://mail.yandex.ru/#message/${MESSAGE}`);
    expect((await addressesAskedFor(yandex, inScript))[0]).toBe(
      `https://mail.yandex.ru${source('liza1', '1130000012345678')}`,
    );
  });

  it('is requested under the name in the page’s own requests, too', async () => {
    pageAsked(
      'https://mail.yandex.ru/web-api/models/liza2?_m=messages',
      // Images of a message: without limit, and with addresses that its sender has chosen.
      ...Array.from({ length: 400 }, (_, at) => `https://evil.example/web-api/models/a${at}?`),
      'https://mail.yandex.ru/web-api/models/../../evil',
    );
    const page = await oldMessage(`https://mail.yandex.ru/?uid=77001234#message/${MESSAGE}`);
    expect(await addressesAskedFor(yandex, page)).toEqual([
      `https://mail.yandex.ru${source('liza1', '77001234')}`,
      `https://mail.yandex.ru${source('liza2', '77001234')}`,
      `https://mail.yandex.ru${source('v1', '77001234')}`,
    ]);
  });

  it('is requested in a verified way at mail.yandex.ru and in a likely one at Yandex 360', async () => {
    new WebDouble({ [source('liza1', '77001234')]: { body: message() }, [source('v1', '77001234')]: { status: 404 } });
    const old = await oldMessage(`https://mail.yandex.ru/?uid=77001234#message/${MESSAGE}`);
    expect(await tryAll(yandex, old)).toMatchObject([
      { route: 'message-source-liza1', mark: 'verified', result: { ok: true } },
      { route: 'message-source-v1', mark: 'likely', result: { ok: false, reason: 'not-found' } },
    ]);
    const now = await openPage(
      pageText('yandex/new-message'),
      `https://mail.360.yandex.ru/?uid=77001234#/message/${MESSAGE}`,
    );
    expect((await tryAll(yandex, now))[0]).toMatchObject({ mark: 'likely', result: { ok: true } });
  });

  it('is left to the user if the page does not say whose it is', async () => {
    const page = await openPage('<p>x</p>', `https://mail.yandex.ru/?uid=..%2Fevil#message/${MESSAGE}`);
    expect(await tryAll(yandex, page)).toEqual([]);
  });
});

const OLD = 'https://mail.yandex.ru/?uid=77001234';
const NEW = 'https://mail.360.yandex.ru/?uid=77001234';
const ANSWERING = {
  answers: (answer: Answer) => ({
    [source('liza1', '77001234')]: answer,
    [source('v1', '77001234')]: { status: 404 },
  }),
  // The sign-in page comes with status 200.
  signedOut: { body: '<html><form action="https://passport.yandex.ru/auth">', contentType: 'text/html' },
  gone: { status: 404, body: '' },
};

describeAdapter({
  version: ', old interface',
  webmail: yandex,
  source: { subject: 'Заказ 48213' },
  shown: { file: 'yandex/old-message', address: `${OLD}#message/${MESSAGE}` },
  ref: { key: MESSAGE, subject: 'Заказ 48213', sender: 'news@lavka.test', time: '23 ноя в 19:46' },
  closed: [{ file: 'yandex/old-message', address: `${OLD}#inbox` }],
  hide: 'only the address says what is open',
  another: { file: 'yandex/old-message', address: `${OLD}#message/188000000000000002` },
  thread: {
    page: { file: 'yandex/old-long-thread', address: `${OLD}#thread/t${MESSAGE}` },
    messages: ['1', '3', '4'].map((last) => ({
      ref: { key: `18800000000000000${last}`, subject: null },
      element: `.is-opened[data-key$="${last}"]`,
    })),
    sources: ['1', '3', '4'].map((last) => [source('liza1', '77001234', `18800000000000000${last}`)]),
    collapse(element) {
      element.classList.remove('is-opened');
    },
  },
  answering: ANSWERING,
});

describeAdapter({
  version: ' 360, new interface',
  webmail: yandex,
  source: { subject: 'Заказ 48213' },
  shown: { file: 'yandex/new-message', address: `${NEW}#/message/${MESSAGE}` },
  ref: { key: MESSAGE, subject: 'Заказ 48213', sender: null, time: '23 ноя в 19:46' },
  closed: [{ file: 'yandex/new-message', address: `${NEW}#/folder/1` }],
  hide: 'only the address says what is open',
  thread: 'its page does not show which messages are expanded',
  another: { file: 'yandex/new-message', address: `${NEW}#/message/188000000000000002` },
  answering: ANSWERING,
});
