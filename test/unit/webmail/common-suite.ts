import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageRef, Webmail, WebmailPage } from '../../../src/webmail/adapter.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/further-webmails.ts';
import { ROUTE_TIMEOUT_MS } from '../../../src/webmail/page-web.ts';
import { readOpenMessage } from '../../../src/webmail/read-open-message.ts';
import type { ReadOutcome } from '../../../src/webmail/read-outcome.ts';
import { addFurtherWebmails, MAX_OPEN_MESSAGES, messagesIn, WEBMAILS } from '../../../src/webmail/registry.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, type PageOptions, pageText } from './web-page.ts';
import { type Answer, WebDouble } from './web-double.ts';

/** A page of the webmail. */
export interface SuitePage extends PageOptions {
  /** In test/webmail-pages, "sogo/message". */
  readonly file: string;
  readonly address: string;
}

/** What the suite must know of a webmail. Its message is the one of messages.ts: "Order 48213" from news@lavka.test. */
export interface SuiteSubject {
  readonly webmail: Webmail;
  /** Shows the message. */
  readonly shown: SuitePage;
  readonly ref: MessageRef;
  /** Pages of the same webmail in which no message is open. */
  readonly closed: readonly SuitePage[];
  /** Shows another message. */
  readonly another: SuitePage;
  /** What the webmail answers, when the last of its requests is answered so: by path and query. */
  readonly answers: (source: Answer) => Readonly<Record<string, Answer>>;
  /** How it wraps a source. Without it the answer is the source. */
  readonly wrap?: (source: Uint8Array) => Uint8Array;
  /** Its answers say so (JSON), that bytes of another charset than UTF-8 do not survive in them. */
  readonly losesBytes?: true;
  readonly signedOut: Answer;
  readonly gone: Answer;
  /** Posts, because the webmail itself does. */
  readonly posts?: true;
  /** Tokens that the page has and that nobody else may see. */
  readonly secrets?: readonly string[];
  /** Puts what the page keeps outside of its document (cookies, storage) in place. */
  readonly prepare?: (page: WebmailPage) => void;
  /** As its menu would: opens the webmail's own view of the source. */
  readonly openSourceView?: (page: WebmailPage, source: string) => void;
}

const KOI8_SUBJECT = Uint8Array.of(0xf3, 0xcb, 0xc9, 0xc4, 0xcb, 0xc1);
const PIECE = 64 * 1024;

