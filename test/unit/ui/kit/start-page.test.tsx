// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Words } from '../../../../src/ui/kit/first-words.ts';
import { StorageDouble } from '../../extension/storage-double.ts';

let storage = new StorageDouble();
vi.mock('webextension-polyfill', () => ({
  default: {
    get storage() {
      return storage;
    },
    i18n: { getUILanguage: () => 'en' },
  },
}));

const fetched: Record<'en' | 'ru', () => Promise<{ readonly default: Words }>> = {
  en: () => Promise.reject(new Error('no words')),
  ru: () => Promise.reject(new Error('no words')),
};
vi.mock('../../../../src/ui/kit/first-words.ts', () => ({
  FIRST_WORDS: { en: () => fetched.en(), ru: () => fetched.ru() },
}));

const { SETTINGS_LIMIT_MS, startPage } = await import('../../../../src/ui/kit/start-page.ts');
const { say } = await import('../../../../src/ui/kit/words.ts');

const ENGLISH = { page_settings: 'Settings' };
const RUSSIAN = { page_settings: 'Настройки' };
const refuse = () => Promise.reject(new Error('no words'));

/** Stored settings of a person who has chosen a language. */
const inLanguage = (language: string) => ({ settings: { version: 1, language } });

/** What the browser writes to the page's console. */
const reported = vi.fn<(error: unknown) => void>();

const page = (): HTMLElement => document.getElementById('page') ?? document.body;
const isGivenUp = (): boolean => 'failed' in document.documentElement.dataset;

function start(others: { readonly draw?: () => string; readonly after?: Promise<void> } = {}): Promise<void> {
  return startPage({ words: [], title: null, draw: () => say('page_settings'), ...others });
}

beforeEach(() => {
  // Pages of earlier tests are not told of this one's settings.
  storage = new StorageDouble();
  reported.mockClear();
  vi.stubGlobal('reportError', reported);
  delete document.documentElement.dataset['failed'];
  const place = document.createElement('div');
  place.id = 'page';
  document.body.replaceChildren(place);
  fetched.en = () => Promise.resolve({ default: ENGLISH });
  fetched.ru = () => Promise.resolve({ default: RUSSIAN });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a page', () => {
  it('is drawn in the language that its user has chosen', async () => {
    await storage.sync.set(inLanguage('ru'));
    await start();
    expect(page().textContent).toBe('Настройки');
  });

  it('is drawn with the defaults if the browser does not deliver the settings, and again once it does', async () => {
    await storage.sync.set(inLanguage('ru'));
    const content = storage.sync.content;
    let tell = (): void => undefined;
    vi.spyOn(storage.sync, 'get').mockReturnValue(new Promise((resolve) => (tell = () => resolve(content))));
    vi.useFakeTimers();
    const started = start();
    await vi.advanceTimersByTimeAsync(SETTINGS_LIMIT_MS);
    expect(page().textContent).toBe('Settings');
    vi.useRealTimers();
    tell();
    await started;
    expect(page().textContent).toBe('Настройки');
  });

  it('is drawn in the other language if the words of its own cannot be fetched', async () => {
    fetched.ru = refuse;
    await storage.sync.set(inLanguage('ru'));
    await start();
    expect(page().textContent).toBe('Settings');
  });

  it('says at once that it has not loaded if there are no words at all', async () => {
    fetched.en = refuse;
    fetched.ru = refuse;
    await expect(start()).rejects.toThrow('no words');
    expect([page().childNodes.length, isGivenUp()]).toEqual([0, true]);
  });

  it('says at once that it has not loaded if it cannot be drawn', async () => {
    const fail = (): string => {
      throw new Error('no drawing');
    };
    await expect(start({ draw: fail })).rejects.toThrow('no drawing');
    expect([page().childNodes.length, isGivenUp()]).toEqual([0, true]);
  });

  it('is drawn even if what it waits for fails', async () => {
    await start({ after: Promise.reject(new Error('not read')) });
    expect(page().textContent).toBe('Settings');
  });
});

describe('settings that change while a page is being drawn', () => {
  let arrive: (words: Words) => void;
  /** Begins a page, until it waits for its words. */
  async function startSlowly(): Promise<{ readonly started: Promise<void> }> {
    const words = new Promise<{ readonly default: Words }>((resolve) => {
      arrive = (arrived) => resolve({ default: arrived });
    });
    fetched.en = vi.fn<() => typeof words>(() => words);
    const started = start();
    // They are requested once in advance, and once by what draws the page.
    await vi.waitFor(() => expect(fetched.en).toHaveBeenCalledTimes(2));
    return { started };
  }

  it('are what it is drawn with in the end', async () => {
    const { started } = await startSlowly();
    await storage.sync.set(inLanguage('ru'));
    arrive(ENGLISH);
    await started;
    await vi.waitFor(() => expect(page().textContent).toBe('Настройки'));
  });

  it('do not keep it from being drawn, even if they cannot be applied', async () => {
    const { started } = await startSlowly();
    await storage.sync.set(inLanguage('ru'));
    fetched.ru = refuse;
    arrive(ENGLISH);
    fetched.en = refuse;
    await started;
    expect(page().textContent).toBe('Settings');
    await vi.waitFor(() => expect(reported).toHaveBeenCalledTimes(1));
    expect([page().textContent, isGivenUp()]).toEqual(['Settings', false]);
  });
});
