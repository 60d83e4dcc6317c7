// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebmailPage } from '../../../src/webmail/contract/adapter.ts';
import { gmail } from '../../../src/webmail/webmails/gmail.ts';
import { addressesAskedFor, refsIn, tryAll } from './adapter-probe.ts';
import { openPage, pageText } from './web-page.ts';
import { WebDouble } from './web-double.ts';
import { describeAdapter } from './common-suite.ts';
import { isPageOf } from '../../../src/webmail/reader/recognise.ts';

const FIRST = {
  key: 'msg-f:1638756560099919527',
  subject: 'Заказ 48213',
  sender: 'news@lavka.test',
  time: '23 нояб. 2026 г., 19:46',
};
const LAST = {
  key: 'msg-a:r-4711',
  subject: 'Заказ 48213',
  sender: 'ivan@romashka.test',
  time: '23 нояб. 2026 г., 20:01',
};

function thread(path = '/mail/u/1/'): Promise<WebmailPage> {
  return openPage(pageText('gmail/thread'), `https://mail.google.com${path}#inbox/FMfcgzQ`);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Gmail is recognised', () => {
  it('at its host, with any account', async () => {
    expect(isPageOf(gmail, await thread())).toBe(true);
    expect(isPageOf(gmail, await thread('/mail/b/AEoRXRS/u/0/'))).toBe(true);
  });

  it('not where it shows a source, nor at a look-alike', async () => {
    const original = await openPage(
      pageText('source/gmail-show-original'),
      'https://mail.google.com/mail/u/0/?view=om&th=1&ik=1',
    );
    expect(isPageOf(gmail, original)).toBe(false);
    expect(isPageOf(gmail, await openPage(pageText('gmail/thread'), 'https://mail.google.com.evil.example/'))).toBe(
      false,
    );
  });
});

describe('the messages that are open in Gmail', () => {
  it('are the visible expanded ones, the last one first', async () => {
    expect(refsIn(gmail, await thread())).toEqual([LAST, FIRST]);
  });

  it('begin with the focused one', async () => {
    const page = await thread();
    const first = page.document.querySelector<HTMLElement>('.adn[data-message-id$="9527"]');
    first?.setAttribute('tabindex', '-1');
    first?.focus();
    expect(refsIn(gmail, page)).toEqual([FIRST, LAST]);
  });

  it('do not exist in a list', async () => {
    expect(
      refsIn(gmail, await openPage('<table><tr class="zA"><td>x', 'https://mail.google.com/mail/u/0/#inbox')),
    ).toEqual([]);
  });
});

