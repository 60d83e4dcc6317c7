import { afterAll, beforeAll, expect, test } from 'vitest';
import { Teardown } from '../lab/processes/teardown.ts';
import { startPlainPages, type PlainPages } from '../lab/servers/plain-pages.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { violationsOf } from '../lab/browsers/accessibility-check.ts';
import type { Browser } from '../lab/browsers/browser.ts';
import { BROWSER, launch } from './browser-under-test.ts';

/** A webmail that no adapter knows, whose page contains private data. */
const PAGE = `<!doctype html><title>Ivan’s mail</title>
<body class="mail-app">
  <ul><li class="row row-48213" data-from="news@lavka.test">Order 48213</li></ul>
  <main id="message-16bdfb1d9ff5f2a7" title="ivan@romashka.test" data-message-id="16bdfb1d9ff5f2a7">
    <h1 class="subject">Order 48213</h1>
    <p hidden class="secret">Password</p>
  </main>
</body>`;

const teardown = new Teardown();
let pages: PlainPages;
let browser: Browser;

beforeAll(async () => {
  pages = teardown.add(
    await startPlainPages({ '/mail.html': { contentType: 'text/html; charset=utf-8', body: PAGE } }),
  );
  browser = teardown.add(await launch());
});
afterAll(() => teardown.run());

test('“Report a problem” shows how the page is built, and none of its content', async () => {
  const tab = await browser.open(`${pages.url}/mail.html`);
  const popup = await tab.clickToolbarButton();
  expect(await readShown(popup)).toMatchObject({ state: 'failure', reason: 'no-message-here' });
  await actOn(popup, '[data-action="report-webmail"]');
  await popup.waitFor(
    `document.querySelector('[data-part="broken-webmail-report"] textarea')?.value.includes('subject')`,
  );
  const report = await popup.evaluate(`document.querySelector('[data-part="broken-webmail-report"] textarea').value`);
  const [extension, program, ...rest] = String(report).trimEnd().split('\n');
  expect(extension).toMatch(/^extension: \d+\.\d+\.\d+$/u);
  expect(program).toMatch(BROWSER === 'chromium' ? /^browser: Chrome \d+$/u : /^browser: Firefox \d+$/u);
  expect(rest).toEqual([
    'webmail: none',
    'outcome: no-message-here',
    'page:',
    'body.mail-app',
    ' ul',
    '  li.row.row-#[data-from]',
    ' main#message-*[data-message-id]',
    '  h1.subject',
  ]);
  expect(await violationsOf(popup)).toEqual([]);
  await popup.close();
  await tab.close();
});
