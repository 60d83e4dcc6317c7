import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type PlainPages, startPlainPages } from '../lab/servers/plain-pages.ts';
import { ask, launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const TEXT = 'text/plain; charset=utf-8';

/** The sending host of the direct message is 198.51.100.20, as the mailbox's server recorded it. */
const PROFILES = {
  format: 'relay-inspector/profiles',
  version: 1,
  profiles: [{ id: 'lab', title: 'Altcraft lab', networks: ['198.51.100.20'] }],
};

const teardown = new Teardown();
let browser: Browser;
let pages: PlainPages;
let options: Tab;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-profiles-'));
  pages = teardown.add(
    await startPlainPages({
      '/relayed.txt': { contentType: TEXT, body: fromCorpus('a01-relayed-romashka', 'Relayed') },
      '/direct.txt': { contentType: TEXT, body: fromCorpus('h-direct-astra', 'Direct') },
      '/forwarded.txt': { contentType: TEXT, body: fromCorpus('g-fwd-postfix-astra', 'Forwarded') },
    }),
  );
  browser = teardown.add(await launch());
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await teardown.run();
});
beforeEach(async () => {
  options = await browser.open(browser.extensionUrl('options.html'));
  await options.waitFor(`document.querySelector('main').dataset.state === 'settings'`);
});
afterEach(async () => {
  await options.evaluate(
    `Promise.all(['sync', 'local'].map((area) => (globalThis.browser ?? chrome).storage[area].clear()))`,
  );
  await options.close();
});

