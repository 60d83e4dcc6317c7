// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenMessage, WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import type { SourceResult } from '../../../src/webmail/contract/source-result.ts';
import { createPageWeb } from '../../../src/webmail/reader/page-web.ts';
import { findSourceDialog, findSourcePage } from '../../../src/webmail/reader/source-reader.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';

const ADDRESS = 'https://mail.example/raw?id=1';

/** A tab in which the browser shows a text answer. jsdom knows no text documents, so the type is set by hand. */
async function textTab(text: string, address = ADDRESS): Promise<WebmailPage> {
  const page = await openPage('<html><body><pre></pre></body></html>', address);
  page.document.querySelector('pre')?.append(text);
  Object.defineProperty(Document.prototype, 'contentType', { configurable: true, get: () => 'text/plain' });
  return page;
}

async function read(found: OpenMessage | null, page: WebmailPage, route: number): Promise<SourceResult | undefined> {
  const never = new AbortController().signal;
  return await found?.routes()[route]?.read(createPageWeb({ base: page.url, signal: never, timeout: never }));
}

/** The text that is read without asking the web; null when nothing is found. */
async function textOn(html: string, bodies?: string): Promise<string | null> {
  const page = await openPage(html, ADDRESS);
  const found = bodies === undefined ? findSourcePage(page) : findSourceDialog(page, bodies);
  const result = await read(found, page, 0);
  return result?.ok === true ? new TextDecoder().decode(result.source) : null;
}

const contentType = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType');

afterEach(() => {
  vi.unstubAllGlobals();
  Object.defineProperty(Document.prototype, 'contentType', contentType ?? {});
});

describe('a text tab', () => {
  it('is asked for once more, because the answer has the bytes', async () => {
    const page = await textTab(message());
    const web = new WebDouble({ '/raw?id=1': { body: message() } });
    const found = findSourcePage(page);
    expect(found?.routes().map(({ id }) => id)).toEqual(['page-bytes', 'page-text']);
    const result = await read(found, page, 0);
    expect(result?.ok === true && new TextDecoder().decode(result.source)).toBe(headerBlock());
    expect(web.asked.map(({ init }) => init.method)).toEqual(['GET']);
  });

  it('is read as it stands when it cannot be asked for again', async () => {
    const page = await textTab(message(), 'about:blank');
    const web = new WebDouble({});
    const found = findSourcePage(page);
    expect(await read(found, page, 0)).toEqual({ ok: false, reason: 'refused' });
    expect(await read(found, page, 1)).toMatchObject({ ok: true });
    expect(web.asked).toEqual([]);
  });

  it('is read as it stands when its address answers with another message now', async () => {
    const page = await textTab(message());
    new WebDouble({ '/raw?id=1': { body: message({ messageId: '<2@lavka.test>' }) } });
    expect(await read(findSourcePage(page), page, 0)).toEqual({ ok: false, reason: 'other-message' });
  });

  it('that shows any other text is not asked for', async () => {
    const page = await textTab('User-agent: *\nDisallow: /\n');
    expect(findSourcePage(page)).toBeNull();
  });
});

describe('a page with a source on it', () => {
  it('is Gmail’s "Show original", with its entities decoded', async () => {
    const text = await textOn(pageText('source/gmail-show-original'));
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
    expect(await read(findSourcePage(page), page, 0)).toMatchObject({ ok: true });
  });

  it('is read from the largest text that is a message', async () => {
    const small = message({ subject: 'Small' });
    const large = message({ subject: 'Large', body: 'text '.repeat(100) });
    expect(await textOn(`<pre>not a message</pre><pre>${small}</pre><pre>${large}</pre><pre>${small}</pre>`)).toContain(
      'Large',
    );
  });

  it('is read line by line when each line is an element of its own', async () => {
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
    expect(await read(findSourcePage(page), page, 0)).toEqual({ ok: false, reason: 'too-large' });
  });
});

describe('a source dialog of a webmail', () => {
  const source = message().replaceAll('<', '&lt;');

  it('is read from its innermost block, without the heading around it', async () => {
    const html = `<div role="dialog"><div>Source:<div class="text">${source}</div></div><button>Close</button></div>`;
    expect(await textOn(html, '.body')).toBe(headerBlock({ lineEnd: '\n' }).replaceAll('\r\n', '\n'));
  });

  it.each(['<dialog open>', '<div aria-modal="true">', '<div role="alertdialog">'])('is known by %s', async (tag) => {
    expect(await textOn(`${tag}<pre>${source}</pre>`, '.body')).toContain('Subject: Order 48213');
  });

  it('is never what a sender wrote into a message, although he calls it a dialog', async () => {
    const faked = `<div role="dialog"><pre>${source}</pre></div>`;
    expect(await textOn(`<div class="body">${faked}</div>`, '.body')).toBeNull();
    expect(await textOn(`<div role="dialog"><div class="body"><pre>${source}</pre></div></div>`, '.body')).toBeNull();
  });

  it('is not any text of the page outside of dialogs', async () => {
    expect(await textOn(`<pre>${source}</pre>`, '.body')).toBeNull();
  });
});
