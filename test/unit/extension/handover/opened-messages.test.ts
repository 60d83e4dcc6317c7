import { beforeEach, describe, expect, it, vi } from 'vitest';

type Heard = (message: unknown, sender: object) => unknown;

const listeners = new Set<Heard>();
const onMessage = {
  addListener: (listener: Heard) => void listeners.add(listener),
  removeListener: (listener: Heard) => void listeners.delete(listener),
};
vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'own-id', onMessage } } }));

const { observeOpened, tableMessageOf, toOpened } =
  await import('../../../../src/extension/handover/opened-messages.ts');

const PAGE = { id: 'own-id', tab: { id: 7 }, frameId: 0, url: 'https://mail.romashka.test/mail?x=1' };
const MESSAGE = { key: 'INBOX/3', subject: 'Order', sender: null, time: null };
const WEBMAIL = { id: 'roundcube', title: 'Roundcube' };
const JUDGE = {
  type: 'automatic/judge',
  source: 'abc',
  origin: 'answer',
  reading: '1',
  webmail: WEBMAIL,
  message: MESSAGE,
};

beforeEach(() => listeners.clear());

describe('messages that are opened at a checked site', () => {
  it('are received with the site that the browser reports, and answered by the background', () => {
    const heard: unknown[] = [];
    const stop = observeOpened((opened) => heard.push(opened));
    expect([...listeners].map((listener) => listener(JUDGE, PAGE))).toEqual([undefined]);
    expect(heard).toEqual([
      {
        url: PAGE.url,
        site: 'https://mail.romashka.test',
        source: new TextEncoder().encode('abc'),
        webmail: WEBMAIL,
        message: MESSAGE,
      },
    ]);
    stop();
    expect(listeners.size).toBe(0);
  });

  it.each<[string, unknown, object]>([
    ['a frame', JUDGE, { ...PAGE, frameId: 3 }],
    ['another extension', JUDGE, { ...PAGE, id: 'other-id' }],
    ['a page of the extension', JUDGE, { ...PAGE, url: 'moz-extension://own/popup.html' }],
    ['no tab', JUDGE, { ...PAGE, tab: undefined }],
    ['a page that says that nothing is open', { type: 'automatic/nothing' }, PAGE],
    ['a page whose chip was pressed', { ...JUDGE, type: 'automatic/add' }, PAGE],
    ['a page whose text is not an answer of its webmail', { ...JUDGE, origin: 'page-text' }, PAGE],
  ])('are not received from %s', (_, message, sender) => {
    const heard: unknown[] = [];
    observeOpened((opened) => heard.push(opened));
    for (const listener of listeners) listener(message, sender);
    expect(heard).toEqual([]);
  });
});

describe('a message that was opened, in the table', () => {
  const opened = (webmail: { id: string; title: string }, url: string, key = 'k') =>
    toOpened({ url, source: 'abc', webmail, message: { ...MESSAGE, key } });

  it.each([
    ['Roundcube’s key', WEBMAIL, 'https://mail.romashka.test/', 'Junk/3', { kind: 'spam', name: 'Junk' }],
    [
      'Gmail’s address',
      { id: 'gmail', title: 'Gmail' },
      'https://mail.google.com/mail/u/0/#spam/FMfc',
      'k',
      { kind: 'spam', name: 'Spam' },
    ],
    ['an address that names none', { id: 'gmail', title: 'Gmail' }, 'https://mail.google.com/mail/u/0/', 'k', null],
  ])('is in the folder that its page is known to name: %s', (_, webmail, url, key, folder) => {
    const message = opened(webmail, url, key);
    if (message === null) throw new Error('not understood');
    const row = tableMessageOf(message);
    expect(row).toMatchObject({ place: webmail.title, key: `${webmail.id} ${key}`, origin: 'answer' });
    expect(row.folder === null ? null : { kind: row.folder.kind, name: row.folder.name }).toEqual(folder);
  });

  it.each([
    ['no address', { source: 'abc', webmail: WEBMAIL, message: MESSAGE }],
    [
      'an address that does not belong to a site',
      { url: 'file:///tmp/a', source: 'abc', webmail: WEBMAIL, message: MESSAGE },
    ],
    ['no source', { url: PAGE.url, webmail: WEBMAIL, message: MESSAGE }],
    ['no webmail', { url: PAGE.url, source: 'abc', message: MESSAGE }],
    ['no message', { url: PAGE.url, source: 'abc', webmail: WEBMAIL }],
  ])('is nothing that has %s', (_, value) => {
    expect(toOpened(value)).toBeNull();
  });
});
