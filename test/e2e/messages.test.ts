import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { violationsOf } from '../lab/browsers/accessibility-check.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { eventually } from '../lab/processes/wait-until.ts';
import { startPlainPages } from '../lab/servers/plain-pages.ts';
import { launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const MESSAGE = fromCorpus('a01-relayed-romashka', 'Relayed');
const NESTED = path.join(import.meta.dirname, '../unit/message/containers/files/python-nested.zip');

const teardown = new Teardown();
let browser: Browser;
let sourcePage: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-messages-'));
  const pages = teardown.add(await startPlainPages({ '/source.txt': { contentType: 'text/plain', body: MESSAGE } }));
  sourcePage = `${pages.url}/source.txt`;
  browser = teardown.add(await launch());
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await teardown.run();
});

/** An mbox in which messages take another route from the middle on. */
function series(count: number): string {
  return Array.from({ length: count }, (_, nth) => {
    const peer =
      nth < count / 2
        ? 'gato7.sndsy.ru (gato7.sndsy.ru [185.138.182.7])'
        : 'm1.example.net (m1.example.net [198.51.100.7])';
    const date = new Date(Date.UTC(2026, 10, 1) + nth * 600_000).toUTCString().replace('GMT', '+0000');
    return `From x Mon Nov 23 19:46:21 2026\nReceived: from ${peer} by mx.vasilek.test (Postfix) with ESMTPS id 1; ${date}\nFrom: a@b.example\nSubject: Sale ${nth % 7}\nDate: ${date}\nMessage-ID: <${nth}@b.example>\n\nbody\n\n`;
  }).join('');
}

async function openTable(): Promise<Tab> {
  const tab = await browser.open(browser.extensionUrl('messages.html'));
  await tab.waitFor(`document.querySelector('[data-action="choose-files"]') !== null`);
  return tab;
}

/** The table is complete, nothing is being read, and every visible row has its values. */
async function waitForRows(tab: Tab, count: number): Promise<void> {
  await tab.waitFor(
    `document.querySelector('[data-part="shown"]')?.innerText.includes(${JSON.stringify(`of ${new Intl.NumberFormat('en').format(count)}`)}) === true
      && document.querySelector('main').dataset.reading === 'false'
      && document.querySelectorAll('.grid-body [role="row"]').length >= ${Math.min(count, 3)}
      && [...document.querySelectorAll('.grid-body [role="row"]')].every((row) => row.querySelector('.value') !== null)`,
  );
}

/** Keys that follow each other so fast that nothing is drawn in between. */
function pressAll(tab: Tab, keys: readonly string[]): Promise<unknown> {
  return tab.evaluate(`void ${JSON.stringify(keys)}.forEach((key) =>
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))`);
}

const CELLS = `[...document.querySelectorAll('.grid-body [role="row"]')].map((row) =>
  [...row.querySelectorAll('.value')].map((cell) => cell.innerText))`;

