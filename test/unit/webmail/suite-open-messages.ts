import { beforeEach, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/adapter.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/further-webmails.ts';
import { messagesIn, WEBMAILS } from '../../../src/webmail/registry.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { openSuitePage, readIn, type SuiteSubject, type ThreadSubject } from './suite-subject.ts';

/** Which webmail it is, and which of its messages are open. */
export function describeOpenMessages(subject: SuiteSubject): void {
  const { webmail, ref } = subject;
  let page: WebmailPage;

  beforeEach(async () => {
    page = await openSuitePage(subject, subject.shown);
  });

  it('is recognised, and no other webmail in its page', () => {
    const known = [...WEBMAILS, ...FURTHER_WEBMAILS].filter((candidate) => candidate.recognise(page));
    expect(known.map(({ id }) => id)).toEqual([webmail.id]);
  });

  it('shows which message is open, with what the page tells of it', () => {
    expect(messagesIn(webmail, page)[0]?.ref).toEqual(ref);
  });

  it.each(subject.alsoShown ?? [])('shows the same message in $file at $address', async (view) => {
    page = await openSuitePage(subject, view);
    expect(webmail.recognise(page)).toBe(true);
    expect(refsIn(webmail, page)).toMatchObject([{ key: ref.key }]);
  });

  it.each(subject.closed)('has no open message in $file at $address', async (closed) => {
    page = await openSuitePage(subject, closed);
    expect(webmail.recognise(page)).toBe(true);
    expect(refsIn(webmail, page)).toEqual([]);
    const { outcome } = readIn(() => page, {});
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-open-message', webmail: { id: webmail.id } });
  });

  it.each(subject.hide === undefined ? [] : [subject.hide])('has no open message in a hidden pane', (hide) => {
    hide(page);
    expect(refsIn(webmail, page)).toEqual([]);
  });

  it.each(subject.thread === undefined ? [] : [subject.thread])(
    'offers each expanded message of a thread, the last one first, then the one with the focus',
    async (thread) => {
      page = await openSuitePage(subject, thread.page);
      const shown = thread.messages.map((message) => message.ref);
      expect(refsIn(webmail, page)).toMatchObject([shown.at(-1), ...shown.slice(0, -1)]);
      for (const { ref: focused, element } of thread.messages) {
        focusIn(page, element);
        expect(refsIn(webmail, page)).toMatchObject([focused, ...shown.filter((other) => other !== focused)]);
      }
    },
  );

  it.each((subject.thread?.messages ?? []).map((message, at) => ({ ...message, at })))(
    'has the message number $at of a thread where it alone is expanded, and asks for its source',
    async ({ ref: expected, at }) => {
      const { thread } = subject;
      page = await openSuitePage(subject, subject.thread?.page ?? subject.shown);
      collapseOthers(page, thread, at);
      expect(refsIn(webmail, page)).toMatchObject([expected]);
      await expectSource(at);
    },
  );

  it.each((subject.thread?.messages ?? []).map((_, at) => ({ at })))(
    'asks for the source of the message number $at of a thread when the user picks it',
    async ({ at }) => {
      page = await openSuitePage(subject, subject.thread?.page ?? subject.shown);
      await expectSource(at);
    },
  );

  /** Of the first way at least; the others may name other parts of the webmail. */
  async function expectSource(at: number): Promise<void> {
    const { sources, messages } = subject.thread ?? {};
    const source = sources?.[at];
    if (source !== undefined) {
      const asked = await addressesAskedFor(webmail, page, messages?.[at]?.ref.key);
      expect(asked.slice(0, 1)).toEqual(source === null ? [] : [page.url.origin + source]);
    }
  }
}

function collapseOthers(page: WebmailPage, thread: ThreadSubject | undefined, alone: number): void {
  for (const [at, { element }] of (thread?.messages ?? []).entries()) {
    const other = page.document.querySelector(element);
    if (other !== null && at !== alone) {
      thread?.collapse(other);
    }
  }
}

function focusIn({ document }: WebmailPage, selector: string): void {
  const button = document.createElement('button');
  document.querySelector(selector)?.prepend(button);
  button.focus();
}
