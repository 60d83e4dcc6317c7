import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LIST_PORT } from '../../../../src/extension/wire/list-protocol.ts';
import { PortDouble } from '../browser-double.ts';

const tabs = {
  query: vi.fn<() => Promise<unknown>>(),
  connect: vi.fn<(tabId: number, options: unknown) => PortDouble>(),
};
const scripting = { executeScript: vi.fn<(injection: unknown) => Promise<unknown>>() };
vi.mock('webextension-polyfill', () => ({ default: { tabs, scripting } }));

const { selectedInActiveTab } = await import('../../../../src/extension/active-tab/selection-of-tab.ts');
const { readListOfTab } = await import('../../../../src/extension/active-tab/read-list-of-tab.ts');

const LIST = { webmail: { id: 'roundcube', title: 'Roundcube' }, kind: 'selected', count: 2, total: 2 } as const;
const REFS = ['1', '2'].map((key) => ({ key, subject: `Order ${key}`, sender: null, time: null }));

let port: PortDouble;

beforeEach(() => {
  port = new PortDouble('');
  tabs.query.mockReset().mockResolvedValue([{ id: 7 }]);
  tabs.connect.mockReset().mockReturnValue(port);
  scripting.executeScript.mockReset().mockResolvedValue([{ frameId: 0, result: null }]);
});

const asked = (): Promise<void> => vi.waitFor(() => expect(port.sent).toHaveLength(1));

describe('what is selected in the active tab', () => {
  it('is requested from the top frame of a webmail whose page has the ids', async () => {
    const selected = selectedInActiveTab('roundcube');
    await asked();
    expect(scripting.executeScript.mock.calls).toEqual([[{ target: { tabId: 7 }, files: ['/selected-messages.js'] }]]);
    expect(tabs.connect).toHaveBeenCalledWith(7, { name: LIST_PORT, frameId: 0 });
    expect(port.sent).toEqual([{ type: 'look', named: [] }]);
    port.onMessage.fire({ type: 'found', list: LIST });
    expect(await selected).toEqual({ ...LIST, tabId: 7 });
    expect(port.closed).toBe(true);
  });

  it('is requested from the webmail’s own program if its page has no ids, and the answer is checked', async () => {
    scripting.executeScript.mockResolvedValueOnce([
      { frameId: 0, result: [{ id: '0/INBOX/12', subject: 'Order', uid: 12 }, { id: 7 }, null, 'all'] },
    ]);
    void selectedInActiveTab('sogo');
    await asked();
    const [[inProgram] = [], [inPage] = []] = scripting.executeScript.mock.calls;
    expect(inProgram).toMatchObject({ target: { tabId: 7 }, world: 'MAIN', args: ['sogo'] });
    expect(inPage).toEqual({ target: { tabId: 7 }, files: ['/selected-messages.js'] });
    expect(port.sent).toEqual([{ type: 'look', named: [{ id: '0/INBOX/12', subject: 'Order' }] }]);
  });

  it('is not requested from a webmail whose list is unknown: nothing is injected there', async () => {
    expect(await selectedInActiveTab('yandex')).toBeNull();
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ['lists nothing', () => port.onMessage.fire({ type: 'found', list: null })],
    ['says something else', () => port.onMessage.fire({ type: 'begin', list: LIST, messages: [] })],
    ['goes away', () => port.leave()],
  ])('is unknown if the page %s', async (_, happen) => {
    const selected = selectedInActiveTab('roundcube');
    await asked();
    happen();
    expect(await selected).toBeNull();
  });

  it('is unknown if the browser allows no access', async () => {
    scripting.executeScript.mockRejectedValue(new Error('Cannot access'));
    expect(await selectedInActiveTab('roundcube')).toBeNull();
    scripting.executeScript.mockResolvedValue([{ frameId: 0, error: 'Missing host permission' }]);
    expect(await selectedInActiveTab('roundcube')).toBeNull();
    // An older script of the extension may still be there, and would answer.
    expect(tabs.connect).not.toHaveBeenCalled();
  });
});

describe('reading a list', () => {
  function start(signal = new AbortController().signal) {
    const told: unknown[] = [];
    const began = readListOfTab(
      { tabId: 7 },
      {
        onBegin: (list, messages) => told.push([list.count, messages.length]),
        onMessage: ({ key }, read) => told.push([key, read instanceof Uint8Array ? read.length : read]),
      },
      signal,
    );
    return { told, began };
  }
  const begin = (): void => port.onMessage.fire({ type: 'begin', list: LIST, messages: REFS });
  const message = (read: unknown): void => port.onMessage.fire({ type: 'message', read });

  it('reports each message as it arrives, by its name from the list', async () => {
    const { told, began } = start();
    expect(port.sent).toEqual([{ type: 'read' }]);
    begin();
    message({ source: 'abc' });
    message({ reason: 'not-found' });
    port.onMessage.fire({ type: 'end' });
    expect(await began).toBe(true);
    expect(told).toEqual([
      [2, 2],
      ['1', 3],
      ['2', 'not-found'],
    ]);
    expect(port.closed).toBe(true);
  });

  it('reports for every remaining message that its page was left', async () => {
    const { told, began } = start();
    begin();
    message({ source: 'abc' });
    port.leave();
    expect(await began).toBe(true);
    expect(told.slice(1)).toEqual([
      ['1', 3],
      ['2', 'left'],
    ]);
  });

  it.each<[string, () => void]>([
    ['ends too early', () => port.onMessage.fire({ type: 'end' })],
    ['says something else', () => message({ reason: 'because' })],
    ['begins anew', begin],
  ])('counts a page that %s as left', async (_, happen) => {
    const { told, began } = start();
    begin();
    happen();
    await began;
    expect(told.slice(1)).toEqual([
      ['1', 'left'],
      ['2', 'left'],
    ]);
  });

  it('takes no more messages than were announced', async () => {
    const { told, began } = start();
    begin();
    for (let nth = 0; nth < 5; nth += 1) message({ source: 'abc' });
    await began;
    expect(told).toHaveLength(3);
  });

  it('ends at once when it is stopped, in the page too, and reports nothing more', async () => {
    const stop = new AbortController();
    const { told, began } = start(stop.signal);
    begin();
    message({ source: 'abc' });
    stop.abort();
    expect(await began).toBe(true);
    message({ source: 'abc' });
    expect(told).toHaveLength(2);
    expect(port.closed).toBe(true);
  });

  it('does not begin if the page was gone before', async () => {
    const { told, began } = start();
    port.leave();
    expect(await began).toBe(false);
    expect(told).toEqual([]);
  });
});
