// @vitest-environment jsdom
/**
 * A sender writes into a message what every webmail's page has: its marks, the elements of its head, and the attributes
 * of its root and body on the message's own elements; also a dialog and a text with a forged source. None of this may
 * turn a page into another webmail's, cause a new request, or be read as the webmail's source.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { addFurtherWebmails, messagesIn, recogniseWebmail } from '../../../src/webmail/reader/registry.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import type { ReadOutcome } from '../../../src/webmail/contract/read-outcome.ts';
import { sourcesOnPage } from '../../../src/webmail/reader/unknown-page.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { KNOWN_PAGES, type KnownPage, openKnownPage } from './known-pages.ts';
import { message } from './messages.ts';
import { WebDouble } from './web-double.ts';
import { openPage, pageText } from './web-page.ts';

/** What a sender can copy of a page: all of it except its scripts; and a source in a dialog. Made once for each file. */
function imitationOf(file: string): Node {
  const known = IMITATIONS.get(file) ?? newImitationOf(file);
  IMITATIONS.set(file, known);
  return known.cloneNode(true);
}

const IMITATIONS = new Map<string, Element>();

function newImitationOf(file: string): Element {
  const { documentElement: html, head, body } = new DOMParser().parseFromString(pageText(file), 'text/html');
  const inner = likeness(body);
  inner.append(...head.childNodes, ...body.childNodes);
  const outer = likeness(html);
  outer.append(inner, forgedDialog());
  for (const script of outer.querySelectorAll('script')) script.remove();
  return outer;
}

/** An element of the message that has the attributes of an element which no message can contain. */
function likeness(of: Element): Element {
  const copy = document.createElement('div');
  for (const { name, value } of of.attributes) copy.setAttribute(name, value);
  return copy;
}

function forgedDialog(): Element {
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  const text = document.createElement('pre');
  text.append(message({ subject: 'Forged' }));
  dialog.append(text);
  return dialog;
}

const FILES = [...new Set(KNOWN_PAGES.map(({ file }) => file))];

async function read(page: WebmailPage): Promise<{ readonly outcome: ReadOutcome; readonly asked: readonly string[] }> {
  const web = new WebDouble({});
  const { signal } = new AbortController();
  const outcome = await readOpenMessage({ look: () => page, messageKey: null, onProgress: () => undefined, signal });
  return { outcome, asked: web.asked.map(({ address }) => address) };
}

beforeEach(() => {
  addFurtherWebmails(FURTHER_WEBMAILS, sourcesOnPage);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a page that no webmail claims', () => {
  it.each(FILES)('stays unknown with a message that imitates %s, and sends no request', async (file) => {
    const page = await openPage('<h1>Mail</h1><article></article>', 'https://mail.company.test/view/1');
    page.document.querySelector('article')?.append(imitationOf(file));
    expect(recogniseWebmail(page)).toBeNull();
    const { outcome, asked } = await read(page);
    expect(asked).toEqual([]);
    // The forged text is on the screen: it is read as what anyone may have written. Outlook's page has a second one.
    const wanted = file === 'outlook/conversation' ? 'several-sources' : 'page-text';
    expect(outcome.ok ? outcome.origin : outcome.reason).toBe(wanted);
    expect(outcome.webmail?.id).toBe('source');
  });
});

describe.each(KNOWN_PAGES.filter(({ senderWrites }) => senderWrites !== null))('$title', (known: KnownPage) => {
  it('stays what it is with a message that imitates every webmail, and requests nothing else', async () => {
    const untouched = await openKnownPage(known);
    const before = await read(untouched);
    const refs = messagesIn(known.webmail, untouched).map(({ ref }) => ref);
    const page = await openKnownPage(known);
    const holder = page.document.querySelector(known.senderWrites ?? '');
    expect(holder).not.toBeNull();
    holder?.append(...FILES.map(imitationOf));
    expect(recogniseWebmail(page)?.id).toBe(known.webmail.id);
    expect(messagesIn(known.webmail, page).map(({ ref }) => ref)).toEqual(refs);
    const { outcome, asked } = await read(page);
    expect(asked).toEqual(before.asked);
    expect(outcome).toMatchObject({ ok: false, webmail: { id: known.webmail.id } });
  });
});

describe('an examination of a page', () => {
  const COUNTED = ['closest', 'matches', 'querySelector', 'querySelectorAll', 'getBoundingClientRect'] as const;

  /**
   * The number of calls of the document's functions in one look, with this many imitations of every webmail in the
   * message.
   */
  async function workOf(copies: number): Promise<{ readonly calls: number; readonly copied: number }> {
    const sogo = KNOWN_PAGES.find(({ webmail }) => webmail.id === 'sogo');
    if (sogo === undefined) throw new Error('no page of SOGo');
    const page = await openKnownPage(sogo);
    const holder = page.document.querySelector('.msg-body');
    for (let copy = 0; copy < copies; copy += 1) holder?.append(...FILES.map(imitationOf));
    const spies = COUNTED.map((name) => vi.spyOn(Element.prototype, name));
    const ofDocument = (['querySelector', 'querySelectorAll'] as const).map((name) =>
      vi.spyOn(Document.prototype, name),
    );
    const clone = vi.spyOn(Node.prototype, 'cloneNode');
    const webmail = recogniseWebmail(page);
    expect(webmail?.id).toBe('sogo');
    expect(webmail === null ? [] : messagesIn(webmail, page)).toHaveLength(1);
    const calls = [...spies, ...ofDocument].reduce((sum, { mock }) => sum + mock.calls.length, 0);
    const copied = clone.mock.calls.length;
    for (const spy of [...spies, ...ofDocument, clone]) spy.mockRestore();
    return { calls, copied };
  }

  it('takes work at most proportional to the page, whatever marks a sender plants, and copies nothing', async () => {
    const [one, two] = [await workOf(4), await workOf(8)];
    expect(two.calls / one.calls).toBeLessThanOrEqual(2.2);
    expect([one.copied, two.copied]).toEqual([0, 0]);
  });
});
