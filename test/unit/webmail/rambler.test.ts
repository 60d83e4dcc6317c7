// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { rambler } from '../../../src/webmail/webmails/rambler.ts';
import { readOpenMessage } from '../../../src/webmail/reader/read-open-message.ts';
import type { ReadOutcome } from '../../../src/webmail/contract/read-outcome.ts';
import { refsIn } from './adapter-probe.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

function open(path: string): Promise<WebmailPage> {
  return openPage(pageText('rambler/message'), `https://mail.rambler.ru${path}`);
}

function read(page: WebmailPage): Promise<ReadOutcome> {
  const { signal } = new AbortController();
  return readOpenMessage({ look: () => page, messageKey: null, onProgress: () => undefined, signal });
}

describe('Rambler Mail', () => {
  it('is recognised at its host', async () => {
    expect(isPageOf(rambler, await open('/folder/INBOX'))).toBe(true);
    expect(isPageOf(rambler, await openPage('', 'https://www.rambler.ru/'))).toBe(false);
  });

  it('has the open message in its address, and none in a folder', async () => {
    expect(refsIn(rambler, await open('/folder/INBOX/2'))).toMatchObject([{ key: 'INBOX/2' }]);
    expect(refsIn(rambler, await open('/folder/INBOX'))).toEqual([]);
  });

  it('asks the user to open the source, because no way to it is known', async () => {
    expect(await read(await open('/folder/INBOX/2'))).toMatchObject({
      ok: false,
      reason: 'needs-source-view',
      webmail: { id: 'rambler' },
      attempts: [],
    });
  });

  it('reads the source once the user has opened it in a dialog', async () => {
    const page = await open('/folder/INBOX/2');
    const dialog = page.document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.append(page.document.createElement('pre'));
    dialog.querySelector('pre')?.append(message());
    page.document.body.append(dialog);
    expect(await read(page)).toMatchObject({
      ok: true,
      webmail: { id: 'rambler' },
      attempts: [{ route: 'source-dialog' }],
    });
  });
});

describeAdapter({
  webmail: rambler,
  shown: { file: 'rambler/message', address: 'https://mail.rambler.ru/folder/INBOX/2' },
  ref: { key: 'INBOX/2', subject: null, sender: null, time: null },
  closed: [{ file: 'rambler/message', address: 'https://mail.rambler.ru/folder/INBOX' }],
  hide: 'only the address says what is open',
  thread: 'its page does not show which messages are expanded',
  another: { file: 'rambler/message', address: 'https://mail.rambler.ru/folder/INBOX/3' },
  answering: null,
});