describe('the source of a message in Gmail', () => {
  it('is requested from the account that the page is for, by the permanent id and then by the older one', async () => {
    expect(await addressesAskedFor(gmail, await thread(), FIRST.key)).toEqual([
      'https://mail.google.com/mail/u/1/?view=om&permmsgid=msg-f%3A1638756560099919527&ik=a1b2c3d4e5',
      'https://mail.google.com/mail/u/1/?view=om&th=16bdfb1d9ff5f2a7&ik=a1b2c3d4e5',
    ]);
  });

  it('is requested only by the permanent id for mail sent from this page', async () => {
    expect(await addressesAskedFor(gmail, await thread(), LAST.key)).toEqual([
      'https://mail.google.com/mail/u/1/?view=om&permmsgid=msg-a%3Ar-4711&ik=a1b2c3d4e5',
    ]);
  });

  it.each([
    ['/mail/', '/mail/u/0/'],
    ['/mail/u/12/popout', '/mail/u/12/'],
    ['/mail/b/AEoRXRS/u/0/', '/mail/b/AEoRXRS/u/0/'],
  ])('is requested for a page at %s under %s', async (path, base) => {
    const [asked = ''] = await addressesAskedFor(gmail, await thread(path), FIRST.key);
    expect(new URL(asked).pathname).toBe(base);
  });

  it('is requested without the account’s key if the page shows none, and computes the older id', async () => {
    const html = pageText('gmail/thread')
      .replace('GM_ID_KEY', 'X')
      .replace(' data-legacy-message-id="16bdfb1d9ff5f2a7"', '');
    const page = await openPage(html, 'https://mail.google.com/mail/u/0/');
    expect(await addressesAskedFor(gmail, page, FIRST.key)).toEqual([
      'https://mail.google.com/mail/u/0/?view=om&permmsgid=msg-f%3A1638756560099919527',
      `https://mail.google.com/mail/u/0/?view=om&th=${1638756560099919527n.toString(16)}`,
    ]);
  });

  it('is extracted from the page that answers', async () => {
    const path = '/mail/u/1/?view=om&permmsgid=msg-a%3Ar-4711&ik=a1b2c3d4e5';
    const web = new WebDouble({ [path]: { body: pageText('source/gmail-show-original'), contentType: 'text/html' } });
    const [trial] = await tryAll(gmail, await thread());
    const text = trial?.result.ok === true ? new TextDecoder().decode(trial.result.source) : '';
    expect(text).toMatch(/^Delivered-To: ivan@gmail\.com\nReceived: from gato101\.sndsy\.ru /u);
    expect(text).toContain('\nSubject: Sale & more\n');
    expect(text.endsWith('Message-ID: <1@lavka.test>\n\n')).toBe(true);
    expect(web.asked).toHaveLength(1);
  });

  it.each([
    ['not-found', { body: pageText('gmail/message-does-not-exist'), contentType: 'text/html' }],
    ['signed-out', { trouble: 'elsewhere' as const }],
    ['not-a-message', { body: '<html><body>Loading Gmail</body></html>', contentType: 'text/html' }],
  ])('is "%s" if the answer says so', async (reason, answer) => {
    new WebDouble({ '/mail/u/1/?view=om&permmsgid=msg-a%3Ar-4711&ik=a1b2c3d4e5': answer });
    expect(await tryAll(gmail, await thread())).toMatchObject([{ result: { ok: false, reason } }]);
  });
});

const ORIGINAL = '/mail/u/1/?view=om&permmsgid=msg-f%3A1638756560099919527&ik=a1b2c3d4e5';
const ACCOUNT = 'https://mail.google.com/mail/u/1/#inbox/FMfcgzQ';

/** As "Show original" answers: the source in the only <pre> of a page in UTF-8. */
function originalPage(source: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(source);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const html = `<!doctype html><html><body><table><tr><td>SPF</td></tr></table><pre class="raw_message_text">${escaped}</pre>`;
  return new TextEncoder().encode(html);
}

describeAdapter({
  webmail: gmail,
  source: { subject: 'Заказ 48213' },
  shown: { file: 'gmail/thread', address: ACCOUNT, arrange: withoutLast },
  ref: FIRST,
  closed: [{ file: 'gmail/list', address: 'https://mail.google.com/mail/u/0/#inbox' }],
  alsoShown: [
    { file: 'gmail/thread', address: 'https://mail.google.com/mail/u/0/popout?ver=1', arrange: withoutLast },
    { file: 'gmail/thread', address: 'https://mail.google.com/mail/b/AEoRXRS/u/0/#all', arrange: withoutLast },
  ],
  another: { file: 'gmail/long-thread', address: ACCOUNT },
  hide({ document }) {
    document.querySelector('[role="main"]:last-of-type')?.setAttribute('style', 'display: none');
  },
  thread: {
    page: { file: 'gmail/long-thread', address: ACCOUNT },
    messages: ['1', '2', '3'].map((last) => ({
      ref: { key: `msg-f:170000000000000000${last}` },
      element: `[data-message-id$="000${last}"]`,
    })),
    sources: ['1', '2', '3'].map((last) => [
      `/mail/u/1/?view=om&permmsgid=msg-f%3A170000000000000000${last}&ik=a1b2c3d4e5`,
    ]),
    collapse(element) {
      element.replaceWith('Свёрнуто');
    },
  },
  answering: {
    answers: (answer) => ({
      [ORIGINAL]: answer,
      '/mail/u/1/?view=om&th=16bdfb1d9ff5f2a7&ik=a1b2c3d4e5': { status: 500 },
    }),
    wrap: originalPage,
    losesBytes: true,
    signedOut: { trouble: 'elsewhere' },
    gone: { body: pageText('gmail/message-does-not-exist'), contentType: 'text/html' },
  },
});

function withoutLast({ document }: WebmailPage): void {
  document.querySelector('[data-message-id="#msg-a:r-4711"]')?.remove();
}
