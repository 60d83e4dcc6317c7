import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Json,
  type RequestShape,
  type ShapeValues,
  WEB_ROOT,
} from '../../../src/webmail/contract/request-shape.ts';
import { createPageWeb, type PageWeb } from '../../../src/webmail/reader/page-web.ts';
import { headerBlock, message } from './messages.ts';
import { pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';

const BASE = new URL('https://mail.example/box/?_task=mail');

const shape = (template: RequestShape['template'], values: RequestShape['values'] = {}, body?: Json): RequestShape => ({
  template,
  values,
  ...(body === undefined ? {} : { body }),
});

const SOURCE = shape('GET /source');
const OTHER = shape('GET /other');
const BY_ID = shape('GET {+root}source?id={id}{&key}', { root: WEB_ROOT, id: /^[\w/' .-]{1,20}$/u, key: /^\d+$/u });
const POSTED = shape('POST /json', { id: /^\w+$/u }, { Id: '{id}', Ids: ['{id}', 1], Text: 'id' });
const JSONS = ['json', 'page', 'gone', 'text', 'broken'].map((path) => shape(`GET /${path}`));
const [JSON_VALUE = SOURCE, JSON_PAGE = SOURCE, JSON_GONE = SOURCE, JSON_TEXT = SOURCE, JSON_BROKEN = SOURCE] = JSONS;
const SHAPES = [SOURCE, OTHER, BY_ID, POSTED, ...JSONS];

function webOf(cause: { readonly cancel?: AbortSignal; readonly timeout?: AbortSignal } = {}): PageWeb {
  const never = new AbortController().signal;
  return createPageWeb({ base: BASE, shapes: SHAPES, signal: cause.cancel ?? never, timeout: cause.timeout ?? never });
}

async function reasonFor(answer: Answer): Promise<string> {
  new WebDouble({ '/source': answer });
  const result = await webOf().source(SOURCE, {});
  return result.ok ? 'a message' : result.reason;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('reading a message from an answer', () => {
  it('yields the bytes of the header block with its blank line, and no part of the body', async () => {
    new WebDouble({ '/source': { body: message({ body: 'Secret body' }) } });
    const result = await webOf().source(SOURCE, {});
    expect(result).toEqual({ ok: true, source: new TextEncoder().encode(headerBlock()), complete: true });
  });

  it('stops at the end of the header block of a 25 MB message and ends the transfer', async () => {
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode(headerBlock());
      for (let megabyte = 0; megabyte < 25; megabyte += 1) {
        yield new Uint8Array(1024 * 1024).fill(0x41);
      }
    }
    const web = new WebDouble({ '/source': { body: pieces() } });
    const result = await webOf().source(SOURCE, {});
    expect(result.ok && result.source.length).toBe(headerBlock().length);
    expect(web.piecesRead).toBe(1);
    expect(web.cancelled).toBe(true);
  });

  it('finds the blank line if it is split between two pieces', async () => {
    const bytes = new TextEncoder().encode(message());
    const cut = headerBlock().length - 1;
    new WebDouble({ '/source': { body: [bytes.subarray(0, cut), bytes.subarray(cut)] } });
    const result = await webOf().source(SOURCE, {});
    expect(result.ok && result.source.length).toBe(headerBlock().length);
  });

  it('accepts a message that ends without a blank line as complete', async () => {
    new WebDouble({ '/source': { body: 'From: a@lavka.test\r\nDate: Mon, 23 Nov 2026 19:46:20 +0000\r\n' } });
    expect(await webOf().source(SOURCE, {})).toMatchObject({ ok: true, complete: true });
  });

  it('keeps the bytes of an unencoded KOI8-R header as they are', async () => {
    const koi8 = Uint8Array.of(0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4);
    const block = [new TextEncoder().encode('Subject: '), koi8, new TextEncoder().encode(`\r\n${message()}`)];
    new WebDouble({ '/source': { body: block, contentType: 'text/plain; charset=koi8-r' } });
    const result = await webOf().source(SOURCE, {});
    expect(result.ok && result.source.subarray(9, 15)).toEqual(koi8);
  });

  it('passes each piece to the unwrapper', async () => {
    new WebDouble({ '/source': { body: `<<<${message()}` } });
    let skipped = false;
    const unwrap = () => (piece: Uint8Array) => {
      const rest = skipped ? piece : piece.subarray(3);
      skipped = true;
      return rest;
    };
    expect(await webOf().source(SOURCE, {}, { unwrap })).toMatchObject({ ok: true });
  });
});

describe('a request', () => {
  it('goes to the page’s own origin, with its session, and follows no redirect elsewhere', async () => {
    const web = new WebDouble({ '/box/source?id=1': { body: message() } });
    await webOf().source(BY_ID, { root: BASE.pathname, id: '1' });
    expect(web.asked[0]?.address).toBe('https://mail.example/box/source?id=1');
    expect(web.asked[0]?.init).toMatchObject({ method: 'GET', credentials: 'include', mode: 'same-origin' });
    expect(web.asked[0]?.init).not.toHaveProperty('cache');
  });

  it('is for a path of the page’s own server even with two slashes, which people type, and which would name a host', async () => {
    const web = new WebDouble({ '//evil.example/source?id=1': { body: message() } });
    expect(await webOf().source(BY_ID, { root: '//evil.example/', id: '1' })).toMatchObject({ ok: true });
    expect(web.asked.map(({ address }) => address)).toEqual(['https://mail.example//evil.example/source?id=1']);
  });

  it('has each value as one piece of the address, whatever characters it contains', async () => {
    const web = new WebDouble({});
    await webOf().source(BY_ID, { root: '/', id: "a/b 'c'", key: '7' });
    expect(new Set(web.asked.map(({ address }) => address))).toEqual(
      new Set(['https://mail.example/source?id=a%2Fb%20%27c%27&key=7']),
    );
  });

  it.each<[string, ShapeValues]>([
    ['another host', { root: 'https://evil.example/', id: '1' }],
    ['a way up', { root: '/a/../', id: '1' }],
    ['an encoded way up', { root: '/a/%2e%2e/', id: '1' }],
    ['a backslash', { root: '/\\evil.example/', id: '1' }],
    ['a query in its path', { root: '/api/delete?all=1&x=/', id: '1' }],
    ['a fragment', { root: '/#/', id: '1' }],
    ['a line break', { root: '/\n/', id: '1' }],
    ['a user', { root: '@evil.example/', id: '1' }],
    ['a value of another form', { root: '/', id: '<script>' }],
    ['a value of another form for what may be left out', { root: '/', id: '1', key: 'x' }],
    ['no value', { root: '/', id: null }],
    ['a value for which the template has no place', { root: '/', id: '1', other: '1' }],
    ['half a character', { root: '/', id: '\ud800' }],
  ])('is not sent at all with %s', async (_, values) => {
    const web = new WebDouble({});
    expect(await webOf().source(BY_ID, values)).toEqual({ ok: false, reason: 'refused' });
    expect(web.asked).toEqual([]);
  });

  it('is not sent if the webmail has not declared it', async () => {
    const web = new WebDouble({ '/source': { body: message() } });
    expect(await webOf().source({ ...SOURCE }, {})).toEqual({ ok: false, reason: 'refused' });
    expect(web.asked).toEqual([]);
  });
});

describe('an answer that is not a message', () => {
  it('is "signed-out" if it is the sign-in page, whatever its status', async () => {
    const body = pageText('roundcube/sign-in');
    expect(await reasonFor({ body, contentType: 'text/html' })).toBe('signed-out');
    expect(await reasonFor({ body, contentType: 'text/html', status: 403 })).toBe('signed-out');
    expect(await reasonFor({ status: 401 })).toBe('signed-out');
    expect(await reasonFor({ status: 440 })).toBe('signed-out');
    expect(await reasonFor({ body: '{"error":"ckey"}', contentType: 'application/json' })).toBe('signed-out');
    expect(await reasonFor({ body: '<html><div id="app"></div>', redirectedTo: '/auth/login?back=1' })).toBe(
      'signed-out',
    );
  });

  it('is "signed-out" if it redirects to another origin, which is not followed', async () => {
    expect(await reasonFor({ trouble: 'elsewhere' })).toBe('signed-out');
    new WebDouble({ '/source': { trouble: 'elsewhere' } });
    expect(await webOf().source(SOURCE, {}, { elsewhere: 'refused' })).toEqual({ ok: false, reason: 'refused' });
  });

  it('is "not-found" if the webmail has no such message', async () => {
    expect(await reasonFor({ status: 404, body: '{"error":"Email was not found"}' })).toBe('not-found');
    expect(await reasonFor({ status: 410 })).toBe('not-found');
    expect(await reasonFor({ body: '' })).toBe('not-found');
    expect(await reasonFor({ body: '<html><body><h1>Message doesn&#39;t exist</h1>' })).toBe('not-found');
    expect(await reasonFor({ status: 500, body: '<html><p>Message UID 7 not found' })).toBe('not-found');
  });

  it('is "refused" if the webmail answers with an error', async () => {
    expect(await reasonFor({ status: 403, body: 'no' })).toBe('refused');
    expect(await reasonFor({ status: 429, body: '{"error":"slow down"}' })).toBe('refused');
    expect(await reasonFor({ status: 503, body: '<html><h1>Service unavailable</h1>' })).toBe('refused');
  });

  it('is "not-a-message" if it is a page, JSON or any text', async () => {
    expect(await reasonFor({ body: '<!doctype html><html><body><h1>Inbox</h1>' })).toBe('not-a-message');
    expect(await reasonFor({ body: '{"messages":[]}' })).toBe('not-a-message');
    expect(await reasonFor({ body: 'User-agent: *\nDisallow: /\n' })).toBe('not-a-message');
  });

  it('is not taken for a sign-in page or a missing message because of words inside the scripts of a mailbox page', async () => {
    const script = '<script>var words = ["Not found", "<input type=password>"]</script>';
    expect(await reasonFor({ body: `<html><head>${script}</head><body><h1>Inbox</h1>` })).toBe('not-a-message');
  });

  it('is not a message even if the error page quotes one', async () => {
    expect(await reasonFor({ status: 500, body: message() })).toBe('refused');
  });

  it('is "too-large" if the header block does not end within its limit', async () => {
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode(headerBlock().trimEnd());
      for (;;) {
        yield new TextEncoder().encode(`\r\n ${'x'.repeat(64 * 1024)}`);
      }
    }
    const web = new WebDouble({ '/source': { body: pieces() } });
    expect(await webOf().source(SOURCE, {})).toEqual({ ok: false, reason: 'too-large' });
    expect(web.piecesRead).toBeLessThan(20);
    expect(web.cancelled).toBe(true);
  });

  it('is "too-large" if the end and what is beyond the limit arrive in one piece', async () => {
    const long = `${headerBlock().trimEnd()}${`\r\nX-Long: ${'x'.repeat(60)}`.repeat(20_000)}\r\n\r\n`;
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode(long);
    }
    for (const body of [pieces(), long.trimEnd()]) {
      new WebDouble({ '/source': { body } });
      expect(await webOf().source(SOURCE, {})).toEqual({ ok: false, reason: 'too-large' });
    }
  });

  it('is given up if it is an endless page', async () => {
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode('<html>');
      for (;;) {
        yield new Uint8Array(64 * 1024).fill(0x20);
      }
    }
    const web = new WebDouble({ '/source': { body: pieces() } });
    expect(await webOf().source(SOURCE, {})).toEqual({ ok: false, reason: 'not-a-message' });
    expect(web.piecesRead).toBeLessThan(100);
  });
});

describe('a connection', () => {
  it('that cannot be established or breaks off is "network"', async () => {
    expect(await reasonFor({ trouble: 'broken' })).toBe('network');
    expect(await reasonFor({ trouble: 'cut', body: 'Received: from a' })).toBe('network');
  });

  it('that stays silent ends with its time limit, as "timeout"', async () => {
    new WebDouble({ '/source': { trouble: 'silent' } });
    const timeout = new AbortController();
    const result = webOf({ timeout: timeout.signal }).source(SOURCE, {});
    timeout.abort();
    expect(await result).toEqual({ ok: false, reason: 'timeout' });
  });

  it('ends when the user ends it, as "cancelled", even in the middle of an answer', async () => {
    const cancel = new AbortController();
    function* pieces(): Generator<Uint8Array> {
      yield new TextEncoder().encode('Received: from a');
      cancel.abort();
      yield new TextEncoder().encode(' by b');
    }
    new WebDouble({ '/source': { body: pieces() }, '/other': { body: message() } });
    const web = webOf({ cancel: cancel.signal });
    expect(await web.source(SOURCE, {})).toEqual({ ok: false, reason: 'cancelled' });
    expect(await web.source(OTHER, {})).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('JSON on the way to a message', () => {
  it('is returned as it is', async () => {
    new WebDouble({ '/json': { body: '{"id":"ä"}', contentType: 'application/json' } });
    expect(await webOf().json(JSON_VALUE, {})).toEqual({ ok: true, value: { id: 'ä' } });
  });

  it('is requested by POST only if the webmail itself does so', async () => {
    const web = new WebDouble({ '/json': { body: '[]' } });
    await webOf().json(POSTED, { id: 'AAk' }, { headers: { action: 'GetItem' } });
    const body = '{"Id":"AAk","Ids":["AAk",1],"Text":"id"}';
    expect(web.asked[0]?.init).toMatchObject({ method: 'POST', body, headers: { action: 'GetItem' } });
  });

  it('returns a reason if it is not JSON', async () => {
    new WebDouble({
      '/page': { body: pageText('roundcube/sign-in') },
      '/gone': { status: 404, body: '{}' },
      '/text': { body: 'hello' },
      '/broken': { trouble: 'broken' },
    });
    expect(await webOf().json(JSON_PAGE, {})).toEqual({ ok: false, reason: 'signed-out' });
    expect(await webOf().json(JSON_GONE, {})).toEqual({ ok: false, reason: 'not-found' });
    expect(await webOf().json(JSON_TEXT, {})).toEqual({ ok: false, reason: 'not-a-message' });
    expect(await webOf().json(JSON_BROKEN, {})).toEqual({ ok: false, reason: 'network' });
  });
});