/** Fills in a field as a person's typing would leave it. */
async function fill(selector: string, text: string): Promise<void> {
  await options.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`);
  await options.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
}

async function choose(name: string, value: string): Promise<void> {
  await options.evaluate(`(() => {
    const field = document.querySelector('select[name="${name}"]');
    field.value = ${JSON.stringify(value)};
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

async function waitUntilSaid(text: string): Promise<void> {
  await options.waitFor(`document.querySelector('[data-part="said"]').innerText.includes(${JSON.stringify(text)})`);
}

async function deleteRelay(id: string): Promise<void> {
  await options.click(`[data-relay-id="${id}"] [data-action="remove-relay"]`);
  await waitUntilSaid('deleted');
}

async function verdictOf(page: string): Promise<string | null> {
  const tab = await browser.open(`${pages.url}${page}`);
  const { verdict } = await ask(tab);
  await tab.close();
  return verdict;
}

describe('damaged settings', () => {
  test('are reported in the settings page, and the popup judges by the defaults', async () => {
    await options.evaluate(
      `(globalThis.browser ?? chrome).storage.sync.set({ settings: { version: 1, profiles: 'garbage', theme: 7 } })`,
    );
    await options.waitFor(`document.querySelectorAll('[data-part="repairs"] li').length === 2`);
    expect(await verdictOf('/relayed.txt')).toBe('proven');
    await options.click('[data-action="keep-repairs"]');
    await options.waitFor(`document.querySelector('[data-part="repairs"]') === null`);
    await options.goto(await options.url());
    await options.waitFor(`document.querySelector('main').dataset.state === 'settings'`);
    expect(await options.evaluate(`document.querySelector('[data-part="repairs"]') === null`)).toBe(true);
  });
});

describe('a relay of the user’s own', () => {
  test('that was typed in changes a verdict, which is the built-in one’s again when it is deleted', async () => {
    expect(await verdictOf('/direct.txt')).toBe('absent');
    await options.click('[data-action="add-relay"]');
    await fill('[name="title"]', 'Altcraft lab');
    await fill('[name="networks"]', '198.51.100.20/33');
    await options.click('[data-action="save-relay"]');
    await options.waitFor(`document.activeElement === document.querySelector('[name="networks"]')`);
    await fill('[name="networks"]', '198.51.100.20/32');
    await options.click('[data-action="save-relay"]');
    await waitUntilSaid('Saved.');
    expect(await verdictOf('/direct.txt')).toBe('proven');
    await deleteRelay('altcraft-lab');
    expect(await verdictOf('/direct.txt')).toBe('absent');
  });

  test('that was deleted changes verdicts again when the deletion is undone', async () => {
    const file = path.join(folder, 'profiles.json');
    writeFileSync(file, JSON.stringify(PROFILES));
    await options.chooseFile('[data-action="import-relays"]', file);
    await waitUntilSaid('Altcraft lab');
    await deleteRelay('lab');
    // Offered for some seconds only: clicked as soon as it is there.
    await options.waitFor(`(() => {
      const undo = document.querySelector('[data-part="said"] [data-action="undo"]');
      undo?.click();
      return undo !== null;
    })()`);
    await waitUntilSaid('Undone.');
    expect(await verdictOf('/direct.txt')).toBe('proven');
  });
});

describe('“this server is mine”', () => {
  test('turns a reported relay into a proven one in the open popup, and back', async () => {
    const tab = await browser.open(`${pages.url}/forwarded.txt`);
    const popup = await tab.clickToolbarButton();
    expect((await readShown(popup)).verdict).toBe('reported');
    await popup.waitFor(`document.querySelector('[data-offer="servers"]') !== null`);
    await actOn(popup, '[data-offer="servers"] summary');
    await actOn(popup, '[data-action="accept-offer"]');
    await popup.waitFor(`document.querySelector('main').dataset.verdict === 'proven'`);
    await popup.waitFor(
      `document.querySelector('[data-part="offers"]').innerText.includes('mx.fialka.test counts as your server now.')`,
    );
    await popup.waitFor(`document.querySelector('[data-part="offers"] [data-action="undo"]') !== null`);
    await actOn(popup, '[data-action="undo"]');
    await popup.waitFor(`document.querySelector('main').dataset.verdict === 'reported'`);
    await popup.close();
    await tab.close();
  });

  test('holds for the next message, and is in the settings', async () => {
    await fill('[data-part="servers"] [name="hostSuffixes"]', 'mx.fialka.test');
    await options.click('[data-action="save-servers"]');
    await waitUntilSaid('Saved.');
    expect(await verdictOf('/forwarded.txt')).toBe('proven');
  });
});

describe('language, colours and times', () => {
  test('are applied by the settings page at once and by the popup when it is opened', async () => {
    await choose('theme', 'dark');
    await options.waitFor(`getComputedStyle(document.documentElement).colorScheme === 'dark'`);
    await choose('timeZone', 'written');
    await choose('language', 'ru');
    await options.waitFor(`document.querySelector('h1').textContent === 'Настройки'`);
    const tab = await browser.open(`${pages.url}/forwarded.txt`);
    const popup = await tab.clickToolbarButton();
    const { sentence, route } = await readShown(popup);
    expect(sentence).toContain('mx.fialka.test');
    expect(sentence).toMatch(/[а-я]/u);
    expect(route.map(({ text }) => text).join(' ')).toMatch(/22:46:45 \+03:00.*2:46:45 \+07:00/u);
    await popup.waitFor(`getComputedStyle(document.documentElement).colorScheme === 'dark'`);
    await popup.close();
    await tab.close();
  });
});

describe('trying a line', () => {
  test('shows the verdict of each relay on it, and stores no part of it', async () => {
    await fill(
      '[data-part="trial"] textarea',
      'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx1.example.org (Postfix) with ESMTPS id 1A',
    );
    await options.waitFor(
      `document.querySelector('[data-part="trial"] [data-relay-id="sendsay"]')?.dataset.verdict === 'proven'`,
    );
    const stored = await options.evaluate(
      `Promise.all(['sync', 'local', 'session'].map((area) => (globalThis.browser ?? chrome).storage[area].get(null))).then(JSON.stringify)`,
    );
    expect(stored).not.toContain('gato101');
  });
});
