import { beforeEach, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { headerBlock, message } from './messages.ts';
import { openSourceView, openSuitePage, readIn, type SuiteSubject } from './suite-subject.ts';

/** The webmail's own view of a source, which the user opens where the automatic way fails or none is known. */
export function describeByHand(subject: SuiteSubject): void {
  const { webmail, ref } = subject;
  let page: WebmailPage;

  beforeEach(async () => {
    page = await openSuitePage(subject, subject.shown);
  });

  it.each(subject.answering === null ? [webmail.title] : [])('asks the user to open the source (%s)', async () => {
    const { outcome, web } = readIn(() => page, {});
    expect(await outcome).toMatchObject({ ok: false, reason: 'needs-source-view', webmail: { id: webmail.id } });
    expect(web.asked).toEqual([]);
  });

  const inPage = subject.openSourceView === null ? [] : [ref];
  const elsewhere = subject.openSourceView === null ? [ref] : [];

  it.each(inPage)('is read from its own view of the source, if nothing else answers ($key)', async () => {
    openSourceView(subject, page, message(subject.source));
    const { outcome } = readIn(() => page, subject.answering?.answers({ status: 403 }) ?? {});
    const done = await outcome;
    expect(done).toMatchObject({ ok: true, message: ref, origin: 'webmail-text' });
    expect(done.attempts.at(-1)).toMatchObject({ route: 'source-dialog', outcome: 'read' });
    const text = done.ok ? new TextDecoder().decode(done.source) : '';
    expect(text.replaceAll('\r\n', '\n')).toBe(headerBlock({ ...subject.source, lineEnd: '\n' }));
  });

  it.each(elsewhere)('takes no text of this page for a source: it opens elsewhere ($key)', async () => {
    openSourceView(subject, page, message(subject.source));
    const { outcome } = readIn(() => page, subject.answering?.answers({ status: 403 }) ?? {});
    expect(await outcome).toMatchObject({ ok: false });
  });

  it('reads no source that the sender pasted into the message as a dialog', async () => {
    const holder = page.document.querySelector(subject.body ?? webmail.bodies);
    if (holder !== null && holder.nodeName !== 'IFRAME') {
      const forged = page.document.createElement('div');
      forged.setAttribute('role', 'dialog');
      const text = page.document.createElement('pre');
      text.append(message(subject.source));
      forged.append(text);
      holder.append(forged);
    }
    const { outcome } = readIn(() => page, subject.answering?.answers({ status: 403 }) ?? {});
    expect(await outcome).toMatchObject({ ok: false });
  });
}