describe('the table of messages', () => {
  test('shows every message of an archive, opens a report, and compares two', async () => {
    const tab = await openTable();
    await tab.chooseFile('[data-action="choose-files"]', NESTED);
    await waitForRows(tab, 3);
    const rows = JSON.stringify(await tab.evaluate(CELLS));
    expect(rows).toContain('python-nested.zip!inner.zip!deep/a.eml');
    expect(rows).toContain('python-nested.zip!box.mbox#2');
    await tab.waitFor(`/Proven: 2[^]*No: 1/u.test(document.querySelector('[data-part="counters"]').innerText)`);
    await tab.evaluate(`document.querySelectorAll('.grid-choose input').forEach((box, nth) => nth > 0 && box.click())`);
    await tab.click('[data-action="compare"]');
    await tab.waitFor(`document.querySelectorAll('[data-part="comparison"] [data-differs="true"]').length > 3`);
    await tab.waitFor(`document.querySelector('[data-part="comparison"]').innerText.includes('gato101.sndsy.ru')`);
    const report = await browser.tabOpenedBy(() => tab.click('[data-action="open-row"]'), /inspector\.html#/u);
    await report.waitFor(`document.querySelector('main').dataset.state === 'report'`);
    expect((await readShown(report)).verdict).toBe('proven');
    await report.close();
    await tab.close();
  });

  test('reports when messages began to take another route, filters, sorts, searches, and moves by keys', async () => {
    const file = path.join(folder, 'series.mbox');
    writeFileSync(file, series(2000));
    const tab = await openTable();
    await tab.chooseFile('[data-action="choose-files"]', file);
    await waitForRows(tab, 2000);
    await tab.waitFor(
      `document.querySelector('[data-part="change"]')?.innerText.includes('series.mbox#1001') === true`,
    );
    await tab.waitFor(`document.querySelectorAll('[data-part="chart"] g').length > 5`);
    const drawn = `document.querySelectorAll('.grid-body [role="row"]').length`;
    await eventually(async () => expect(await tab.evaluate(drawn)).toBeLessThan(100));
    await tab.click('[data-part="counters"] [data-answer="absent"] button');
    await tab.waitFor(`document.querySelector('[data-part="shown"]').innerText.includes('1,000 of 2,000')`);
    await tab.evaluate(`(() => {
      const search = document.querySelector('[data-part="search"]');
      search.value = 'sale 3';
      search.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await tab.waitFor(`/Shown: 14\\d of/u.test(document.querySelector('[data-part="shown"]').innerText)
      && [...document.querySelectorAll('.grid-body [role="row"]')].every((row) => row.innerText.includes('Sale 3'))`);
    const focused = (place: string): string =>
      `document.activeElement.closest('[data-place]')?.dataset.place === '${place}' && document.activeElement.tagName === 'BUTTON'`;
    await tab.evaluate(`document.querySelector('.grid-body [data-place="0 2"] button').focus()`);
    await pressAll(tab, ['ArrowDown', 'ArrowDown', ...Array<string>(4).fill('ArrowRight')]);
    await tab.waitFor(focused('2 6'));
    await pressAll(tab, ['PageDown', 'PageDown', 'PageDown', ...Array<string>(4).fill('ArrowLeft'), 'ArrowDown']);
    await tab.waitFor(focused('33 2'));
    await pressAll(tab, ['Home']);
    await tab.waitFor(`document.activeElement.closest('[data-place]')?.dataset.place === '33 0'`);
    await pressAll(tab, ['PageUp', 'PageUp', 'PageUp', 'PageUp', 'ArrowUp', 'End']);
    await tab.waitFor(`${focused('-1 14')} && document.activeElement.closest('[role="columnheader"]') !== null`);
    await tab.evaluate('document.activeElement.click()');
    await tab.waitFor(`document.activeElement.closest('[aria-sort="ascending"]') !== null`);
    await tab.close();
  });

  test('gives a reason for what it cannot read, and splits pasted messages', async () => {
    const file = path.join(folder, 'page.html');
    writeFileSync(file, '<!doctype html><title>x</title>');
    const tab = await openTable();
    await tab.chooseFile('[data-action="choose-files"]', file);
    await waitForRows(tab, 1);
    await eventually(async () => expect(JSON.stringify(await tab.evaluate(CELLS))).toContain('Not read'));
    const two = `${readFileSync(path.join(import.meta.dirname, '../corpus/messages/h-direct-astra.eml'), 'utf8')}\n\n${MESSAGE.toString('utf8')}`;
    await tab.evaluate(`(() => {
      const field = document.querySelector('[data-part="paste"]');
      field.closest('details').open = true;
      field.value = ${JSON.stringify(two.replaceAll('\r\n', '\n'))};
    })()`);
    await tab.click('[data-action="add-pasted"]');
    await waitForRows(tab, 3);
    await tab.close();
  });

  test('gets a row from the popup by one click, and the same row again from the next', async () => {
    const table = await openTable();
    const tab = await browser.open(sourcePage);
    for (let clicks = 0; clicks < 2; clicks++) {
      const popup = await tab.clickToolbarButton();
      await readShown(popup);
      await actOn(popup, '[data-action="add-to-table"]');
      await popup.waitFor(`document.querySelector('footer').innerText.includes('Added to the table')`);
      await popup.close();
    }
    await tab.close();
    await table.bringToFront();
    await waitForRows(table, 1);
    await eventually(async () => expect(JSON.stringify(await table.evaluate(CELLS))).toContain('Proven'));
    await table.close();
  });

  test('is accessible: axe finds no violation', async () => {
    const tab = await openTable();
    await tab.chooseFile('[data-action="choose-files"]', NESTED);
    await waitForRows(tab, 3);
    expect(await violationsOf(tab)).toEqual([]);
    await tab.close();
  });
});
