import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../lab/browsers/browser.ts';
import { readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type PlainPages, startPlainPages } from '../lab/servers/plain-pages.ts';
import { ask, BROWSER, launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const MESSAGE = fromCorpus('a01-relayed-romashka', 'Relayed');
const ESCAPED = MESSAGE.toString('utf8').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const HTML = 'text/html; charset=utf-8';

const teardown = new Teardown();
let pages: PlainPages;
let browser: Browser;

beforeAll(async () => {
  pages = teardown.add(
    await startPlainPages({
      '/source.txt': { contentType: 'text/plain; charset=utf-8', body: MESSAGE },
      '/pre.html': { contentType: HTML, body: `<!doctype html><title>Original</title><pre>\n${ESCAPED}</pre>` },
      '/textarea.html': {
        contentType: HTML,
        body: `<!doctype html><title>Source</title><textarea>\n${ESCAPED}</textarea>`,
      },
      '/article.html': {
        contentType: HTML,
        body: '<!doctype html><title>News</title><p>Received: from the press.</p>',
      },
      '/log.txt': { contentType: 'text/plain; charset=utf-8', body: '12:00 started\n12:01 stopped\n' },
    }),
  );
  browser = teardown.add(await launch());
});
afterAll(() => teardown.run());

describe('a page that is itself a message source', () => {
  // The text of a page may be inside a message: it is judged, and its answer is conditional.
  test.each([
    ['/source.txt', 'proven'],
    ['/pre.html', 'conditional'],
    ['/textarea.html', 'conditional'],
  ])('%s is read and judged: %s', async (path, verdict) => {
    const tab = await browser.open(`${pages.url}${path}`);
    const shown = await ask(tab);
    expect(shown.verdict).toBe(verdict);
    expect(shown.raw).toContain('by mx1.romashka.test (Postfix) with ESMTPS id 0BD1C25E0A4');
    await tab.close();
  });
});

describe('a text in a page of no known webmail', () => {
  test('is judged, and below the answer it says that its sender may have written it', async () => {
    const tab = await browser.open(`${pages.url}/pre.html`);
    const popup = await tab.clickToolbarButton();
    await readShown(popup);
    for (const part of ['note', 'unconfirmed']) {
      await popup.waitFor(`document.querySelector('[data-part="answer"] [data-part="${part}"]') !== null`);
    }
    const said = await popup.evaluate(`(() => {
        const part = (name) => document.querySelector('[data-part="answer"] [data-part="' + name + '"]');
        const [why, warning] = [part('note'), part('unconfirmed')].map((each) => each.getBoundingClientRect());
        return [part('unconfirmed').innerText, warning.top >= why.bottom && warning.left === why.left ? 'below' : 'beside'];
      })()`);
    await popup.close();
    await tab.close();
    expect(said).toEqual([expect.stringContaining('sender wrote it'), 'below']);
  });

  test('in a tab of its own with nothing else in it needs no such warning', async () => {
    const tab = await browser.open(`${pages.url}/source.txt`);
    const popup = await tab.clickToolbarButton();
    await readShown(popup);
    expect(await popup.evaluate(`document.querySelector('[data-part="unconfirmed"]') === null`)).toBe(true);
    await popup.close();
    await tab.close();
  });
});

describe('a page without a message', () => {
  test.each(['/article.html', '/log.txt'])(
    '%s: the popup says that it finds none, and offers to paste or open one',
    async (path) => {
      const tab = await browser.open(`${pages.url}${path}`);
      const popup = await tab.clickToolbarButton();
      const shown = await readShown(popup);
      expect([shown.state, shown.reason]).toEqual(['failure', 'no-message-here']);
      for (const offer of ['paste', 'open-file']) {
        await popup.waitFor(`document.querySelector('[data-action="${offer}"]') !== null`);
      }
      await popup.close();
      await tab.close();
    },
  );

  test('the browser’s own pages: the popup says that extensions have no access to them', async () => {
    const tab = await browser.open(BROWSER === 'chromium' ? 'chrome://version/' : 'about:license');
    const shown = await ask(tab);
    expect([shown.state, shown.reason]).toEqual(['failure', 'page-closed-to-extensions']);
    await tab.close();
  });
});
