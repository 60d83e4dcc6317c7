import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { actOn, readShown } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { startPlainPages } from '../lab/servers/plain-pages.ts';
import { launch } from './browser-under-test.ts';
import { fromCorpus } from './mail.ts';

const MESSAGE = fromCorpus('a01-relayed-romashka', 'Relayed').toString('utf8');
/** The person to whom the message was addressed, and the server, which is not a secret. */
const [PERSON, SERVER] = ['ivan@romashka.test', 'mx1.romashka.test'];

const teardown = new Teardown();
let browser: Browser;
let sourcePage: string;

beforeAll(async () => {
  const pages = teardown.add(await startPlainPages({ '/source.txt': { contentType: 'text/plain', body: MESSAGE } }));
  sourcePage = `${pages.url}/source.txt`;
  browser = teardown.add(await launch());
});
afterAll(() => teardown.run());

/** A text area of the inspector into which the clipboard is pasted. */
async function clipboardText(): Promise<string> {
  const tab = await browser.open(browser.extensionUrl('inspector.html'));
  const area = `document.querySelector('[data-part="paste"]')`;
  await tab.waitFor(`${area} !== null`);
  await tab.click('[data-part="paste"]');
  await tab.paste();
  await tab.waitFor(`${area}.value !== ''`);
  const text = String(await tab.evaluate(`${area}.value`));
  await tab.close();
  return text;
}

/** Date and answer, but not the subject: the report is masked. */
const fileName = `relay-${new Date(/^Date: (.+)$/mu.exec(MESSAGE)?.[1] ?? '').toISOString().slice(0, 10)}-proven`;

describe('a report', () => {
  let inspector: Tab;
  beforeAll(async () => {
    inspector = await browser.open(browser.extensionUrl('inspector.html'));
    await inspector.waitFor(`document.querySelector('[data-part="paste"]') !== null`);
    await inspector.evaluate(`void (document.querySelector('[data-part="paste"]').value = ${JSON.stringify(MESSAGE)})`);
    await inspector.click('[data-action="inspect"]');
    await inspector.waitFor(`document.querySelector('main').dataset.state === 'report'`);
  });

  const choose = (format: string): Promise<unknown> =>
    inspector.evaluate(`(() => {
      const formats = document.querySelector('[data-part="share-format"]');
      formats.value = ${JSON.stringify(format)};
      formats.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  const said = `document.querySelector('[data-part="share"] [role="status"]').textContent`;

  test('that is copied is Markdown for a ticket, without the names of people', async () => {
    await inspector.click('[data-action="share-copy"]');
    await inspector.waitFor(`${said} !== ''`);
    const text = await clipboardText();
    expect(text).toMatch(/^#+ /u);
    expect(text).toContain(SERVER);
    expect(text).not.toContain(PERSON);
  });

  test.each([
    ['text', 'txt', SERVER],
    ['json', 'json', '"verdict": "proven"'],
    ['html', 'html', '<!doctype html>'],
    ['markdown', 'md', SERVER],
  ])('can be saved as %s, with people masked', async (format, extension, part) => {
    await choose(format);
    await inspector.click('[data-action="share-save"]');
    const text = (await browser.savedFile(`${fileName}.${extension}`)).toString('utf8');
    expect(text.toLowerCase()).toContain(part.toLowerCase());
    expect(text).not.toContain(PERSON);
    expect(text).not.toMatch(/<script/iu);
  });

  test('has the names of people if the reader wants them', async () => {
    await choose('text');
    await inspector.evaluate(
      `(() => { const choice = document.querySelector('[data-part="share-masking"]'); choice.value = 'none'; choice.dispatchEvent(new Event('change', { bubbles: true })); })()`,
    );
    // "Copied" was about the masked report; it disappears when the choice changes.
    await inspector.waitFor(`${said} === ''`);
    await inspector.click('[data-action="share-copy"]');
    await inspector.waitFor(`${said} !== ''`);
    expect(await clipboardText()).toContain(PERSON);
  });
});

test('the popup’s answer is copied as a short text without the names of people', async () => {
  const tab = await browser.open(sourcePage);
  const popup = await tab.clickToolbarButton();
  expect((await readShown(popup)).verdict).toBe('proven');
  // A real key press: browsers let a page write to the clipboard only in response to a person.
  await actOn(popup, '[data-action="copy-answer"]', 'focus');
  await popup.press('Enter');
  await popup.waitFor(`document.querySelector('.popup-footer [role="status"]').textContent !== ''`);
  await popup.close();
  const text = await clipboardText();
  expect(text).toContain('185.138.182.101');
  expect(text).not.toContain(PERSON);
  await tab.close();
});
