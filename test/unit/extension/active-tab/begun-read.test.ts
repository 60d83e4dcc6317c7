import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PortDouble } from '../browser-double.ts';

const tabs = { query: vi.fn<() => Promise<unknown>>(), connect: vi.fn<() => PortDouble>() };
const scripting = { executeScript: vi.fn<() => Promise<unknown>>() };
vi.mock('webextension-polyfill', () => ({ default: { tabs, scripting } }));

const { beginReading } = await import('../../../../src/extension/active-tab/begin-read.ts');
const { readFromPopup } = await import('../../../../src/extension/active-tab/begun-read.ts');

const FOUND = {
  type: 'progress',
  progress: {
    step: 'found',
    webmail: { id: 'maildev', title: 'MailDev' },
    message: { key: '1', subject: null, sender: null, time: null },
    others: [],
  },
};
const NOT_FOUND = { ok: false, reason: 'not-found', webmail: null, others: [], attempts: [] };
const OUTCOME = { type: 'outcome', outcome: NOT_FOUND };

let ports: PortDouble[];

function options(messageKey?: string) {
  const popupCloses = new AbortController();
  const onProgress = vi.fn<(progress: unknown) => void>();
  const key = messageKey === undefined ? {} : { messageKey };
  return { popupCloses, onProgress, read: { ...key, onProgress, signal: popupCloses.signal } };
}

async function portOf(read: number): Promise<PortDouble> {
  return vi.waitFor(() => {
    const port = ports[read];
    if (port?.sent.length !== 1) throw new Error('The page was not asked');
    return port;
  });
}

beforeEach(() => {
  ports = [];
  tabs.query.mockReset().mockResolvedValue([{ id: 7 }]);
  tabs.connect.mockReset().mockImplementation(() => {
    const port = new PortDouble('');
    ports.push(port);
    return port;
  });
  scripting.executeScript.mockReset().mockResolvedValue([{ frameId: 0, result: null }]);
  // A newly opened popup.
  globalThis.relayInspectorRead = undefined;
});

describe('a read that begins before the popup’s own code has loaded', () => {
  it('asks the page at once, for the focused message', async () => {
    beginReading();
    expect((await portOf(0)).sent).toEqual([{ type: 'read', messageKey: null }]);
  });

  it('is taken over by the popup’s first read, which asks the page nothing again and receives every step', async () => {
    beginReading();
    const port = await portOf(0);
    port.onMessage.fire(FOUND);
    const { read, onProgress } = options();
    const outcome = readFromPopup(read);
    expect(onProgress.mock.calls).toEqual([[FOUND.progress]]);
    const trying = { step: 'trying', route: 'source' };
    port.onMessage.fire({ type: 'progress', progress: trying });
    expect(onProgress.mock.calls).toEqual([[FOUND.progress], [trying]]);
    port.onMessage.fire(OUTCOME);
    expect(await outcome).toEqual(NOT_FOUND);
    expect(ports).toHaveLength(1);
  });

  it('ends when the popup gives it up', async () => {
    beginReading();
    const port = await portOf(0);
    const { read, popupCloses } = options();
    const outcome = readFromPopup(read);
    popupCloses.abort();
    expect(await outcome).toMatchObject({ reason: 'cancelled' });
    expect(port.closed).toBe(true);
  });

  it('ends if the popup gave up before taking it over', async () => {
    beginReading();
    const port = await portOf(0);
    const { read, popupCloses } = options();
    popupCloses.abort();
    expect(await readFromPopup(read)).toMatchObject({ reason: 'cancelled' });
    expect(port.closed).toBe(true);
  });

  it('answers once: the next read asks the page again', async () => {
    beginReading();
    (await portOf(0)).onMessage.fire(OUTCOME);
    expect(await readFromPopup(options().read)).toEqual(NOT_FOUND);
    const again = readFromPopup(options().read);
    (await portOf(1)).onMessage.fire(OUTCOME);
    expect(await again).toEqual(NOT_FOUND);
  });

  it('does not answer for another message', async () => {
    beginReading();
    await portOf(0);
    void readFromPopup(options('INBOX/3').read);
    expect((await portOf(1)).sent).toEqual([{ type: 'read', messageKey: 'INBOX/3' }]);
  });

  it('does not begin if the popup itself was faster', async () => {
    void readFromPopup(options().read);
    beginReading();
    await portOf(0);
    expect(scripting.executeScript).toHaveBeenCalledTimes(1);
  });
});
