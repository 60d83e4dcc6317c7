import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortDouble } from '../browser-double.ts';

const tabs = {
  query: vi.fn<() => Promise<unknown>>(),
  connect: vi.fn<(tabId: number, options: unknown) => PortDouble>(),
};
const scripting = { executeScript: vi.fn<() => Promise<unknown>>() };
vi.mock('webextension-polyfill', () => ({ default: { tabs, scripting } }));

const { LOOK_TIMEOUT_MS, readInActiveTab } = await import('../../../../src/extension/active-tab/open-message.ts');

const FOUND = {
  type: 'progress',
  progress: {
    step: 'found',
    webmail: { id: 'maildev', title: 'MailDev' },
    message: { key: '1', subject: null, sender: null, time: null },
    others: [],
  },
};
const NOTHING = { webmail: null, others: [], attempts: [] };
const OUTCOME = { type: 'outcome', outcome: { ok: false, reason: 'not-found', ...NOTHING } };

let port: PortDouble;
let popup: AbortController;

function read(messageKey?: string) {
  const onProgress = vi.fn<(progress: unknown) => void>();
  const outcome = readInActiveTab({
    ...(messageKey === undefined ? {} : { messageKey }),
    onProgress,
    signal: popup.signal,
  });
  return { outcome, onProgress };
}

/** Waits until the popup has asked the page. */
async function asked(): Promise<void> {
  await vi.waitFor(() => {
    expect(port.sent).toHaveLength(1);
  });
}

beforeEach(() => {
  port = new PortDouble('');
  popup = new AbortController();
  tabs.query.mockReset().mockResolvedValue([{ id: 7 }]);
  tabs.connect.mockReset().mockReturnValue(port);
  scripting.executeScript.mockReset().mockResolvedValue([{ frameId: 0, result: null }]);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the popup reads the open message', () => {
  it('by injecting the content script into the active tab and asking its top frame', async () => {
    const { outcome, onProgress } = read('INBOX/3');
    await asked();
    expect(tabs.query).toHaveBeenCalledWith({ active: true, currentWindow: true });
    expect(scripting.executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['/content.js'] });
    expect(tabs.connect).toHaveBeenCalledWith(7, expect.objectContaining({ frameId: 0 }));
    expect(port.sent).toEqual([{ type: 'read', messageKey: 'INBOX/3' }]);
    port.onMessage.fire(FOUND);
    expect(onProgress).toHaveBeenCalledWith(FOUND.progress);
    port.onMessage.fire(OUTCOME);
    expect(await outcome).toEqual(OUTCOME.outcome);
    expect(port.closed).toBe(true);
  });

  it('and injects the further webmails before it asks, if the content script did not know the page', async () => {
    scripting.executeScript.mockResolvedValueOnce([{ frameId: 0, result: true }]);
    const { outcome } = read('INBOX/3');
    await asked();
    expect(scripting.executeScript.mock.calls).toEqual([
      [{ target: { tabId: 7 }, files: ['/content.js'] }],
      [{ target: { tabId: 7 }, files: ['/further-webmails.js', '/rare-pages.js'] }],
    ]);
    port.onMessage.fire({ type: 'unknown-page' });
    expect(await outcome).toMatchObject({ reason: 'not-a-message' });
    expect(scripting.executeScript).toHaveBeenCalledTimes(2);
  });

  it('and injects them, once, if the page changed before it was asked', async () => {
    const { outcome } = read('INBOX/3');
    await asked();
    port.onMessage.fire({ type: 'unknown-page' });
    await vi.waitFor(() => {
      expect(port.sent).toHaveLength(2);
    });
    expect(scripting.executeScript.mock.calls).toEqual([
      [{ target: { tabId: 7 }, files: ['/content.js'] }],
      [{ target: { tabId: 7 }, files: ['/further-webmails.js', '/rare-pages.js'] }],
    ]);
    expect(port.sent[1]).toEqual({ type: 'read', messageKey: 'INBOX/3' });
    port.onMessage.fire({ type: 'unknown-page' });
    expect(await outcome).toMatchObject({ reason: 'not-a-message' });
    expect(scripting.executeScript).toHaveBeenCalledTimes(2);
  });

  it('and learns that the page does not allow the further webmails', async () => {
    const { outcome } = read();
    await asked();
    scripting.executeScript.mockResolvedValue([{ frameId: 0, error: { message: 'The tab was closed' } }]);
    port.onMessage.fire({ type: 'unknown-page' });
    expect(await outcome).toMatchObject({ reason: 'page-closed-to-extensions' });
  });

  it('and learns that the browser closes the page to extensions, in Chrome’s way and in Firefox’s', async () => {
    const closed = { ok: false, reason: 'page-closed-to-extensions', ...NOTHING };
    scripting.executeScript.mockRejectedValue(new Error('Cannot access a chrome:// URL'));
    expect(await read().outcome).toEqual(closed);
    scripting.executeScript.mockResolvedValue([{ frameId: 0, error: { message: 'Missing host permission' } }]);
    expect(await read().outcome).toEqual(closed);
    scripting.executeScript.mockResolvedValue([]);
    expect(await read().outcome).toEqual(closed);
    tabs.query.mockResolvedValue([]);
    expect(await read().outcome).toEqual(closed);
    tabs.query.mockRejectedValue(new Error('no window'));
    expect(await read().outcome).toEqual(closed);
    expect(tabs.connect).not.toHaveBeenCalled();
  });

  it('and ends the read in the page when the popup is closed', async () => {
    const { outcome } = read();
    await asked();
    popup.abort();
    expect(await outcome).toMatchObject({ reason: 'cancelled' });
    expect(port.closed).toBe(true);
  });

  it('and touches no page if it was closed before', async () => {
    popup.abort();
    expect(await read().outcome).toMatchObject({ reason: 'cancelled' });
    expect(scripting.executeScript).not.toHaveBeenCalled();
  });

  it('and learns that the page went away during the read', async () => {
    const { outcome } = read();
    await asked();
    port.onMessage.fire(FOUND);
    port.leave();
    expect(await outcome).toMatchObject({ reason: 'changed' });
  });

  it('and learns that nobody in the page answers', async () => {
    const { outcome } = read();
    await asked();
    port.leave();
    expect(await outcome).toMatchObject({ reason: 'page-closed-to-extensions' });
  });

  it('and times out on a page that hangs', async () => {
    vi.useFakeTimers();
    scripting.executeScript.mockReturnValue(new Promise(() => undefined));
    const { outcome } = read();
    await vi.advanceTimersByTimeAsync(LOOK_TIMEOUT_MS);
    expect(await outcome).toMatchObject({ reason: 'timeout' });
  });

  it('and rejects an answer without the shape of one', async () => {
    const { outcome, onProgress } = read();
    await asked();
    port.onMessage.fire({ type: 'progress', progress: '<img src=x>' });
    expect(await outcome).toMatchObject({ reason: 'not-a-message' });
    expect(onProgress).not.toHaveBeenCalled();
  });

  it('and takes only the first outcome', async () => {
    const { outcome, onProgress } = read();
    await asked();
    port.onMessage.fire(OUTCOME);
    port.onMessage.fire(FOUND);
    expect(await outcome).toEqual(OUTCOME.outcome);
    expect(onProgress).not.toHaveBeenCalled();
  });
});
