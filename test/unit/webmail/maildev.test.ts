// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { maildev } from '../../../src/webmail/webmails/maildev.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

async function readFirst(page: WebmailPage): Promise<unknown> {
  const never = new AbortController().signal;
  const [route] = maildev.openMessages(page)[0]?.routes() ?? [];
  return await route?.read(createPageWeb({ base: page.url, shapes: maildev.requests, signal: never, timeout: never }));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('MailDev 2', () => {
  const open = (hash: string): Promise<WebmailPage> =>
    openPage(pageText('maildev/version-2-message'), `http://localhost:1080/mail/${hash}`);

  it('is recognised, with the message of its address', async () => {
    const page = await open('#/email/tKtMO291');
    expect(isPageOf(maildev, page)).toBe(true);
    expect(maildev.openMessages(page).map(({ ref }) => ref)).toEqual([
      {
        key: 'tKtMO291',
        subject: 'Ваш заказ 48213 передан в службу доставки',
        sender: 'Лавка у моря <news@lavka.test>',
        time: null,
      },
    ]);
  });

  it('has no open message on its front page', async () => {
    expect(maildev.openMessages(await open('#/'))).toEqual([]);
  });

  it('yields the source under the path of the page', async () => {
    new WebDouble({ '/mail/email/tKtMO291/source': { body: message() } });
    expect(await readFirst(await open('#/email/tKtMO291'))).toMatchObject({ ok: true });
  });

  it('cannot be led out of its own addresses: an id has letters and digits', async () => {
    const web = new WebDouble({});
    await readFirst(await open('#/email/..%2F..%2Fconfig'));
    expect(web.asked).toEqual([]);
  });
});

describe('MailDev 3', () => {
  const open = (name: string): Promise<WebmailPage> => openPage(pageText(name), 'http://localhost:1080/mail/');

  it('is recognised, with the message of its viewer and not of its list', async () => {
    const page = await open('maildev/version-3-message');
    expect(isPageOf(maildev, page)).toBe(true);
    expect(maildev.openMessages(page).map(({ ref }) => ref)).toEqual([
      {
        key: 'ylur6gjo',
        subject: 'Ваш заказ 48213 передан в службу доставки',
        sender: 'Лавка у моря <news@lavka.test>',
        time: null,
      },
    ]);
  });

  it('has no open message while its viewer is empty', async () => {
    const page = await open('maildev/version-3-list');
    expect(isPageOf(maildev, page)).toBe(true);
    expect(maildev.openMessages(page)).toEqual([]);
  });

  it('yields the source under the base of the document', async () => {
    new WebDouble({ '/mail/api/email/ylur6gjo/source': { body: message() } });
    expect(await readFirst(await open('maildev/version-3-message'))).toMatchObject({ ok: true });
  });

  it('uses the page’s own path if its base is manipulated', async () => {
    const html = pageText('maildev/version-3-message').replace('/mail/', 'https://evil.example/');
    const web = new WebDouble({ '/api/email/ylur6gjo/source': { body: message() } });
    expect(await readFirst(await openPage(html, 'http://localhost:1080/'))).toMatchObject({ ok: true });
    expect(web.asked.map(({ address }) => address)).toEqual(['http://localhost:1080/api/email/ylur6gjo/source']);
  });
});

it('a page of an AngularJS or React application is not recognised as MailDev by that alone', async () => {
  const page = await openPage(
    '<html ng-app="shop"><div id="root"><div data-testid="app"></div></div>',
    'http://localhost/',
  );
  expect(isPageOf(maildev, page)).toBe(false);
});

const MAILDEV_MESSAGE = { subject: 'Ваш заказ 48213 передан в службу доставки' };
const SHOWN = {
  subject: 'Ваш заказ 48213 передан в службу доставки',
  sender: 'Лавка у моря <news@lavka.test>',
  time: null,
};

describeAdapter({
  version: ' 2',
  webmail: maildev,
  source: MAILDEV_MESSAGE,
  shown: { file: 'maildev/version-2-message', address: 'http://localhost:1080/mail/#/email/tKtMO291' },
  ref: { key: 'tKtMO291', ...SHOWN },
  closed: [{ file: 'maildev/version-2-message', address: 'http://localhost:1080/mail/#/' }],
  hide: 'only the address says what is open',
  thread: 'one message is shown at a time',
  another: { file: 'maildev/version-2-message', address: 'http://localhost:1080/mail/#/email/other000' },
  answering: {
    answers: (answer) => ({ '/mail/email/tKtMO291/source': answer }),
    signedOut: { status: 401, body: 'Unauthorized' },
    gone: { status: 404, body: '{"error":"Email was not found"}', contentType: 'application/json' },
  },
});

describeAdapter({
  version: ' 3',
  webmail: maildev,
  source: MAILDEV_MESSAGE,
  shown: { file: 'maildev/version-3-message', address: 'http://localhost:1080/mail/' },
  ref: { key: 'ylur6gjo', ...SHOWN },
  closed: [{ file: 'maildev/version-3-list', address: 'http://localhost:1080/' }],
  hide: ({ document }) => {
    document.querySelector('[data-testid="email-viewer"]')?.setAttribute('style', 'display: none');
  },
  thread: 'one message is shown at a time',
  another: {
    file: 'maildev/version-3-message',
    address: 'http://localhost:1080/mail/',
    arrange({ document }) {
      document.querySelector('[data-testid="email-viewer"]')?.setAttribute('data-email-id', 'other000');
    },
  },
  answering: {
    answers: (answer) => ({ '/mail/api/email/ylur6gjo/source': answer }),
    signedOut: { status: 401, body: 'Unauthorized' },
    gone: { status: 404, body: '{"error":"Email was not found"}', contentType: 'application/json' },
  },
});
