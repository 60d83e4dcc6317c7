import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { DEMO_MESSAGES, readDemoMessage } from '../demo/demo-messages.ts';
import type { Tab } from '../lab/browsers/browser.ts';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import { launchBrowser } from '../lab/browsers/launch.ts';
import { deliveredSource } from '../lab/fixture-webmails/delivered-mail.ts';
import { FixtureServer } from '../lab/fixture-webmails/fixture-server.ts';
import { heldDelivery } from '../lab/fixture-webmails/source-delivery.ts';
import { mailpit } from '../lab/fixture-webmails/test-inboxes.ts';
import { makeLabCertificate } from '../lab/servers/lab-certificate.ts';
import { FixturePage } from '../lab/webmails/fixture-page.ts';
import { demoMessage, type Look, type Stage } from './stage.ts';

/** The origin of a webmail whose messages are checked automatically. */
const CHECKED_SITE = 'http://127.0.0.1:1080';
/** How many messages went through the relay, and then how many did not. */
const BEFORE_AND_AFTER = [90, 50] as const;
const FIRST_MOMENT = Date.UTC(2026, 10, 2, 6);
const SIX_HOURS = 6 * 3_600_000;

/** Every state of the page "Messages" that files lead to. */
export async function takeMessagesPictures(stage: Stage): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-pictures-'));
  const [archive, mailbox] = [path.join(folder, 'november.zip'), path.join(folder, 'archive.mbox')];
  writeFileSync(archive, archiveOfDemo());
  writeFileSync(mailbox, mailboxOfTwoWays());
  try {
    await takeEmpty(stage);
    await takeTable(stage, archive);
    await takeSeries(stage, mailbox);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For someone who has a webmail checked automatically: the choice of the messages that get a row. */
export async function takeCollecting(built: string, look: Look, pictures: string): Promise<void> {
  const extension = allowLoopback(built);
  const browser = await launchBrowser('chromium', { extension: extension.folder, ...look });
  try {
    const tab = await browser.open(browser.extensionUrl('messages.html'));
    await tab.evaluate(`chrome.storage.local.set(${JSON.stringify({ automaticSites: [CHECKED_SITE] })})`);
    await tab.waitFor(`document.querySelector('[data-action="collect-all"]') !== null`);
    await tab.click('[data-part="collect"] summary');
    await tab.resize(1024, 800);
    await tab.screenshot(path.join(pictures, `messages-collecting-${look.language}-${look.colourScheme}.png`));
  } finally {
    await browser.close();
    await extension.stop();
  }
}

/** While the selected messages of a webmail are being read. */
export async function takeReadingOfList(extension: string, look: Look, pictures: string): Promise<void> {
  const certificate = makeLabCertificate();
  const server = await FixtureServer.start([mailpit], certificate, deliveredSource);
  const browser = await launchBrowser('chromium', { extension, trusts: certificate, ...look });
  try {
    browser.network.standIn(mailpit.host, server.port);
    const page = await FixturePage.open(browser, server, mailpit);
    if (mailpit.selected === undefined) throw new Error('the list of Mailpit has no selected messages');
    await page.load(mailpit.selected.screen);
    const { delivery, release } = heldDelivery();
    server.deliver(deliveredSource, delivery);
    const popup = await page.tab.clickToolbarButton();
    await popup.waitFor(`document.querySelector('[data-action="read-selected"]') !== null`);
    const click = `void setTimeout(() => document.querySelector('[data-action="read-selected"]').click())`;
    const table = await browser.tabOpenedBy(() => popup.evaluate(click), /messages\.html/u);
    await table.waitFor(`document.querySelector('[data-part="list-progress"]') !== null`);
    for (const width of [320, 1024]) {
      await table.resize(width, 640);
      await table.screenshot(
        path.join(pictures, `messages-reading-${width}-${look.language}-${look.colourScheme}.png`),
      );
    }
    release();
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function takeEmpty(stage: Stage): Promise<void> {
  const without = await openTable(stage);
  await without.waitFor(`document.querySelector('[data-part="collect"] a') !== null`);
  await stage.pictureOfPage(without, 'messages-empty');
  await without.close();
}

/** Every answer, a file that is not a message, and everything that can be done with rows. */
async function takeTable(stage: Stage, archive: string): Promise<void> {
  const tab = await openTable(stage);
  await tab.resize(1024, 800);
  await readFile(tab, archive, DEMO_MESSAGES.length + 1);
  await stage.pictureOfPage(tab, 'messages-table');
  await tab.resize(1024, 800);

  await tab.click('[data-part="counters"] [data-answer="contradicted"] button');
  await tab.waitFor(`document.querySelectorAll('.grid-body [role="row"]').length === 2`);
  await tab.screenshot(stage.fileOf('messages-filtered'));
  await tab.click('[data-filter]');
  await waitForRows(tab, DEMO_MESSAGES.length + 1);

  await tab.click('[data-part="group"]');
  await tab.waitFor(`document.querySelector('.group-start .cell-campaign') !== null`);
  await tab.screenshot(stage.fileOf('messages-grouped'));
  await tab.click('[data-part="group"]');
  await tab.waitFor(`document.querySelector('.group-start') === null`);

  await tab.click('.column-choice summary');
  await tab.screenshot(stage.fileOf('messages-columns'));
  await tab.click('.column-choice summary');

  await takeComparison(stage, tab);
  const open = (): Promise<void> => tab.click('[data-place="1 1"] [data-action="open-row"]');
  const report = await stage.browser.tabOpenedBy(open, /inspector\.html#/u);
  await report.waitFor(`document.querySelector('[data-part="share"]') !== null`);
  await report.waitFor(`document.querySelector('[data-part="timeline"], [data-part="raw-source"]') !== null`);
  await report.resize(1024, 800);
  await report.screenshot(stage.fileOf('messages-report'));
  await report.close();
  await tab.evaluate('void (window.onbeforeunload = null)');
  await tab.close();
}

async function takeComparison(stage: Stage, tab: Tab): Promise<void> {
  for (const row of [0, 1]) await tab.click(`[data-place="${row} 0"] input`);
  await tab.click('[data-action="compare"]');
  await tab.waitFor(`document.querySelector('[data-part="comparison"] [data-differs="true"]') !== null`);
  await stage.pictureOfPage(tab, 'messages-compared');
  await tab.resize(1024, 800);
  await tab.click('[data-action="close-comparison"]');
}

/** When messages began to take another route; the head of the table over scrolled rows, with the focus in a cell. */
async function takeSeries(stage: Stage, mailbox: string): Promise<void> {
  const tab = await openTable(stage);
  await readFile(tab, mailbox, BEFORE_AND_AFTER[0] + BEFORE_AND_AFTER[1]);
  await tab.waitFor(`document.querySelector('[data-part="chart"]') !== null`);
  await stage.pictureOfPage(tab, 'messages-series');
  await tab.resize(1024, 800);
  await tab.evaluate(`document.querySelector('[data-place="0 2"] button').focus()`);
  await tab.evaluate(`(() => {
    const grid = document.querySelector('[role="grid"]');
    for (let presses = 0; presses < 4; presses++) {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }));
    }
  })()`);
  await tab.waitFor(`document.activeElement.closest('[data-place]')?.dataset.place === '40 2'`);
  await tab.evaluate(`document.querySelector('[data-part="grid"]').scrollIntoView({ block: 'end' })`);
  await tab.screenshot(stage.fileOf('messages-scrolled'));
  await tab.close();
}

async function openTable(stage: Stage): Promise<Tab> {
  const tab = await stage.openPage('messages.html');
  await tab.waitFor(`document.querySelector('[data-part="collect"]') !== null`);
  return tab;
}

async function readFile(tab: Tab, file: string, count: number): Promise<void> {
  await tab.chooseFile('[data-action="choose-files"]', file);
  await waitForRows(tab, count);
}

/** Every row is in the table, nothing is being read, and all that is in sight has its values. */
async function waitForRows(tab: Tab, count: number): Promise<void> {
  await tab.waitFor(`document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') === '${count + 1}'
    && document.querySelector('main').dataset.reading === 'false'
    && document.querySelectorAll('.grid-body [role="row"]').length >= ${Math.min(count, 9)}
    && [...document.querySelectorAll('.grid-body [role="row"]')].every((row) => row.querySelector('.value') !== null)`);
}

function archiveOfDemo(): Uint8Array {
  const messages = DEMO_MESSAGES.map((message) => [`${message.name}.eml`, readDemoMessage(message)] as const);
  const page = new TextEncoder().encode('<!doctype html><title>Not found</title>');
  return zipSync(Object.fromEntries([...messages, ['saved-page.html', page]]));
}

/** The same newsletter, every six hours: at first through the relay, later from another server. */
function mailboxOfTwoWays(): string {
  const [through, past] = (['postfix', 'direct'] as const).map((name) =>
    new TextDecoder().decode(readDemoMessage(demoMessage(name))),
  );
  const [before, after] = BEFORE_AND_AFTER;
  return Array.from({ length: before + after }, (_, nth) => {
    const source = (nth < before ? through : past) ?? '';
    const moment = new Date(FIRST_MOMENT + nth * SIX_HOURS).toUTCString().replace('GMT', '+0000');
    const dated = source.replaceAll(/\w{3}, +\d+ \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/gu, moment);
    return `From sender@example.com Mon Nov 23 19:46:21 2026\n${dated.replaceAll('\r\n', '\n')}\n\n`;
  }).join('');
}
