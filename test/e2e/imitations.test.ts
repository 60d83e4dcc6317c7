/**
 * A sender imitates every webmail inside a message, with a forged source: in an unknown webmail, and in a known one.
 * Nothing is requested except what the webmail itself would request, nothing is shown without a click, and no answer is
 * a plain "Yes".
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowLoopback } from '../lab/browsers/allowed-extension.ts';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { chipsIn, newestTabId } from '../lab/browsers/page-chip.ts';
import { imitationsOfAll } from '../lab/fixture-webmails/imitation.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type PlainPages, startPlainPages } from '../lab/servers/plain-pages.ts';
import { checkSite, DIRECT, PLAIN_BUTTON, toolbarButton, waitForAnswer } from './automatic-lab.ts';
import { ask, BUILT, launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const HTML = 'text/html; charset=utf-8';
const FORGED = fromCorpus('a01-relayed-romashka', 'Forged')
  .toString('utf8')
  .replaceAll('&', '&amp;')
  .replaceAll('<', '&lt;');
const ID = 'Uyv8Rj3kzGq9=@mailhog.example';
const TRUE_REQUEST = `GET /api/v1/messages/${encodeURIComponent(ID)}`;

/**
 * A link in a message that could be requested as it is: any path of the sender's choice, with the marks of SnappyMail
 * and Mailpit.
 */
const WISHES = `<div id="rl-app"><div id="V-MailMessageView"><div class="messageItemHeader"><span class="subject">Invoice</span></div>
  <a href="/api/messages/delete?all=1&x=/ViewAsPlain/&q[]=/1"><i class="icon-file-code">.</i></a></div></div>
  <div id="app" data-webroot="/api/messages/delete?all=1&x=" data-version="1"></div><base href="/api/messages/delete?all=1&x=">`;

const DIALOG = `<div role="dialog"><pre>${FORGED}</pre></div>`;

/** A forged source that a person does not see. */
const HIDDEN = [
  'opacity:0',
  'height:0;overflow:hidden',
  'font-size:0',
  'clip-path:inset(50%)',
  'position:absolute;top:-9999px',
  'color:transparent',
]
  .map((style) => `<div style="${style}"><pre style="color:inherit;font-size:inherit">${FORGED}</pre></div>`)
  .join('');

function unknown(message: string): { readonly contentType: string; readonly body: string } {
  return { contentType: HTML, body: `<!doctype html><title>Mail</title><h1>Invoice</h1><article>${message}</article>` };
}

const teardown = new Teardown();
let pages: PlainPages;
let browser: Browser;
let options: Tab;

beforeAll(async () => {
  const all = WISHES + imitationsOfAll();
  const raw = fromCorpus('h-direct-astra', 'Order 48213').toString('utf8');
  pages = teardown.add(
    await startPlainPages({
      '/unknown/all': unknown(all + DIALOG),
      '/unknown/one': unknown(WISHES + DIALOG),
      '/unknown/hidden': unknown(all + HIDDEN),
      '/': {
        contentType: HTML,
        body: `<!doctype html><html ng-app="mailhogApp"><title>MailHog</title>
          <div class="toolbar"><a title="Download" href="api/v1/messages/${ID}/download"></a></div>
          <div class="preview"><div class="headers"><table><tr><th>From</th><td></td></tr>
          <tr><th>Subject</th><td><strong>Order 48213</strong></td></tr><tr><th>To</th><td></td></tr></table></div>
          <div class="tab-content">${all}${DIALOG}</div></div>`,
      },
      [`/api/v1/messages/${encodeURIComponent(ID)}`]: {
        contentType: 'text/json',
        body: JSON.stringify({ ID, Raw: { Data: raw } }),
      },
    }),
  );
  const extension = teardown.add(allowLoopback(BUILT));
  browser = teardown.add(await launch({ extension: extension.folder }));
  options = await browser.open(browser.extensionUrl('options.html'));
  await options.waitFor(`document.querySelector('main')?.dataset.state === 'settings'`);
  await checkSite(options, pages.url);
});
afterAll(() => teardown.run());

/**
 * What the extension has requested from the page's server since then. What the page itself loads (frames, style sheets)
 * has another mode.
 */
function askedByExtension(since: number): Set<string> {
  return new Set(pages.asked.slice(since).flatMap(({ request, mode }) => (mode === 'same-origin' ? [request] : [])));
}

describe('in an unknown webmail', () => {
  test.each([
    ['with all marks and a forged source', '/unknown/all', { sentence: /^(?!Yes)/ }],
    ['with a forged source on the screen', '/unknown/one', { sentence: /^These lines say: / }],
    ['with a forged source that nobody sees', '/unknown/hidden', { sentence: /^No message/ }],
  ] as const)('%s, nothing is requested, and nothing is a plain answer', async (_, address, wanted) => {
    const count = pages.asked.length;
    const tab = await browser.open(pages.url + address);
    const tabId = await newestTabId(options);
    const shown = await ask(tab);
    expect(shown.sentence).toMatch(wanted.sentence);
    // Opening the popup took some time, so anything that comes without a click would have come by now.
    expect(await toolbarButton(options, tabId)).toEqual(PLAIN_BUTTON);
    expect(await chipsIn(options, tabId)).toEqual([]);
    expect(askedByExtension(count)).toEqual(new Set());
    await tab.close();
  });
});

describe('in a known webmail', () => {
  test('only its own source is requested and judged', async () => {
    const count = pages.asked.length;
    const tab = await browser.open(`${pages.url}/`);
    const tabId = await newestTabId(options);
    await waitForAnswer(options, tabId, DIRECT);
    const shown = await ask(tab);
    expect(shown.verdict).toBe('absent');
    expect(askedByExtension(count)).toEqual(new Set([TRUE_REQUEST]));
    await tab.close();
  });
});
