// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenMessage, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import type { SourceResult } from '../../../src/webmail/contract/source-result.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import {
  blocksIn,
  findSourceDialog,
  inDialogs,
  sourceOfSourcePage,
  sourceOfTextPage,
} from '../../../src/webmail/reader/source-reader.ts';
import { sourcesOnPage } from '../../../src/webmail/reader/unknown-page.ts';
import { growthOnDoubling } from '../growth.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';

const ADDRESS = 'https://mail.example/raw?id=1';

/** A tab in which the browser shows a text answer. jsdom knows no text documents, so type and charset are set by hand. */
async function textTab(text: string, charset = 'UTF-8'): Promise<WebmailPage> {
  const page = await openPage('<html><body><pre></pre></body></html>', ADDRESS);
  page.document.querySelector('pre')?.append(text);
  Object.defineProperty(Document.prototype, 'contentType', { configurable: true, get: () => 'text/plain' });
  Object.defineProperty(Document.prototype, 'characterSet', { configurable: true, get: () => charset });
  return page;
}

async function read(found: OpenMessage | null | undefined, page: WebmailPage): Promise<SourceResult | undefined> {
  const never = new AbortController().signal;
  const web = createPageWeb({ base: page.url, shapes: [], signal: never, timeout: never });
  return await found?.routes()[0]?.read(web);
}

/** The one text that is read; null if nothing is found. */
async function textOn(html: string, bodies?: string): Promise<string | null> {
  const page = await openPage(html, ADDRESS);
  const [found = null, ...further] = bodies === undefined ? sourcesOnPage(page) : [findSourceDialog(page, { bodies })];
  expect(further).toEqual([]);
  const result = await read(found, page);
  return result?.ok === true ? new TextDecoder().decode(result.source) : null;
}

const contentType = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType');
const characterSet = Object.getOwnPropertyDescriptor(Document.prototype, 'characterSet');

afterEach(() => {
  vi.unstubAllGlobals();
  Object.defineProperty(Document.prototype, 'contentType', contentType ?? {});
  Object.defineProperty(Document.prototype, 'characterSet', characterSet ?? {});
});

describe('a text tab', () => {
  it('is read as it is, without a request', async () => {
    const page = await textTab(message());
    const web = new WebDouble({});
    const result = await read(sourceOfTextPage(page), page);
    expect(result?.ok === true && new TextDecoder().decode(result.source)).toBe(headerBlock());
    expect(web.asked).toEqual([]);
  });

  it.each(['windows-1251', 'koi8-r', 'windows-1252', 'UTF-8'])(
    'yields the bytes from which it was decoded (%s)',
    async (charset) => {
      const bytes = Uint8Array.from({ length: 0x80 }, (_, at) => 0x80 + at);
      const word = charset === 'UTF-8' ? new TextEncoder().encode('Скидка — 30 %') : bytes;
      const [before = '', after = ''] = message({ subject: '\u0000', lineEnd: '\n' }).split('\u0000');
      const page = await textTab(before + new TextDecoder(charset).decode(word) + after, charset);
      const result = await read(sourceOfTextPage(page), page);
      expect(result?.ok === true && Buffer.from(result.source).includes(Buffer.from(word))).toBe(true);
    },
  );

  it('is UTF-8 if bytes were lost', async () => {
    const page = await textTab(message({ subject: 'Скидка \uFFFD' }), 'windows-1252');
    const result = await read(sourceOfTextPage(page), page);
    expect(result?.ok === true && new TextDecoder().decode(result.source)).toContain('Subject: Скидка \uFFFD');
  });

  it('with any other text is not a source', async () => {
    expect(sourceOfTextPage(await textTab('User-agent: *\nDisallow: /\n'))).toBeNull();
  });
});

