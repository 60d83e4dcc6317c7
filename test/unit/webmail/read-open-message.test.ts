// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { ROUTE_TIMEOUT_MS } from '../../../src/webmail/reader/page-web.ts';
import { addFurtherWebmails } from '../../../src/webmail/reader/registry.ts';
import { sourcesOnPage } from '../../../src/webmail/reader/unknown-page.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import type { ReadOutcome, ReadProgress } from '../../../src/webmail/contract/read-outcome.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';

const SUBJECT =
  '=?utf-8?Q?=D0=A1=D0=BA=D0=B8=D0=B4=D0=BA=D0=B0?= 30% =?utf-8?B?0L3QsCDQu9C10YLQvdGO0Y4=?= =?utf-8?B?INC60L7Qu9C70LXQutGG0LjRjg==?=';
const SOURCE = '/?_task=mail&_action=viewsource&_uid=3&_mbox=INBOX';
const ADDRESS = 'https://mail.romashka.test/?_task=mail&_action=show&_uid=3&_mbox=INBOX';
const REF = {
  key: 'INBOX/3',
  subject: 'Скидка 30% на летнюю коллекцию',
  sender: 'news@lavka.test',
  time: '2026-11-23 19:46',
};
const WEBMAIL = { id: 'roundcube', title: 'Roundcube' };

/** What the user looks at; a test can replace it with another page. */
let page: WebmailPage;

