import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startPlainPages } from '../lab/servers/plain-pages.ts';
import { launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const MESSAGE = fromCorpus('a01-relayed-romashka', 'Relayed');

const teardown = new Teardown();
let browser: Browser;
let sourcePage: string;
let folder: string;
let inspector: Tab;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-files-'));
  const pages = teardown.add(await startPlainPages({ '/source.txt': { contentType: 'text/plain', body: MESSAGE } }));
  sourcePage = `${pages.url}/source.txt`;
  browser = teardown.add(await launch());
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await teardown.run();
});
beforeEach(async () => {
  inspector = await browser.open(browser.extensionUrl('inspector.html'));
  await inspector.waitFor(`document.querySelector('[data-part="paste"]') !== null`);
});
afterEach(() => inspector.close());

async function expectReport(tab: Tab): Promise<void> {
  await tab.waitFor(`document.querySelector('main').dataset.state === 'report'`);
  const shown = await readShown(tab);
  expect(shown.verdict).toBe('proven');
  expect(shown.host).toContain('185.138.182.101');
  expect(shown.raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
}

test('a pasted source gets a report', async () => {
  await inspector.evaluate(
    `void (document.querySelector('[data-part="paste"]').value = ${JSON.stringify(MESSAGE.toString('utf8'))})`,
  );
  await inspector.click('[data-action="inspect"]');
  await expectReport(inspector);
});

test('an opened .eml file gets a report', async () => {
  const file = path.join(folder, 'relayed.eml');
  writeFileSync(file, MESSAGE);
  await inspector.chooseFile('input[type="file"]', file);
  await expectReport(inspector);
});

test('a dropped .eml file gets a report', async () => {
  await inspector.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(MESSAGE.toString('base64'))}), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'relayed.eml', { type: 'message/rfc822' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
  await expectReport(inspector);
});

test('a text that is not a message is refused with a reason, and another can be entered', async () => {
  await inspector.evaluate(`void (document.querySelector('[data-part="paste"]').value = 'Dear sir or madam')`);
  await inspector.click('[data-action="inspect"]');
  await inspector.waitFor(`document.querySelector('main').dataset.state === 'failure'`);
  expect((await readShown(inspector)).sentence).not.toBe('');
  await inspector.waitFor(`document.querySelector('[data-part="paste"]') !== null`);
});

test('the popup’s details show the same message in full, and leave no copy of it', async () => {
  const tab = await browser.open(sourcePage);
  const popup = await tab.clickToolbarButton();
  expect((await readShown(popup)).verdict).toBe('proven');
  const details = await browser.tabOpenedBy(() => actOn(popup, '[data-action="inspector"]'), /inspector\.html[?#]/);
  await expectReport(details);
  const left = await details.evaluate('(globalThis.browser ?? globalThis.chrome).storage.session.get(null)');
  expect(left).toEqual({});
  await details.close();
  await tab.close();
});
