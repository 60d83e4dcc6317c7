import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../../src/extension/settings/settings.ts';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { locksDouble, StorageDouble } from '../storage-double.ts';

const storage = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  default: {
    get storage() {
      return storage.double;
    },
  },
}));

const { changeSettings, loadSettings } = await import('../../../../src/extension/settings/settings-store.ts');
const { observeSettings } = await import('../../../../src/extension/settings/stored-settings.ts');
const { addMyServers, addNetworkToProfile } = await import('../../../../src/extension/settings/quick-changes.ts');
const { loadInspectSettings } = await import('../../../../src/extension/settings/load-inspect-settings.ts');
const { DEFAULT_SETTINGS } = await import('../../../../src/extension/settings/settings.ts');

let double: StorageDouble;

beforeEach(() => {
  double = new StorageDouble();
  storage.double = double;
  vi.stubGlobal('navigator', { locks: locksDouble() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const withTheme = (theme: Settings['theme']) => (settings: Settings) => ({ ...settings, theme });

describe('saved settings', () => {
  it('follow the user, except for the sites, whose permissions belong to this browser', async () => {
    await changeSettings((settings) => ({ ...settings, theme: 'dark', automaticSites: ['https://mail.example'] }));
    expect(double.sync.content).toMatchObject({ settings: { version: 1, theme: 'dark' } });
    expect(JSON.stringify(double.sync.content)).not.toContain('mail.example');
    expect(double.local.content).toEqual({ automaticSites: ['https://mail.example'] });
    expect(await loadSettings()).toMatchObject({
      settings: { theme: 'dark', automaticSites: ['https://mail.example'] },
      place: 'everywhere',
    });
  });

  it('stay on this computer while the browser does not synchronise them, and override older ones', async () => {
    await changeSettings(withTheme('light'));
    double.sync.refusesWrites = 'QUOTA_BYTES_PER_ITEM quota exceeded';
    expect((await changeSettings(withTheme('dark'))).place).toBe('this-computer');
    expect(await loadSettings()).toMatchObject({ settings: { theme: 'dark' }, place: 'this-computer' });
    double.sync.refusesWrites = null;
    expect((await changeSettings(withTheme('auto'))).place).toBe('everywhere');
    expect(double.local.content).toEqual({});
    expect(await loadSettings()).toMatchObject({ settings: { theme: 'auto' }, place: 'everywhere' });
  });

  it('do not replace those that a later version of the extension saved on another computer', async () => {
    const later = { version: 2, theme: 'sepia' };
    await double.sync.set({ settings: later });
    expect((await changeSettings(withTheme('dark'))).place).toBe('this-computer');
    await changeSettings(withTheme('light'));
    expect(double.sync.content).toEqual({ settings: later });
    expect((await loadSettings()).settings.theme).toBe('light');
  });

  it('are reported as unsaved if neither place accepts them', async () => {
    double.sync.refusesWrites = 'off';
    double.local.refusesWrites = 'disk full';
    await expect(changeSettings(withTheme('dark'))).rejects.toThrow('disk full');
  });

  it('contain the changes of two pages that save at once', async () => {
    await Promise.all([
      changeSettings(withTheme('dark')),
      changeSettings((settings) => ({ ...settings, timeZone: 'utc' })),
    ]);
    expect((await loadSettings()).settings).toMatchObject({ theme: 'dark', timeZone: 'utc' });
  });

  it('are the defaults after a reset', async () => {
    await changeSettings((settings) => ({ ...settings, theme: 'dark', automaticSites: ['https://mail.example'] }));
    await changeSettings(() => DEFAULT_SETTINGS);
    expect((await loadSettings()).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('are valid again after a save, if they were damaged', async () => {
    await double.sync.set({ settings: { version: 1, theme: 7, chip: false } });
    expect((await loadSettings()).repairs).toEqual([{ kind: 'reset', part: 'theme' }]);
    await changeSettings((settings) => settings);
    expect(await loadSettings()).toMatchObject({ settings: { theme: 'auto', chip: false }, repairs: [] });
  });
});

describe('loading', () => {
  it('returns the defaults if the storage fails', async () => {
    double.sync.refusesReads = 'broken';
    double.local.refusesReads = 'broken';
    expect((await loadSettings()).settings).toEqual(DEFAULT_SETTINGS);
    expect(await loadInspectSettings()).toEqual({
      profiles: [sendsay],
      myServers: { hostSuffixes: [], networks: [] },
    });
  });

  it('passes the saved relays and servers to the judgement of a message', async () => {
    await addMyServers([{ host: 'gw.example' }]);
    await addNetworkToProfile('sendsay', '198.51.100.0/24');
    expect(await loadInspectSettings()).toEqual({
      profiles: [{ ...sendsay, networks: [...sendsay.networks, '198.51.100.0/24'] }],
      myServers: { hostSuffixes: ['gw.example'], networks: [] },
    });
  });
});

describe('a change', () => {
  it('is reported to observers, until they stop', async () => {
    const changed = vi.fn<() => void>();
    const stop = observeSettings(changed);
    await changeSettings(withTheme('dark'));
    expect(changed).toHaveBeenCalledTimes(1);
    await double.local.set({ unrelated: 1 });
    expect(changed).toHaveBeenCalledTimes(1);
    await changeSettings((settings) => ({ ...settings, automaticSites: ['https://mail.example'] }));
    expect(changed.mock.calls.length).toBeGreaterThan(1);
    const told = changed.mock.calls.length;
    stop();
    await changeSettings(withTheme('light'));
    expect(changed).toHaveBeenCalledTimes(told);
  });
});

describe('a change with one click', () => {
  it('can be undone on its own: earlier and later changes stay', async () => {
    await addMyServers([{ host: 'before.example' }]);
    const undo = await addMyServers([{ host: 'gw.example' }, { host: 'before.example' }, { address: '203.0.113.9' }]);
    await addMyServers([{ address: '203.0.113.10' }]);
    await undo();
    expect((await loadSettings()).settings.myServers).toEqual({
      hostSuffixes: ['before.example'],
      networks: ['203.0.113.10'],
    });
  });

  it('adds a network once, and removes only one that it added', async () => {
    const undoFirst = await addNetworkToProfile('sendsay', '198.51.100.0/24');
    const undoSecond = await addNetworkToProfile('sendsay', '198.51.100.0/24');
    const networks = async () => (await loadSettings()).settings.profiles[0]?.networks;
    expect(await networks()).toEqual([...sendsay.networks, '198.51.100.0/24']);
    await undoSecond();
    expect(await networks()).toEqual([...sendsay.networks, '198.51.100.0/24']);
    await undoFirst();
    expect(await networks()).toEqual(sendsay.networks);
  });

  it('does nothing to a relay that no longer exists', async () => {
    const undo = await addNetworkToProfile('gone', '198.51.100.0/24');
    await undo();
    expect((await loadSettings()).settings.profiles).toEqual([sendsay]);
  });
});
