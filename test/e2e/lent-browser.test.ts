/** What one file leaves in its browser must not change what the next one sees (lent-browser.ts). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type PlainPages, startPlainPages } from '../lab/servers/plain-pages.ts';
import { BUILT, launch } from './browser-under-test.ts';

const API = '(globalThis.browser ?? chrome)';

/** Everything that a page can keep in a browser. */
const KEEP_IN_PAGE = `(async () => {
  document.cookie = 'left=1; max-age=3600';
  localStorage.setItem('left', '1');
  await (await caches.open('left')).put('/kept', new Response('1'));
  await new Promise((resolve) => { indexedDB.open('left').onsuccess = resolve; });
})()`;
const KEPT_IN_PAGE = `(async () => [
  document.cookie, localStorage.length, await caches.keys(), (await indexedDB.databases()).length,
])()`;

/** Everything that the extension can keep. */
const KEEP_IN_EXTENSION = `(async () => {
  localStorage.setItem('left', '1');
  for (const area of ['sync', 'local', 'session']) await ${API}.storage[area].set({ left: 1 });
  await ${API}.scripting.registerContentScripts([{ id: 'left', matches: ['http://127.0.0.1/*'], js: ['background.js'] }]);
})()`;
const KEPT_IN_EXTENSION = `(async () => [
  localStorage.length,
  ...await Promise.all(['sync', 'local', 'session'].map((area) => ${API}.storage[area].get(null))),
  await ${API}.scripting.getRegisteredContentScripts(),
  (await ${API}.permissions.getAll()).origins,
])()`;

describe('a browser that another file has used', () => {
  const teardown = new Teardown();
  let pages: PlainPages;
  let used: { readonly port: number; readonly address: string };
  let browser: Browser;
  let settings: Tab;
  /** What the proxy and the extension see at first. */
  let atFirst: { readonly requests: number; readonly tabs: unknown };

  beforeAll(async () => {
    pages = teardown.add(
      await startPlainPages({
        '/': { contentType: 'text/html', body: '<link rel="stylesheet" href="/kept.css"><p>Page' },
        // The proxy adds a header that makes browsers cache it.
        '/kept.css': { contentType: 'text/css', body: 'p { color: red; }' },
      }),
    );
    const extension = teardown.add(allowLoopback(BUILT));
    const before = await launch({ extension: extension.folder });
    await keepAll(before);
    used = { port: before.network.port, address: before.extensionUrl('options.html') };
    await before.close();
    browser = teardown.add(await launch());
    const requests = browser.network.requests().length;
    settings = await openSettings(browser);
    atFirst = { requests, tabs: await settings.evaluate(`${API}.tabs.query({}).then((tabs) => tabs.length)`) };
  });
  afterAll(() => teardown.run());

  /** Leaves everything that can be left, and checks that it is there. */
  async function keepAll(before: Browser): Promise<void> {
    const options = await openSettings(before);
    await options.evaluate(KEEP_IN_EXTENSION);
    const page = await before.open(`${pages.url}/`);
    await page.evaluate(KEEP_IN_PAGE);
    const times = pages.asked.length;
    await before.open(`${pages.url}/`);
    expect(pages.asked.slice(times).map(({ request }) => request)).not.toContain('GET /kept.css');
    expect(await page.evaluate(KEPT_IN_PAGE)).toEqual(['left=1', 1, ['left'], 1]);
    expect(await options.evaluate(KEPT_IN_EXTENSION)).toEqual([
      ...[1, { left: 1 }, { left: 1 }, { left: 1 }],
      [expect.objectContaining({ id: 'left' })],
      ['http://127.0.0.1/*'],
    ]);
    expect(await options.evaluate(`${API}.tabs.query({}).then((tabs) => tabs.length)`)).toBe(3);
  }

  test('is the same one', () => {
    expect(browser.network.port).toBe(used.port);
  });

  test('has one tab, and its requests are counted from the beginning', () => {
    expect(atFirst).toEqual({ requests: 0, tabs: 1 });
  });

  test('has an extension without settings, scripts and access to sites', async () => {
    expect(await settings.evaluate(KEPT_IN_EXTENSION)).toEqual([0, {}, {}, {}, [], []]);
  });

  test('keeps nothing for pages, not even in its cache', async () => {
    const before = pages.asked.length;
    const page = await browser.open(`${pages.url}/`);
    expect(pages.asked.slice(before).map(({ request }) => request)).toContain('GET /kept.css');
    expect(await page.evaluate(KEPT_IN_PAGE)).toEqual(['', 0, [], 0]);
  });
});

async function openSettings(browser: Browser): Promise<Tab> {
  const settings = await browser.open(browser.extensionUrl('options.html'));
  await settings.waitFor(`document.querySelector('main')?.dataset.state === 'settings'`);
  return settings;
}