interface Reading {
  readonly messageKey?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

function read({ messageKey, signal, onProgress }: Reading = {}): Promise<ReadOutcome> {
  return readOpenMessage({
    look: () => page,
    messageKey: messageKey ?? null,
    onProgress: onProgress ?? (() => undefined),
    signal: signal ?? new AbortController().signal,
  });
}

async function outcomeFor(answer: Answer): Promise<ReadOutcome> {
  new WebDouble({ [SOURCE]: answer });
  return await read();
}

/** As the user would, by the webmail's own menu. */
function openSourceDialog(): void {
  const dialog = page.document.createElement('dialog');
  dialog.setAttribute('open', '');
  dialog.append(page.document.createElement('pre'));
  dialog.querySelector('pre')?.append(message({ subject: SUBJECT }));
  page.document.body.append(dialog);
}

beforeEach(async () => {
  addFurtherWebmails([], sourcesOnPage);
  page = await openPage(pageText('roundcube/elastic-message'), ADDRESS);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('reading the open message', () => {
  it('returns the source, the message as the page shows it, and how it was obtained', async () => {
    const outcome = await outcomeFor({ body: message({ subject: SUBJECT }) });
    expect(outcome).toMatchObject({
      ok: true,
      webmail: WEBMAIL,
      message: REF,
      others: [],
      complete: true,
      confirmed: true,
      attempts: [{ route: 'viewsource', mark: 'verified', outcome: 'read' }],
    });
    expect(outcome.ok && new TextDecoder().decode(outcome.source)).toBe(headerBlock({ subject: SUBJECT }));
  });

  it('says that nothing confirms it if the page and the source have nothing that can be compared', async () => {
    page.document.querySelector('.header.from')?.remove();
    // Bytes of an unnamed charset, as some senders write them, contrary to RFC 5322.
    const [before = '', after = ''] = message({ subject: '\u0000' }).split('\u0000');
    const pieces = [before, Uint8Array.of(0xf3, 0xcb, 0xc9), after];
    const body = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
    expect(await outcomeFor({ body })).toMatchObject({ ok: true, confirmed: false });
  });

  it('says what it found and what it tries meanwhile', async () => {
    new WebDouble({ [SOURCE]: { body: message({ subject: SUBJECT }) } });
    const steps: ReadProgress[] = [];
    await read({ onProgress: (step) => steps.push(step) });
    expect(steps).toEqual([
      { step: 'found', webmail: WEBMAIL, message: REF, others: [] },
      { step: 'trying', route: 'viewsource' },
    ]);
  });

  it('returns the message that was requested by its key, or says that it is no longer open', async () => {
    new WebDouble({ [SOURCE]: { body: message({ subject: SUBJECT }) } });
    expect(await read({ messageKey: 'INBOX/3' })).toMatchObject({ ok: true });
    expect(await read({ messageKey: 'INBOX/4' })).toMatchObject({ ok: false, reason: 'changed', others: [REF] });
  });

  it('reads a page on which a webmail shows a source, and nothing else', async () => {
    page = await openPage(pageText('source/gmail-show-original'), 'https://mail.google.com/mail/u/0/?view=om&th=18f');
    expect(await read()).toMatchObject({
      ok: true,
      webmail: { id: 'source' },
      origin: 'source-page',
      confirmed: true,
      attempts: [{ route: 'page-text', outcome: 'read' }],
    });
  });

  it('reads the only source on an unknown page, as what anyone may have written', async () => {
    page = await openPage(pageText('source/gmail-show-original'), 'https://mail.example/message/7');
    const web = new WebDouble({});
    expect(await read()).toMatchObject({
      ok: true,
      webmail: { id: 'source' },
      origin: 'page-text',
      confirmed: false,
      attempts: [{ route: 'page-text', outcome: 'read' }],
    });
    expect(web.asked).toEqual([]);
  });

  it('asks which one is meant if such a page shows several', async () => {
    const texts = ['One', 'Other'].map((subject) => `<pre>${message({ subject }).replaceAll('<', '&lt;')}</pre>`);
    page = await openPage(texts.join(''), 'https://mail.example/message/7');
    const asked = await read();
    expect(asked).toMatchObject({ ok: false, reason: 'several-sources', webmail: { id: 'source' } });
    expect(asked.others.map(({ subject }) => subject)).toEqual(['One', 'Other']);
    const chosen = await read({ messageKey: asked.others[1]?.key ?? '' });
    expect(chosen.ok && new TextDecoder().decode(chosen.source)).toContain('Subject: Other');
    expect(chosen).toMatchObject({ ok: true, origin: 'page-text' });
  });

  it('reads a text tab as a source that the person opened', async () => {
    const original = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType') ?? {};
    Object.defineProperty(Document.prototype, 'contentType', { configurable: true, get: () => 'text/plain' });
    page = await openPage('<pre></pre>', 'https://mail.example/raw');
    page.document.querySelector('pre')?.append(message());
    const web = new WebDouble({});
    const outcome = await read();
    Object.defineProperty(Document.prototype, 'contentType', original);
    expect(outcome).toMatchObject({ ok: true, origin: 'source-page', confirmed: true });
    expect(web.asked).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await outcomeFor({ body: message({ subject: SUBJECT }) });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reads the source dialog that the user has opened if the automatic way fails', async () => {
    openSourceDialog();
    expect(await outcomeFor({ status: 403 })).toMatchObject({
      ok: true,
      webmail: WEBMAIL,
      message: REF,
      origin: 'webmail-text',
      attempts: [
        { route: 'viewsource', outcome: 'refused' },
        { route: 'source-dialog', outcome: 'read' },
      ],
    });
  });
});

describe('a source is not shown', () => {
  it('if it belongs to a message other than the one on the screen', async () => {
    expect(await outcomeFor({ body: message({ subject: 'Another' }) })).toMatchObject({
      ok: false,
      reason: 'other-message',
    });
    expect(await outcomeFor({ body: message({ subject: SUBJECT, from: 'maria@lavka.test' }) })).toMatchObject({
      ok: false,
      reason: 'other-message',
    });
  });

  it.each([
    ['another message was opened', pageText('roundcube/elastic-message'), ADDRESS.replace('_uid=3', '_uid=4')],
    ['the message was closed', '<html></html>', 'https://mail.romashka.test/'],
  ])('if %s while it was being read', async (_, html, address) => {
    const next = await openPage(html, address);
    function* pieces(): Generator<Uint8Array> {
      page = next;
      yield new TextEncoder().encode(message({ subject: SUBJECT }));
    }
    expect(await outcomeFor({ body: pieces() })).toMatchObject({
      ok: false,
      reason: 'changed',
      attempts: [{ route: 'viewsource', outcome: 'changed' }],
    });
  });

  it('if the sender wrote it into the body of the message', async () => {
    const forged = page.document.createElement('div');
    forged.setAttribute('role', 'dialog');
    forged.append(page.document.createElement('pre'));
    forged.querySelector('pre')?.append(message({ subject: SUBJECT }));
    page.document.querySelector('#messagebody')?.append(forged);
    expect(await outcomeFor({ status: 403 })).toMatchObject({ ok: false, reason: 'refused' });
  });
});

describe('a failure has its reason', () => {
  it.each<[string, Answer]>([
    ['signed-out', { body: pageText('roundcube/sign-in'), contentType: 'text/html' }],
    ['not-found', { body: '' }],
    ['not-a-message', { body: '<html><h1>Hello</h1>' }],
    ['refused', { status: 500 }],
    ['network', { trouble: 'broken' }],
    ['too-large', { body: headerBlock().trimEnd() + `\r\n ${'x'.repeat(60)}`.repeat(30_000) }],
  ])('%s', async (reason, answer) => {
    expect(await outcomeFor(answer)).toEqual({
      ok: false,
      reason,
      webmail: WEBMAIL,
      others: [REF],
      attempts: [{ route: 'viewsource', mark: 'verified', outcome: reason }],
    });
  });

  it('"timeout", if there is no answer in time', async () => {
    vi.useFakeTimers();
    new WebDouble({ [SOURCE]: { trouble: 'silent' } });
    const outcome = read();
    await vi.advanceTimersByTimeAsync(ROUTE_TIMEOUT_MS);
    expect(await outcome).toMatchObject({ ok: false, reason: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('"cancelled", if the popup is closed, and nothing further is tried', async () => {
    openSourceDialog();
    const cancel = new AbortController();
    const web = new WebDouble({ [SOURCE]: { trouble: 'silent' } });
    const outcome = read({ signal: cancel.signal });
    cancel.abort();
    expect(await outcome).toMatchObject({ ok: false, reason: 'cancelled', attempts: [{ outcome: 'cancelled' }] });
    expect(web.asked).toHaveLength(1);
  });

  it('"no-open-message", if the webmail shows none', async () => {
    page = await openPage(pageText('gmail/list'), 'https://mail.google.com/mail/u/0/#inbox');
    expect(await read()).toEqual({
      ok: false,
      reason: 'no-open-message',
      webmail: { id: 'gmail', title: 'Gmail' },
      others: [],
      attempts: [],
    });
  });

  it('"no-message-here", on any other page', async () => {
    page = await openPage('<h1>News</h1><pre>code</pre>', 'https://news.example/');
    expect(await read()).toEqual({ ok: false, reason: 'no-message-here', webmail: null, others: [], attempts: [] });
  });
});

describe('a hostile page', () => {
  it('that throws whenever it is examined has no message', async () => {
    const hostile = new Proxy(page.document, {
      get: () => {
        throw new Error('gotcha');
      },
    });
    page = { url: new URL(ADDRESS), document: hostile };
    expect(await read()).toMatchObject({ ok: false, reason: 'no-message-here' });
  });

  it('that goes away during the read ends it', async () => {
    let looks = 0;
    new WebDouble({ [SOURCE]: { body: message({ subject: SUBJECT }) } });
    const outcome = await readOpenMessage({
      look: () => {
        looks += 1;
        if (looks > 1) {
          throw new Error('gone');
        }
        return page;
      },
      messageKey: null,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(outcome).toMatchObject({ ok: false });
  });
});
