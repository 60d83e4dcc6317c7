// @vitest-environment jsdom
/**
 * Every webmail that the lab plays, with its pages and its server's answers, read by the engine without a browser. The
 * end-to-end tests click on one screen of each (test/e2e/fixture-webmails.test.ts); here are the others.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import type { ReadOutcome } from '../../../src/webmail/contract/read-outcome.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import { addFurtherWebmails } from '../../../src/webmail/reader/registry.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { FIXTURE_WEBMAILS } from '../../lab/fixture-webmails/all.ts';
import { deliveredSource } from '../../lab/fixture-webmails/delivered-mail.ts';
import { type FixtureWebmail, type Screen, withSource } from '../../lab/fixture-webmails/fixture-webmail.ts';
import { screenText } from '../../lab/fixture-webmails/screen-text.ts';
import { hideNames } from './hidden-names.ts';
import { layOutPages } from './page-layout.ts';
import { openPage } from './web-page.ts';

/** Names that a page's elements can take from `document`. Not `getElementById`: jsdom's own selectors call it there. */
const HIDDEN_NAMES = ['querySelector', 'querySelectorAll', 'cookie', 'activeElement', 'body'];
const FLOOD = 200;

/** Stands in for the webmail's server, and keeps the origins that are asked. */
class PlayedServer {
  readonly origins = new Set<string>();
  isSessionOpen = true;
  readonly #webmail: FixtureWebmail;
  readonly #cookies: () => string;

  constructor(webmail: FixtureWebmail, cookies: () => string) {
    this.#webmail = webmail;
    this.#cookies = cookies;
    vi.stubGlobal('fetch', (address: URL, init: RequestInit) => this.#fetch(new URL(address.href), init));
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    this.origins.add(url.origin);
    const headers = {
      ...Object.fromEntries(new Headers(init.headers)),
      cookie: this.#cookies(),
      'sec-fetch-dest': 'empty',
      'sec-fetch-site': 'same-origin',
    };
    const asked = { method: init.method ?? 'GET', url, headers, body: typeof init.body === 'string' ? init.body : '' };
    const answer = this.#webmail.answer(asked, {
      isSignedIn: this.isSessionOpen,
      source: (id) => {
        const message = this.#webmail.messages[id];
        return message === undefined ? null : deliveredSource(message);
      },
    }) ?? { status: 404 };
    const { location } = answer.headers ?? {};
    if (typeof location === 'string') return this.#redirect(new URL(location, url), url, init);
    return toResponse(answer, url);
  }

  /** As browsers do it for a request with the mode "same-origin". */
  async #redirect(to: URL, from: URL, init: RequestInit): Promise<Response> {
    if (init.redirect === 'manual') return withProperties(new Response(null), { type: 'opaqueredirect' });
    if (to.origin !== from.origin) throw new TypeError('Failed to fetch');
    return withProperties(await this.#fetch(to, init), { redirected: true });
  }
}

function toResponse(
  { status = 200, headers = {}, body = '' }: NonNullable<ReturnType<FixtureWebmail['answer']>>,
  url: URL,
): Response {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return withProperties(new Response(Buffer.from(body), { status, headers: given }), { url: url.href });
}

/** Properties of a response that its constructor cannot set. */
function withProperties(response: Response, properties: Partial<Response>): Response {
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(response, name, { value });
  return response;
}

/** As in common-suite.ts: jsdom has no layout. */
function isShown(this: Element): boolean {
  return this.closest('[hidden], [style*="display: none"], [style*="display:none"]') === null;
}

beforeEach(() => {
  addFurtherWebmails(FURTHER_WEBMAILS);
  layOutPages();
  Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: isShown });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Reflect.deleteProperty(Element.prototype, 'checkVisibility');
});