describe('a page with a source on it', () => {
  it('is Gmail’s "Show original", with its entities decoded', async () => {
    const page = await openPage(pageText('source/gmail-show-original'), ADDRESS);
    const result = await read(sourceOfSourcePage(page, 'pre'), page);
    const text = result?.ok === true ? new TextDecoder().decode(result.source) : '';
    expect(text).toContain(
      'Received: from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101])\n        by mx.google.com',
    );
    expect(text).toContain('Subject: Sale & more\n');
    expect(text).not.toContain('Hello');
  });

  it('is a page with a text area, whose value counts', async () => {
    const page = await openPage('<textarea></textarea>', ADDRESS);
    const area = page.document.querySelector('textarea');
    if (area !== null) area.value = message();
    expect(await read(sourcesOnPage(page)[0], page)).toMatchObject({ ok: true });
  });

  it('yields every text that is a message, each once and with what it says about itself', async () => {
    const [one, other] = [message({ subject: 'One' }), message({ subject: '=?utf-8?Q?=D0=94=D0=B2=D0=B0?=' })].map(
      (text) => text.replaceAll('<', '&lt;'),
    );
    const page = await openPage(
      `<pre>not a message</pre><pre>${one}</pre><pre>${other}</pre><pre>${one}</pre>`,
      ADDRESS,
    );
    const found = sourcesOnPage(page);
    expect(found.map(({ ref: { subject, sender } }) => ({ subject, sender }))).toEqual([
      { subject: 'One', sender: 'Lavka <news@lavka.test>' },
      { subject: 'Два', sender: 'Lavka <news@lavka.test>' },
    ]);
    const result = await read(found[1], page);
    expect(result?.ok === true && new TextDecoder().decode(result.source)).toContain('=D0=94=D0=B2=D0=B0');
  });

  it('is a header block in the cell of a table, folded by no-break spaces, as SquirrelMail shows it', async () => {
    const html = `<table><tr><td class="headers">${headerBlock({ lineEnd: '\n' })
      .trimEnd()
      .replaceAll('<', '&lt;')
      .split('\n')
      .map((line) => line.replace(/^\t/u, '&nbsp;&nbsp;').replace(/^([\w-]+:)/u, '<span class="headerName">$1</span>'))
      .join('<br>')}</td></tr></table>`;
    expect(await textOn(html)).toContain('\n  by mx1.romashka.test (Postfix) with ESMTPS id 4T1x2y3z;\n');
  });

  it('is read line by line if each line is an element of its own', async () => {
    const lines = headerBlock({ lineEnd: '\n' }).trimEnd().split('\n');
    const html = `<pre>${lines.map((line) => `<div>${line}</div>`).join('')}<div><br></div><div>Hello</div></pre>`;
    expect(await textOn(html.replaceAll(/<([^>]*@[^>]*)>/gu, '&lt;$1&gt;'))).toContain('\nSubject: Order 48213\n');
  });

  it('is not a page whose source is hidden', async () => {
    expect(await textOn(`<div style="display: none"><pre>${message()}</pre></div>`)).toBeNull();
  });

  it('is not an ordinary page, nor a header of a web server', async () => {
    expect(await textOn('<h1>Inbox</h1><pre>$ npm test</pre>')).toBeNull();
    expect(await textOn('<pre>HTTP/1.1 200 OK\nDate: Mon, 23 Nov 2026 19:46:20 GMT\nServer: nginx\n</pre>')).toBeNull();
  });

  it('says that a header block without an end is too large', async () => {
    const page = await openPage('<pre></pre>', ADDRESS);
    page.document.querySelector('pre')?.append(headerBlock().trimEnd() + '\r\n x'.repeat(300_000));
    expect(await read(sourcesOnPage(page)[0], page)).toEqual({ ok: false, reason: 'too-large' });
  });
});

describe('a source with a long head', () => {
  const seal = `ARC-Seal: i=1; ${'b'.repeat(900)}\n`;

  it('is read whole, although its first lines are Received fields and seals only', async () => {
    const head = `Received: from a.example by b.example; x\n${seal.repeat(30)}`;
    const text = `${head}${message({ lineEnd: '\n' })}`;
    expect(await textOn(`<pre>${text.replaceAll('<', '&lt;')}</pre>`)).toBe(head + headerBlock({ lineEnd: '\n' }));
  });

  it('is no message if nothing below says so', async () => {
    expect(
      await textOn(`<pre>Note: this\nReceived: from a by b\n${seal.repeat(30)}\n\nFrom: x\nDate: y</pre>`),
    ).toBeNull();
  });
});

describe('a source dialog of a webmail', () => {
  const source = message().replaceAll('<', '&lt;');

  it('is read from its innermost block, without the heading around it', async () => {
    const html = `<div role="dialog"><div>Source:<div class="text">${source}</div></div><button>Close</button></div>`;
    expect(await textOn(html, '.body')).toBe(headerBlock({ lineEnd: '\n' }).replaceAll('\r\n', '\n'));
  });

  it.each(['<dialog open>', '<div aria-modal="true">', '<div role="alertdialog">'])(
    'is recognised by %s',
    async (tag) => {
      expect(await textOn(`${tag}<pre>${source}</pre>`, '.body')).toContain('Subject: Order 48213');
    },
  );

  it('is never what a sender wrote into a message, even if it is marked as a dialog', async () => {
    const faked = `<div role="dialog"><pre>${source}</pre></div>`;
    expect(await textOn(`<div class="body">${faked}</div>`, '.body')).toBeNull();
    expect(await textOn(`<div role="dialog"><div class="body"><pre>${source}</pre></div></div>`, '.body')).toBeNull();
  });

  it('is not any text of the page outside dialogs', async () => {
    expect(await textOn(`<pre>${source}</pre>`, '.body')).toBeNull();
  });
});

describe('a page that a sender floods with sources', () => {
  const SOURCE = 'From: a@b.example\nDate: x\nMessage-ID: <1@b.example>\n\n';

  function floodOf(count: number): Element[] {
    const holder = document.createElement('div');
    for (let at = 0; at < count; at += 1) {
      holder.appendChild(document.createElement('pre')).append(SOURCE);
    }
    return [...holder.children];
  }

  it('costs twice as much for twice as many', () => {
    expect(blocksIn(floodOf(20), () => true)).toHaveLength(20);
    const growth = growthOnDoubling(floodOf, (elements) => void blocksIn(elements, () => true), 300);
    expect(growth).toBeLessThan(3);
  });

  it('has one source, however many dialogs and blocks are nested around it', async () => {
    const around = (tag: string, inner: string): string => `<${tag} role="dialog">${inner}</${tag}>`;
    let html = `<pre>${SOURCE}</pre>`;
    for (let depth = 0; depth < 60; depth += 1) html = around('div', html);
    const { document: page } = await openPage(html, ADDRESS);
    expect(blocksIn(inDialogs(page), () => true)).toHaveLength(1);
  });
});
