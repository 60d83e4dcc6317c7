import { beforeEach, describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { FURTHER_WEBMAILS } from '../../../src/webmail/webmails/further-registry.ts';
import { messagesIn, WEBMAILS } from '../../../src/webmail/reader/registry.ts';
import { addressesAskedFor, refsIn } from './adapter-probe.ts';
import { openSuitePage, readIn, type SuiteSubject, type ThreadSubject } from './suite-subject.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

/** Which webmail it is, and which of its messages are open. */
export function describeOpenMessages(subject: SuiteSubject): void {
  const { webmail, ref } = subject;
  let page: WebmailPage;

  beforeEach(async () => {
    page = await openSuitePage(subject, subject.shown);
  });

  it('is recognised, and no other webmail in its page', () => {
    const known = [...WEBMAILS, ...FURTHER_WEBMAILS].filter((candidate) => isPageOf(candidate, page));
    expect(known.map(({ id }) => id)).toEqual([webmail.id]);
  });

  it('shows which message is open, with the page’s details', () => {
    expect(messagesIn(webmail, page)[0]?.ref).toEqual(ref);
  });

  it.each(subject.alsoShown ?? [])('shows the same message in $file at $address', async (view) => {
    page = await openSuitePage(subject, view);
    expect(isPageOf(webmail, page)).toBe(true);
    expect(refsIn(webmail, page)).toMatchObject([{ key: ref.key }]);
  });

  it.each(subject.closed)('has no open message in $file at $address', async (closed) => {
    page = await openSuitePage(subject, closed);
    expect(isPageOf(webmail, page)).toBe(true);
    expect(refsIn(webmail, page)).toEqual([]);
    const { outcome } = readIn(() => page, {});
    expect(await outcome).toMatchObject({ ok: false, reason: 'no-open-message', webmail: { id: webmail.id } });
  });

  it.each(typeof subject.hide === 'string' ? [] : [subject.hide])('has no open message in a hidden pane', (hide) => {
    hide(page);
    expect(refsIn(webmail, page)).toEqual([]);
  });

  const { thread } = subject;
  describe.each(typeof thread === 'string' ? [] : [thread])('of a thread', (each) => {
    describeThread(subject, each);
  });
}

/** Several messages, one below the other, each of which can be the one that the user means. */
function describeThread(subject: SuiteSubject, thread: ThreadSubject): void {
  const { webmail } = subject;
  const shown = thread.messages.map((message) => message.ref);
  const each = thread.messages.map(({ ref }, at) => ({ ref, at }));
  let page: WebmailPage;

  beforeEach(async () => {
    page = await openSuitePage(subject, thread.page);
  });

  it('offers each expanded message of a thread, the last one first, then the focused one', () => {
    expect(refsIn(webmail, page)).toMatchObject([shown.at(-1), ...shown.slice(0, -1)]);
    for (const { ref: focused, element } of thread.messages) {
      focusIn(page, element);
      expect(refsIn(webmail, page)).toMatchObject([focused, ...shown.filter((other) => other !== focused)]);
    }
  });

  it.each(each)(
    'has the message number $at of a thread if only that one is expanded, and requests its source',
    async ({ ref, at }) => {
      collapseOthers(page, thread, at);
      expect(refsIn(webmail, page)).toMatchObject([ref]);
      await expectSource(at, thread.sourceAlone ?? thread.sources[at]);
    },
  );

  it.each(each)('requests the source of the message number $at of a thread when the user picks it', async ({ at }) => {
    await expectSource(at, thread.sources[at]);
  });

  /** Of the first way at least; the others may name other parts of the webmail. */
  async function expectSource(at: number, source: readonly string[] = []): Promise<void> {
    const asked = await addressesAskedFor(webmail, page, thread.messages[at]?.ref.key);
    const compared = source.length === 0 ? asked : asked.slice(0, source.length);
    expect(compared).toEqual(source.map((address) => page.url.origin + address));
  }
}

function collapseOthers(page: WebmailPage, thread: ThreadSubject, alone: number): void {
  for (const [at, { element }] of thread.messages.entries()) {
    const other = page.document.querySelector(element);
    if (other !== null && at !== alone) {
      thread.collapse(other);
    }
  }
}

function focusIn({ document }: WebmailPage, selector: string): void {
  const button = document.createElement('button');
  document.querySelector(selector)?.prepend(button);
  button.focus();
}
