import { beforeEach, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { ROUTE_TIMEOUT_MS } from '../../../src/webmail/reader/page-web.ts';
import type { ReadOutcome } from '../../../src/webmail/contract/read-outcome.ts';
import { messagesIn } from '../../../src/webmail/reader/registry.ts';
import { headerBlock, message } from './messages.ts';
import { type AnsweringSubject, openSuitePage, pageForAll, readIn, type SuiteSubject } from './suite-subject.ts';
import type { Answer } from './web-double.ts';

const KOI8_SUBJECT = Uint8Array.of(0xf3, 0xcb, 0xc9, 0xc4, 0xcb, 0xc1);
const PIECE = 64 * 1024;

/**
 * One webmail for each way of answering: bytes, a page, JSON, bytes encoded twice, several requests. How a connection ends is the
 * engine's business, and the same for all webmails that answer so.
 */
const OF_EACH_KIND: readonly string[] = ['roundcube', 'gmail', 'mailhog', 'sogo', 'outlook'];

/** The result of each kind of answer. */
export function describeReading(subject: SuiteSubject, answering: AnsweringSubject): void {
  const { webmail, ref } = subject;
  const { id, title } = webmail;
  const wrap = answering.wrap ?? ((source: Uint8Array) => source);
  /** A source as this webmail answers it, in pieces as they arrive. */
  const answered = (source: Uint8Array): Uint8Array[] => [wrap(source)];
  const wrapped = (text: string): Uint8Array[] => answered(new TextEncoder().encode(text));

  /** What the user looks at; a test can put another page in its place. */
  let page: WebmailPage;

  const read = (source: Answer): ReturnType<typeof readIn> => readIn(() => page, answering.answers(source));
  const outcomeOf = (source: Answer): Promise<ReadOutcome> => read(source).outcome;

  // Reading changes nothing in a page, so one page is enough for all tests.
  const openOnce = pageForAll(subject);

  beforeEach(async () => {
    page = await openOnce();
  });

  it('yields the header block of the message, and says how it was obtained', async () => {
    const { outcome, web } = read({ body: wrapped(message(subject.source)) });
    const done = await outcome;
    expect(done).toMatchObject({ ok: true, webmail: { id, title }, message: ref, complete: true, origin: 'answer' });
    expect(done.ok && new TextDecoder().decode(done.source)).toBe(headerBlock(subject.source));
    expect(done.attempts.at(-1)).toMatchObject({ outcome: 'read' });
    expect(web.asked.map(({ address }) => new URL(address).origin)).toEqual(web.asked.map(() => page.url.origin));
    if (answering.posts !== true) {
      expect(web.asked.map(({ init }) => init.method)).toEqual(web.asked.map(() => 'GET'));
    }
  });

  it('yields the same if the answer arrives byte by byte', async () => {
    const [bytes = new Uint8Array()] = wrapped(message(subject.source));
    const done = await outcomeOf({ body: Array.from(bytes, (byte) => Uint8Array.of(byte)) });
    expect(done.ok && new TextDecoder().decode(done.source)).toBe(headerBlock(subject.source));
  });

  it.each(answering.secrets ?? [])('reveals to nobody %s, a token of the page', async (secret) => {
    const done = await outcomeOf({ body: wrapped(message(subject.source)) });
    const refused = await outcomeOf({ status: 403 });
    expect(JSON.stringify([done, refused])).not.toContain(secret);
  });

  it('yields an 8-bit header in KOI8-R as it is, or with marks where the webmail lost it', async () => {
    const [before = '', after = ''] = message({ ...subject.source, subject: '\u0000' }).split('\u0000');
    const bytes = [before, after].map((part) => new TextEncoder().encode(part));
    const source = Uint8Array.from([...(bytes[0] ?? []), ...KOI8_SUBJECT, ...(bytes[1] ?? [])]);
    const done = await outcomeOf({ body: answered(source) });
    expect(done).toMatchObject({ ok: true });
    const kept = done.ok && Buffer.from(done.source).includes(Buffer.from(KOI8_SUBJECT));
    expect(kept).toBe(answering.losesBytes !== true);
  });

  it.each(answering.comparesNothing === true ? [] : ['subject and sender'])(
    'shows no source of another message, which it recognises by its %s',
    async () => {
      const body = wrapped(message({ subject: 'Another', from: 'maria@lavka.test' }));
      const outcome = await outcomeOf({ body });
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain('other-message');
    },
  );

  it('shows no source if another message was opened meanwhile', async () => {
    const next = await openSuitePage(subject, subject.another ?? subject.shown);
    expect(messagesIn(webmail, next).map((open) => open.ref.key)).not.toContain(ref.key);
    const body = wrapped(message(subject.source));
    function* pieces(): Generator<Uint8Array> {
      page = next;
      yield* body;
    }
    expect(await outcomeOf({ body: pieces() })).toMatchObject({ ok: false, reason: 'changed' });
  });

  it('says that the user is signed out', async () => {
    expect(await outcomeOf(answering.signedOut)).toMatchObject({ ok: false, reason: 'signed-out' });
  });

  it('says that the message is gone, or that it has to be opened by hand if the way itself is inferred', async () => {
    const outcome = await outcomeOf(answering.gone);
    const inferred = outcome.attempts.every(({ mark }) => mark === 'likely');
    expect(outcome).toMatchObject({ ok: false, reason: inferred ? 'needs-source-view' : 'not-found' });
    expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain('not-found');
  });

  if (OF_EACH_KIND.includes(webmail.id)) {
    describeTrouble();
  }

  function describeTrouble(): void {
    it('reads no more of a 25 MB message than its head', async () => {
      const [bytes = new Uint8Array()] = wrapped(message({ ...subject.source, body: 'x'.repeat(4 * PIECE) }));
      function* pieces(): Generator<Uint8Array> {
        for (let at = 0; at + PIECE < bytes.length; at += PIECE) {
          yield bytes.subarray(at, at + PIECE);
        }
        for (let sent = 0; sent < 25 * 1024 * 1024; sent += PIECE) {
          yield new Uint8Array(PIECE).fill(0x78);
        }
      }
      const { outcome, web } = read({ body: pieces() });
      if (answering.headersAlone === true) {
        // No message is that long here: such an answer is not one, and is not read to its end.
        expect(await outcome).toMatchObject({ ok: false });
        expect(web.piecesRead).toBeLessThan(80);
      } else {
        expect(await outcome).toMatchObject({ ok: true, complete: true });
        expect(web.piecesRead).toBeLessThan(8);
      }
      expect(web.cancelled).toBe(true);
    });

    it.each<[string, Answer]>([
      [
        'not-a-message',
        { body: '<!doctype html><title>Mail</title><div id="app">Loading…</div>', contentType: 'text/html' },
      ],
      ['refused', { status: 500, body: 'Internal error' }],
      ['network', { trouble: 'broken' }],
    ])('returns the reason "%s" for an answer that is not a message', async (reason, answer) => {
      const outcome = await outcomeOf(answer);
      expect(outcome).toMatchObject({ ok: false, webmail: { id } });
      expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain(reason);
    });

    it('accepts no part of a message if the connection breaks in the middle of its header', async () => {
      const [bytes = new Uint8Array()] = wrapped(message(subject.source));
      const middle = Buffer.from(bytes).indexOf('Subject');
      const outcome = await outcomeOf({ body: bytes.subarray(0, middle), trouble: 'cut' });
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.attempts.map((attempt) => attempt.outcome)).toContain('network');
    });

    it.each<[string, Answer]>([
      ['never answers', { trouble: 'silent' }],
      [
        'stops in the middle of a header',
        { body: wrapped(message(subject.source))[0]?.subarray(0, 300) ?? '', trouble: 'stalled' },
      ],
    ])('times out on a server that %s', async (_, answer) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const { outcome } = read(answer);
      await vi.advanceTimersByTimeAsync(10 * ROUTE_TIMEOUT_MS);
      const timedOut = await outcome;
      expect(timedOut).toMatchObject({ ok: false });
      expect(timedOut.attempts.map((attempt) => attempt.outcome)).toContain('timeout');
      expect(vi.getTimerCount()).toBe(0);
    });
  }
}
