import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundDouble } from '../background-double.ts';
import { locksDouble } from '../storage-double.ts';

const browser = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  get default() {
    return browser.double;
  },
}));

const SITE = 'https://mail.example';

let double: BackgroundDouble;
/** Tabs that were asked to report again. */
let heard: number[];

const registered = (): readonly string[] => double.scripts.flatMap(({ matches }) => matches ?? []);

/** Starts the background as the browser does: for an event, with nothing in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  await import('../../../../src/extension/background/background.ts');
}

beforeEach(async () => {
  double = new BackgroundDouble();
  browser.double = double;
  heard = [];
  double.openTabs = [1, 2].map((id) => ({ id, url: `${SITE}/${id}`, answer: () => void heard.push(id) }));
  vi.stubGlobal('navigator', { locks: locksDouble() });
  await start();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the background', () => {
  it('registers every listener before the first await: it is started for an event', () => {
    const { runtime, permissions, contextMenus } = double;
    for (const event of [runtime.onMessage, runtime.onInstalled, runtime.onStartup, contextMenus.onClicked]) {
      expect(event.count).toBe(1);
    }
    expect([permissions.onAdded.count, permissions.onRemoved.count]).toEqual([1, 1]);
  });

  it('does nothing on its own: no site, no script, no message to any page', () => {
    expect([double.scripts, double.injected, double.said, double.asked]).toEqual([[], [], [], []]);
  });

  it('restores menu and script after an update, also in the open tabs', async () => {
    await double.check([SITE]);
    await vi.waitFor(() => expect(double.injected).toHaveLength(2));
    await vi.waitFor(() => expect(double.menu).toHaveLength(1));
    double.scripts = [];
    double.injected.length = 0;
    double.menu.length = 0;
    double.runtime.onInstalled.fire();
    await vi.waitFor(() => expect(double.injected.map(({ tabId }) => tabId)).toEqual([1, 2]));
    expect(registered()).toEqual([`${SITE}/*`]);
    await vi.waitFor(() => expect(double.menu).toHaveLength(1));
  });

  it('follows the settings: the script is registered, and every page reports again', async () => {
    await double.check([SITE]);
    await vi.waitFor(() => expect(registered()).toEqual([`${SITE}/*`]));
    await vi.waitFor(() => expect(heard).toContain(2));
  });

  it('makes the other pages report again although one never finishes loading', async () => {
    double.hangingTabs.add(1);
    double.allowed.add(`${SITE}/*`);
    // A single change: a second one would make them report again anyway.
    await double.storage.local.set({ automaticSites: [SITE] });
    await vi.waitFor(() => expect(heard).toContain(2));
    heard.length = 0;
    await double.check([]);
    await vi.waitFor(() => expect(heard).toContain(2));
    await vi.waitFor(() => expect(registered()).toEqual([]));
  });

  it('fulfils the wish when the browser’s question has closed the popup', async () => {
    await double.storage.session.set({ 'automatic/wish': SITE });
    double.allowed.add(`${SITE}/*`);
    double.permissions.onAdded.fire();
    await vi.waitFor(() => expect(registered()).toEqual([`${SITE}/*`]));
    expect(double.storage.local.content).toEqual({ automaticSites: [SITE] });
  });

  it('stops checking a site whose access is revoked in the browser', async () => {
    await double.check([SITE]);
    await vi.waitFor(() => expect(registered()).toEqual([`${SITE}/*`]));
    double.allowed.clear();
    double.permissions.onRemoved.fire();
    await vi.waitFor(() => expect(registered()).toEqual([]));
    expect(double.storage.local.content).toEqual({ automaticSites: [] });
  });
});