describe.each(FIXTURE_WEBMAILS)('a message in $title', (webmail) => {
  const { host, messages, shown, next, storage = {}, cookies = [], requests = [], byHand } = webmail;

  async function open(screen: Screen, opened = ''): Promise<{ page: WebmailPage; server: PlayedServer }> {
    const page = await openPage(
      screenText(screen).replace('</body>', () => `${opened}</body>`),
      `https://${host}${screen.address}`,
    );
    for (const cookie of cookies) page.document.cookie = cookie;
    const seen = page.document.cookie;
    localStorage.clear();
    for (const [name, value] of Object.entries(storage)) localStorage.setItem(name, value);
    const asked = requests.map((path) => new URL(path, page.url).href);
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
      asked.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
    );
    return { page, server: new PlayedServer(webmail, () => seen) };
  }

  function read(page: WebmailPage, messageKey: string | null = null): Promise<ReadOutcome> {
    const { signal } = new AbortController();
    return readOpenMessage({ look: () => page, messageKey, onProgress: () => undefined, signal });
  }

  /** Which message was read, by its id; or why none was. */
  function whatWasRead(outcome: ReadOutcome): Screen['reads'] {
    if (!outcome.ok) return { reason: outcome.reason };
    const header = headerOf(outcome.source);
    const found = Object.entries(messages).find(([, message]) => headerOf(deliveredSource(message)) === header);
    return found?.[0] ?? 'a source that no message has';
  }

  it.each([
    ['on the screen', shown],
    ['that is opened next', next],
  ] as const)('%s is the one that is read, and only its own server is asked', async (_, screen) => {
    const { page, server } = await open(screen);
    expect(whatWasRead(await read(page))).toEqual(screen.reads);
    expect([...server.origins].filter((origin) => origin !== `https://${host}`)).toEqual([]);
  });

  it.each(shown.choose === undefined ? [] : [shown.choose])(
    'of $sender, also open, is read when the user chooses it',
    async ({ sender, reads }) => {
      const { page } = await open(shown);
      const { others } = await read(page);
      const chosen = others.find((ref) => ref.sender?.includes(sender));
      expect(whatWasRead(await read(page, chosen?.key ?? 'none'))).toEqual(reads);
    },
  );

  it('is not mistaken in a page that forges and floods', async () => {
    const { page } = await open(next);
    const wanted = Object.keys(messages).find((id) => id !== next.reads) ?? '';
    forge(page.document, webmail.senderWrites, typeof next.reads === 'string' ? next.reads : '', wanted);
    expect(whatWasRead(await read(page))).toEqual(next.reads);
  });

  it('is not read if the session has ended', async () => {
    const { page, server } = await open(shown);
    server.isSessionOpen = false;
    expect(whatWasRead(await read(page))).toEqual({ reason: webmail.signedOut });
  });

  it.each(byHand !== undefined && 'dialog' in byHand ? [byHand] : [])(
    'is read from the dialog in which the user has opened its source, if the automatic way fails',
    async ({ dialog, reads }) => {
      const message = messages[reads];
      if (message === undefined) throw new Error(`no message ${reads}`);
      const { page, server } = await open(shown, withSource(dialog, deliveredSource(message)));
      server.isSessionOpen = false;
      const outcome = await read(page);
      expect([whatWasRead(outcome), outcome.ok && outcome.origin]).toEqual([reads, 'webmail-text']);
    },
  );
});

/** What a page can do against its reader, as far as it has an effect outside the page's own scripts. */
function forge(document: Document, senderWrites: string | null, shown: string, wanted: string): void {
  const { body } = document;
  const holder = senderWrites === null ? null : document.querySelector(senderWrites);
  expect(holder === null).toBe(senderWrites === null);
  if (holder !== null) {
    const copy = body.cloneNode(true);
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) node.nodeValue = 'Forged';
    holder.append(...copy.childNodes);
    for (const { attributes } of holder.querySelectorAll('*')) {
      for (const attribute of attributes) attribute.value = attribute.value.replaceAll(shown, wanted);
    }
  }
  for (let count = 0; count < FLOOD; count += 1) body.append(document.createElement('i'));
  hideNames(document, HIDDEN_NAMES);
}

/** The lines of a header block, however they end. */
function headerOf(source: Uint8Array): string {
  const text = new TextDecoder().decode(source).replaceAll('\r\n', '\n');
  return text.split('\n\n', 1)[0]?.trim() ?? '';
}
