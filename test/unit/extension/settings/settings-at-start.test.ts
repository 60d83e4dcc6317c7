import { beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageDouble } from '../storage-double.ts';

const storage = new StorageDouble();
vi.mock('webextension-polyfill', () => ({ default: { storage } }));

const page = await import('../../../../src/extension/settings/settings-at-start.ts');

beforeEach(() => {
  storage.clear();
  vi.restoreAllMocks();
  // A newly opened page.
  globalThis.relayInspectorSettings = undefined;
});

describe('the settings while a page is loading', () => {
  it('are requested once, however many parts want them', async () => {
    await storage.sync.set({ settings: { version: 1 } });
    const asked = vi.spyOn(storage.sync, 'get');
    page.askForSettings();
    const [first, second] = [await page.storedSettingsOfPage(), await page.storedSettingsOfPage()];
    expect([first.everywhere, second.everywhere]).toEqual([{ version: 1 }, { version: 1 }]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('are requested again once something has changed', async () => {
    page.askForSettings();
    expect((await page.storedSettingsOfPage()).everywhere).toBeUndefined();
    await storage.sync.set({ settings: { version: 2 } });
    expect((await page.storedSettingsOfPage()).everywhere).toEqual({ version: 2 });
  });

  it('are available even if nobody requested them early', async () => {
    await storage.local.set({ automaticSites: ['https://mail.example'] });
    expect((await page.storedSettingsOfPage()).sites).toEqual(['https://mail.example']);
  });
});
