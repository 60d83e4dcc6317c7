// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { proton } from '../../../src/webmail/webmails/proton.ts';
import { tryAll } from './adapter-probe.ts';
import { describeAdapter } from './common-suite.ts';
import { headerBlock, message } from './messages.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const FOLDER = 'https://mail.proton.me/u/1/inbox';
const NAMED = 'h1XkQ2jvRkPv8oTzM3FZ0a_Lw7nYdE4sB6uCg9iKpNqWxVtJ5rHmUyGfD2lSeAo-1bQzXcTnR0wYkPvMjLhF';
const [FIRST, MIDDLE, LAST] = [`${NAMED}3g==`, `${NAMED}4g==`, `${NAMED}5g==`];
const SESSION = 'k2j4h5g6f7d8s9a0k2j4h5g6f7d8s9a0';

function source(id: string): string {
  return `/api/mail/v4/messages/${encodeURIComponent(id)}`;
}

function signIn(): void {
  localStorage.setItem('ps-0', JSON.stringify({ UID: 'another-account-0000' }));
  localStorage.setItem('ps-1', JSON.stringify({ UserID: 'u', UID: SESSION }));
}

/** As Proton's server answers: the fields again by their names, which the sender chose, and the encrypted body. */
function wrap(stored: Uint8Array): Uint8Array {
  const [block = '', body = ''] = new TextDecoder().decode(stored).split('\r\n\r\n', 2);
  const forged = headerBlock({ subject: 'Forged' });
  return new TextEncoder().encode(
    JSON.stringify({
      Code: 1000,
      Message: {
        ID: FIRST,
        Subject: '","Header":"forged',
        ParsedHeaders: { Header: forged, Message: { Header: forged } },
        Header: block,
        Body: `-----BEGIN PGP MESSAGE-----\n\n${body}`,
      },
    }),
  );
}

afterEach(() => {
  localStorage.clear();
});

describeAdapter({
  webmail: proton,
  shown: { file: 'proton/message', address: `${FOLDER}/${FIRST}` },
  ref: { key: FIRST, subject: 'Order 48213', sender: 'Lavka <news@lavka.test>', time: '2 hours ago' },
  closed: [{ file: 'proton/list', address: FOLDER }],
  another: { file: 'proton/another-message', address: FOLDER },
  hide({ document }) {
    document.querySelector('main')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'proton/conversation', address: `${FOLDER}/conversation-id/${FIRST}` },
    messages: [
      { ref: { key: FIRST, subject: 'Order 48213' }, element: `[data-message-id="${FIRST}"]` },
      { ref: { key: MIDDLE, sender: 'Ivan <ivan@romashka.test>' }, element: `[data-message-id="${MIDDLE}"]` },
      { ref: { key: LAST, time: '5 minutes ago' }, element: `[data-message-id="${LAST}"]` },
    ],
    sources: [FIRST, MIDDLE, LAST].map((id) => ['/assets/version.json', source(id)]),
    collapse(element) {
      element.setAttribute('data-expanded', 'false');
    },
  },
  prepare: signIn,
  answering: {
    answers: (answer) => ({
      '/assets/version.json': { body: '{"version":"5.0.140.2","commit":"abc"}' },
      [source(FIRST)]: answer,
    }),
    wrap,
    losesBytes: true,
    signedOut: { status: 401, body: '{"Code":401,"Error":"Invalid access token"}', contentType: 'application/json' },
    gone: { status: 404, body: '{"Code":2501,"Error":"Message does not exist"}', contentType: 'application/json' },
    secrets: [SESSION],
  },
  openSourceView({ document }, text) {
    // MessageHeadersModal.tsx: header block, "\n\r", body.
    const [block = ''] = text.split('\r\n\r\n', 1);
    const dialog = document.createElement('dialog');
    dialog.append(document.createElement('pre'));
    dialog.querySelector('pre')?.append(`${block}\n\r-----BEGIN PGP MESSAGE-----\nVersion: ProtonMail\n\nabc`);
    dialog.setAttribute('open', '');
    document.body.append(dialog);
  },
});

describe('Proton Mail', () => {
  const conversation = (): Promise<WebmailPage> => openPage(pageText('proton/conversation'), FOLDER);

  it('is requested for the account of its address, with the version that the server runs', async () => {
    signIn();
    const web = new WebDouble({
      '/assets/version.json': { body: '{"version":"5.0.140.2"}' },
      [source(MIDDLE)]: { body: wrap(new TextEncoder().encode(message())) },
    });
    expect(await tryAll(proton, await conversation(), MIDDLE)).toMatchObject([
      { mark: 'verified', result: { ok: true } },
    ]);
    expect(web.asked.at(-1)?.init.headers).toMatchObject({
      'x-pm-uid': SESSION,
      'x-pm-appversion': 'web-mail@5.0.140.2',
      accept: 'application/vnd.protonmail.v1+json',
    });
  });

  it.each(['{"version":"5.0\\r\\nX-Evil: 1"}', '<html>', '{}'])(
    'is requested with a default version if the server says %s',
    async (answer) => {
      signIn();
      const web = new WebDouble({ '/assets/version.json': { body: answer } });
      await tryAll(proton, await conversation(), MIDDLE);
      expect(web.asked[1]?.init.headers).toMatchObject({ 'x-pm-appversion': 'web-mail@5.0.133.5' });
    },
  );

  it.each([null, 'not JSON', '{"UID":"a\\r\\nX-Evil: 1"}', '{"UID":7}'])(
    'is not requested if the page has no usable session (%s)',
    async (stored) => {
      localStorage.setItem('ps-1', stored ?? '');
      const web = new WebDouble({});
      expect(await tryAll(proton, await conversation())).toMatchObject([{ result: { reason: 'needs-source-view' } }]);
      expect(web.asked).toEqual([]);
    },
  );

  it('is not its sign-in page', async () => {
    expect(isPageOf(proton, await openPage('', 'https://account.proton.me/mail'))).toBe(false);
  });
});
