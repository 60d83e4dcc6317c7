import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TableMessage, tableMessageToWire } from '../../../../src/extension/wire/table-message.ts';

type Heard = (message: unknown, sender: object) => unknown;

const listeners: Heard[] = [];
const stored = new Map<string, unknown>();
const OWN = 'moz-extension://own/';
const runtime = {
  id: 'own-id',
  getURL: (path: string) => OWN + path,
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  onMessage: { addListener: (listener: Heard) => void listeners.push(listener) },
};
const tabs = {
  create: vi.fn<(options: { readonly url: string; readonly active: boolean }) => Promise<unknown>>(),
  getCurrent: () => Promise.resolve({ id: 3, windowId: 1 }),
  update: vi.fn<(id: number, change: unknown) => Promise<unknown>>(),
};
const session = {
  set: (entries: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(entries)) stored.set(key, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  },
  get: (key: string) => Promise.resolve({ [key]: stored.get(key) }),
  remove: (key: string) => Promise.resolve(stored.delete(key)),
};
const windows = { update: () => Promise.resolve() };
vi.mock('webextension-polyfill', () => ({ default: { runtime, tabs, storage: { session }, windows } }));

const { addToTable, readListInTable, takeForTable } =
  await import('../../../../src/extension/handover/table-handover.ts');

const MESSAGE: TableMessage = {
  place: 'Roundcube',
  key: 'roundcube INBOX/3',
  source: Uint8Array.of(0x61, 0xff),
  origin: 'answer',
  folder: null,
};

/** An open page "Messages", and what it received. */
function table(key = '') {
  const taken: unknown[] = [];
  takeForTable(key, {
    message: (message) => taken.push(message),
    list: (tab) => taken.push(tab),
    collect: (site) => taken.push(site),
    files: (files) => taken.push(files),
  });
  return taken;
}

beforeEach(() => {
  listeners.length = 0;
  stored.clear();
  for (const mock of [runtime.sendMessage, tabs.create, tabs.update]) mock.mockReset().mockResolvedValue(undefined);
  // As in a browser: the next one gets the lock when the previous one has released it.
  let holder: Promise<unknown> = Promise.resolve();
  const request = (_: string, hold: () => Promise<unknown>) => (holder = holder.then(hold));
  vi.stubGlobal('navigator', { locks: { request } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function handed(order: unknown, sender: object = { id: 'own-id', url: `${OWN}popup.html` }): Promise<unknown[]> {
  await vi.waitFor(() => expect(listeners.length).toBeGreaterThan(0));
  return Promise.all(listeners.map((listener) => listener(order, sender)));
}

describe('what is handed to the table', () => {
  it('goes to the one that is open, and no tab is opened for it', async () => {
    runtime.sendMessage.mockImplementation(async (order) => (await handed(order))[0]);
    const taken = table();
    await addToTable(MESSAGE);
    await readListInTable({ tabId: 7 });
    expect(taken).toEqual([MESSAGE, { tabId: 7 }]);
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it('waits for a new table if none is open: in the background, or in front if it will be read', async () => {
    runtime.sendMessage.mockRejectedValue(new Error('Receiving end does not exist'));
    await addToTable(MESSAGE);
    await readListInTable({ tabId: 7 });
    const opened = tabs.create.mock.calls.map(([{ url, active }]) => ({ key: url.split('#')[1] ?? '', active }));
    expect(opened.map(({ active }) => active)).toEqual([false, true]);
    expect(
      await Promise.all(
        opened.map(async ({ key }) => {
          const taken = table(key);
          await vi.waitFor(() => expect(taken).toHaveLength(1));
          return taken[0];
        }),
      ),
    ).toEqual([MESSAGE, { tabId: 7 }]);
    expect(stored.size).toBe(0);
  });

  it('is also a site whose opened messages are to be collected: its origin alone, as the browser spells it', async () => {
    const taken = table();
    await handed({ kind: 'for-the-table', collect: 'https://mail.romashka.test' });
    expect(await handed({ kind: 'for-the-table', collect: 'javascript:alert(1)' })).toEqual([undefined]);
    expect(taken).toEqual(['https://mail.romashka.test']);
    expect(tabs.update).not.toHaveBeenCalled();
  });

  it('is also a message that was opened in a webmail: its address names the folder', async () => {
    const taken = table();
    const message = { key: 'k', subject: 'Order', sender: null, time: null };
    const opened = {
      url: 'https://e.mail.ru/spam/0:16582205691033180354:0/',
      source: 'a',
      webmail: { id: 'mailru', title: 'Mail.ru' },
      message,
    };
    expect(await handed({ kind: 'for-the-table', opened })).toEqual(['for-the-table']);
    expect(await handed({ kind: 'for-the-table', opened: { ...opened, url: 'file:///tmp' } })).toEqual([undefined]);
    expect(taken).toMatchObject([{ place: 'Mail.ru', key: 'mailru k', folder: { kind: 'spam' } }]);
  });

  it('brings the table to the front with a list, and leaves it where it is with a message', async () => {
    table();
    await handed({ kind: 'for-the-table', message: tableMessageToWire(MESSAGE) });
    expect(tabs.update).not.toHaveBeenCalled();
    await handed({ kind: 'for-the-table', list: { tabId: 7 } });
    await vi.waitFor(() => expect(tabs.update).toHaveBeenCalledWith(3, { active: true }));
  });

  it('is taken by one table, however many are open', async () => {
    const [first, second] = [table(), table()];
    await handed({ kind: 'for-the-table', list: { tabId: 7 } });
    expect([first, second]).toEqual([[{ tabId: 7 }], []]);
  });

  it.each([
    ['a page of somebody else', { id: 'own-id', url: 'https://lavka.test/' }],
    ['another extension', { id: 'other-id', url: `${OWN}popup.html` }],
    ['nobody', {}],
  ])('is not taken from a script in %s', async (_, sender) => {
    const taken = table();
    expect(await handed({ kind: 'for-the-table', list: { tabId: 7 } }, sender)).toEqual([undefined]);
    expect(taken).toEqual([]);
  });

  it('is nothing that has another form', async () => {
    const taken = table();
    for (const order of [
      {},
      { kind: 'for-the-table' },
      { kind: 'for-the-table', list: { tabId: 'x' } },
      { kind: 'other', list: { tabId: 7 } },
    ]) {
      expect(await handed(order)).toEqual([undefined]);
    }
    expect(taken).toEqual([]);
  });
});