/** What every adapter owes, whichever webmail it knows. */
export function describeAdapter(subject: SuiteSubject): void {
  const { webmail, ref } = subject;
  const wrap = subject.wrap ?? ((source: Uint8Array) => source);
  /** A source as this webmail answers it, in pieces as they arrive. */
  const answered = (source: Uint8Array): Uint8Array[] => [wrap(source)];
  const wrapped = (text: string): Uint8Array[] => answered(new TextEncoder().encode(text));
  const { id, title } = webmail;

  /** What the user looks at; a test can put another page in its place. */
  let page: WebmailPage;

  async function open({ file, address, ...options }: SuitePage): Promise<WebmailPage> {
    const opened = await openPage(pageText(file), address, options);
    subject.prepare?.(opened);
    return opened;
  }

  function read(answers: Readonly<Record<string, Answer>>): {
    readonly outcome: Promise<ReadOutcome>;
    readonly web: WebDouble;
  } {
    const web = new WebDouble(answers);
    const outcome = readOpenMessage({
      look: () => page,
      messageKey: null,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    return { outcome, web };
  }

  function outcomeOf(source: Answer): Promise<ReadOutcome> {
    return read(subject.answers(source)).outcome;
  }

  beforeEach(async () => {
    addFurtherWebmails(FURTHER_WEBMAILS);
    page = await open(subject.shown);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  describe(`${title}, as every webmail,`, () => {
    it('is recognised, and no other webmail in its page', () => {
      const known = [...WEBMAILS, ...FURTHER_WEBMAILS].filter((candidate) => candidate.recognise(page));
      expect(known.map((candidate) => candidate.id)).toEqual([id]);
    });

    it('shows which message is open, with what the page tells of it', () => {
      expect(messagesIn(webmail, page)[0]?.ref).toEqual(ref);
    });

    it.each(subject.closed)('has no open message in $file', async (closed) => {
      page = await open(closed);
      expect(webmail.recognise(page)).toBe(true);
      expect(messagesIn(webmail, page)).toEqual([]);
      expect(await outcomeOf({})).toMatchObject({ ok: false, reason: 'no-open-message', webmail: { id } });
    });

    it('gives the header block of the message, and says how it was had', async () => {
      const { outcome, web } = read(subject.answers({ body: wrapped(message()) }));
      const done = await outcome;
      expect(done).toMatchObject({ ok: true, webmail: { id, title }, message: ref, complete: true });
      expect(done.ok && new TextDecoder().decode(done.source)).toBe(headerBlock());
      expect(done.attempts.at(-1)).toMatchObject({ outcome: 'read' });
      expect(web.asked.map(({ address }) => new URL(address).origin)).toEqual(web.asked.map(() => page.url.origin));
      if (subject.posts !== true) {
        expect(web.asked.map(({ init }) => init.method)).toEqual(web.asked.map(() => 'GET'));
      }
    });

    it('tells nobody the tokens of the page', async () => {
      const done = await outcomeOf({ body: wrapped(message()) });
      const refused = await outcomeOf({ status: 403 });
      for (const secret of subject.secrets ?? []) {
        expect(JSON.stringify([done, refused])).not.toContain(secret);
      }
    });

    it('gives an 8-bit header in KOI8-R as it is, or with marks where the webmail lost it', async () => {
      const [before = '', after = ''] = message({ subject: '\u0000' }).split('\u0000');
      const bytes = [before, after].map((part) => new TextEncoder().encode(part));
      const source = Uint8Array.from([...(bytes[0] ?? []), ...KOI8_SUBJECT, ...(bytes[1] ?? [])]);
      const done = await outcomeOf({ body: answered(source) });
      expect(done).toMatchObject({ ok: true });
      const kept = done.ok && Buffer.from(done.source).includes(Buffer.from(KOI8_SUBJECT));
      expect(kept).toBe(subject.losesBytes !== true);
    });

    it('reads no more of a 25 MB message than its head', async () => {
      const [bytes = new Uint8Array()] = wrapped(message({ body: 'x'.repeat(4 * PIECE) }));
      function* pieces(): Generator<Uint8Array> {
        for (let at = 0; at + PIECE < bytes.length; at += PIECE) {
          yield bytes.subarray(at, at + PIECE);
        }
        for (let sent = 0; sent < 25 * 1024 * 1024; sent += PIECE) {
          yield new Uint8Array(PIECE).fill(0x78);
        }
      }
      const { outcome, web } = read(subject.answers({ body: pieces() }));
      expect(await outcome).toMatchObject({ ok: true, complete: true });
      expect(web.piecesRead).toBeLessThan(8);
      expect(web.cancelled).toBe(true);
    });

    it('shows no source of another message', async () => {
      const body = wrapped(message({ subject: 'Another', from: 'maria@lavka.test' }));
      expect(await outcomeOf({ body })).toMatchObject({ ok: false, reason: 'other-message' });
    });

    it('shows no source when another message was opened meanwhile', async () => {
      const next = await open(subject.another);
      expect(messagesIn(webmail, next).map((open_) => open_.ref.key)).not.toContain(ref.key);
      const body = wrapped(message());
      function* pieces(): Generator<Uint8Array> {
        page = next;
        yield* body;
      }
      expect(await outcomeOf({ body: pieces() })).toMatchObject({ ok: false, reason: 'changed' });
    });

    it('says that one is signed out', async () => {
      expect(await outcomeOf(subject.signedOut)).toMatchObject({ ok: false, reason: 'signed-out' });
    });

    it('says that the message is gone', async () => {
      expect(await outcomeOf(subject.gone)).toMatchObject({ ok: false, reason: 'not-found' });
    });

    it.each<[string, Answer]>([
      [
        'not-a-message',
        { body: '<!doctype html><title>Mail</title><div id="app">Loading…</div>', contentType: 'text/html' },
      ],
      ['refused', { status: 500, body: 'Internal error' }],
      ['network', { trouble: 'broken' }],
    ])('gives the reason "%s" for an answer that is no message', async (reason, answer) => {
      const outcome = await outcomeOf(answer);
      expect(outcome).toMatchObject({ ok: false, webmail: { id } });
      expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain(reason);
    });

    it('takes no part of a message when the connection breaks in the middle of its header', async () => {
      const half = message().slice(0, 200);
      const outcome = await outcomeOf({ body: wrapped(half), trouble: 'cut' });
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain('network');
    });

    it('does not wait for ever', async () => {
      vi.useFakeTimers();
      const { outcome } = read(subject.answers({ trouble: 'silent' }));
      await vi.advanceTimersByTimeAsync(10 * ROUTE_TIMEOUT_MS);
      const timedOut = await outcome;
      expect(timedOut).toMatchObject({ ok: false });
      expect(timedOut.attempts.map((attempt) => attempt.outcome)).toContain('timeout');
      expect(vi.getTimerCount()).toBe(0);
    });

    it('is not confused by a page that hides the browser’s own names, or is flooded with marks', async () => {
      const { body } = page.document;
      for (const name of ['querySelector', 'querySelectorAll', 'cookie', 'activeElement', 'getElementById', 'body']) {
        const element = page.document.createElement('img');
        element.setAttribute('name', name);
        body.append(element);
      }
      expect(messagesIn(webmail, page).map((open_) => open_.ref)).toContainEqual(ref);
      const copies = [...body.children].flatMap((child) => Array.from({ length: 100 }, () => child.cloneNode(true)));
      body.append(...copies);
      expect(messagesIn(webmail, page).length).toBeLessThanOrEqual(MAX_OPEN_MESSAGES);
      expect(await outcomeOf({ body: wrapped(message()) })).toMatchObject({ webmail: { id } });
    });

    it('takes nothing that the sender wrote into the message for a mark of the webmail', () => {
      const holder = page.document.querySelector(webmail.bodies);
      expect(holder).not.toBeNull();
      // What is in a frame of its own cannot be mistaken; else the sender writes the whole page once more.
      if (holder !== null && holder.nodeName !== 'IFRAME') {
        const copy = page.document.body.cloneNode(true);
        const texts = page.document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          node.nodeValue = 'Forged';
        }
        holder.append(...copy.childNodes);
        expect(messagesIn(webmail, page).map((open_) => open_.ref)).toEqual([ref]);
      }
    });

    const views = subject.openSourceView === undefined ? [] : [subject.openSourceView];
    it.each(views)('is read from its own view of the source when the automatic way fails', async (openSourceView) => {
      openSourceView(page, message());
      const outcome = await outcomeOf({ status: 403 });
      expect(outcome).toMatchObject({ ok: true, message: ref });
      expect(outcome.attempts.at(-1)).toMatchObject({ route: 'source-dialog', outcome: 'read' });
    });
  });
}
