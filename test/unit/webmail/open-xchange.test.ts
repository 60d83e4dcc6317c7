// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openXchange } from '../../../src/webmail/webmails/open-xchange.ts';
import { addressesAskedFor, refsIn, tryAll } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const ADDRESS = 'https://webmail.romashka.test/appsuite/#!!&app=io.ox/mail&folder=default0/INBOX';
const SESSION = 'b2c4d6e8f0a1b2c4d6e8f0a1b2c4d6e8';

function source(id: string): string {
  const query = `action=get&src=1&unseen=true&folder=default0%2FINBOX&id=${id}&session=${SESSION}`;
  return `/appsuite/api/mail?${query}`;
}

/** The page's own requests, as the browser lists them. */
function pageAsked(...addresses: string[]): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    addresses.map((name) => ({ name, entryType: 'resource', startTime: 0, duration: 0, toJSON: () => name })),
  );
}

function signIn(): void {
  pageAsked(
    `https://webmail.romashka.test/appsuite/api/login?action=autologin&session=${'0'.repeat(32)}`,
    `https://webmail.romashka.test/appsuite/api/mail?action=all&session=${SESSION}&folder=default0%2FINBOX`,
    'https://webmail.romashka.test/appsuite/apps/themes/icon.png',
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describeAdapter({
  webmail: openXchange,
  shown: { file: 'open_xchange/message', address: ADDRESS },
  ref: {
    key: 'default0/INBOX.123',
    subject: 'Order 48213',
    sender: 'Lavka <news@lavka.test>',
    time: '11/23/2026 10:46 PM',
  },
  closed: [{ file: 'open_xchange/list', address: ADDRESS }],
  another: { file: 'open_xchange/another-message', address: ADDRESS },
  hide({ document }) {
    document.querySelector('.thread-view-list')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'open_xchange/conversation', address: ADDRESS },
    messages: [
      { ref: { key: 'default0/INBOX.126', subject: 'Another order' }, element: '[data-cid$="126"]' },
      { ref: { key: 'default0/INBOX.125', subject: 'Order 48213' }, element: '[data-cid$="125"]' },
      { ref: { key: 'default0/INBOX.123', subject: 'Order 48213' }, element: '.mail-detail[data-cid$="123"]' },
    ],
    sources: ['126', '125', '123'].map((id) => [`${source(id)}&save=1`]),
    collapse(element) {
      element.classList.remove('expanded');
    },
  },
  prepare: signIn,
  answering: {
    answers: (answer) => ({ [`${source('123')}&save=1`]: answer, [source('123')]: { status: 500 } }),
    // The documented API: an expired session is an error with that code, and status 200.
    signedOut: {
      body: '{"error":"Your session expired. Please log in again.","code":"SES-0203"}',
      contentType: 'application/json',
    },
    gone: { body: '{"error":"The message does not exist","code":"MSG-0032"}', contentType: 'application/json' },
    secrets: [SESSION],
  },
  openSourceView({ document }, text) {
    // actions/source.js: a text area in a dialog with its own class.
    const dialog = document.createElement('div');
    dialog.className = 'mail-source-dialog';
    const area = document.createElement('textarea');
    area.className = 'mail-source-view';
    area.value = text;
    dialog.append(area);
    document.body.append(dialog);
  },
});

describe('Open-Xchange', () => {
  it('is read from the text that it answers if it returns no file', async () => {
    signIn();
    new WebDouble({ [source('123')]: { body: JSON.stringify({ data: message(), timestamp: 1 }) } });
    const page = await openPage(pageText('open_xchange/message'), ADDRESS);
    expect(await tryAll(openXchange, page)).toMatchObject([
      { route: 'source-as-file', mark: 'likely', result: { ok: false } },
      { route: 'source', mark: 'likely', result: { ok: true, complete: true } },
    ]);
  });

  it('takes the number of a message after the last dot, because folders have dots', async () => {
    signIn();
    const html = pageText('open_xchange/message').replaceAll('default0/INBOX.123', 'default0/INBOX.Shop.2026.7');
    const [asked = ''] = await addressesAskedFor(openXchange, await openPage(html, ADDRESS));
    expect(new URL(asked).searchParams.get('folder')).toBe('default0/INBOX.Shop.2026');
    expect(new URL(asked).searchParams.get('id')).toBe('7');
  });

  it('takes the session from a request to its own server, and none that a sender gave an image in a message', async () => {
    const theirs = 'f'.repeat(32);
    pageAsked(
      `https://webmail.romashka.test/appsuite/api/mail?action=all&session=${SESSION}`,
      `https://evil.example/appsuite/api/mail?action=all&session=${theirs}`,
      `https://webmail.romashka.test.evil.example/appsuite/api/mail?action=all&session=${theirs}`,
    );
    const page = await openPage(pageText('open_xchange/message'), ADDRESS);
    expect(await addressesAskedFor(openXchange, page)).toEqual(
      [`${source('123')}&save=1`, source('123')].map((address) => page.url.origin + address),
    );
  });

  it('is left to the user if the page’s own requests do not show its session', async () => {
    pageAsked('https://webmail.romashka.test/appsuite/api/mail?action=all&session=<script>');
    const page = await openPage(pageText('open_xchange/message'), ADDRESS);
    expect(await tryAll(openXchange, page)).toEqual([]);
  });

  it('has no message on its sign-in page, and is not recognised by its path alone', async () => {
    expect(refsIn(openXchange, await openPage(pageText('open_xchange/sign-in'), ADDRESS))).toEqual([]);
    expect(isPageOf(openXchange, await openPage('<main>', ADDRESS))).toBe(false);
  });
});
