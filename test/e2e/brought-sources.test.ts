import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { type BroughtKind, FILE_KINDS, type ShownSource, TEXT_KINDS } from './brought-kinds.ts';
import { launch } from './browser-under-test.ts';

const teardown = new Teardown();
let folder: string;
let browser: Browser;
/** One page serves all tests: loading it takes longer than judging a source. */
let inspector: Tab;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-brought-'));
  browser = teardown.add(await launch());
  inspector = await browser.open(browser.extensionUrl('inspector.html'));
  await inspector.evaluate(WITHOUT_SECTIONS);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await teardown.run();
});

/** Only the answer and the notes are looked at here: the sections of the report need not be laid out each time. */
const WITHOUT_SECTIONS = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('main section, main details { display: none }');
  document.adoptedStyleSheets = [sheet];
})()`;

/** An expression for what the page shows, as JSON. */
const SHOWN = `(() => {
  const { state, verdict = null, reason = null } = document.querySelector('main').dataset;
  const all = (name) => [...document.querySelectorAll('[data-' + name + ']')].map((element) => element.dataset[name]);
  return JSON.stringify({ state, verdict, reason, notes: all('note'), others: all('other') });
})()`;

function isShown({ state, verdict, reason, notes, others }: ShownSource): string {
  return `${SHOWN} === ${JSON.stringify(JSON.stringify({ state, verdict, reason, notes, others }))}`;
}

/**
 * Goes back to the form, which a report replaces and a failure leaves in place. If the page already shows the failure
 * that is expected next, nobody could tell whether it answers the next source, so the page is reloaded.
 */
async function startFor(expected: ShownSource): Promise<void> {
  await inspector.waitFor(`(document.querySelector('[data-action="another"]')?.click(),
    document.querySelector('[data-part="paste"]') !== null)`);
  if (expected.state === 'report' || (await inspector.evaluate(isShown(expected))) !== true) return;
  await inspector.goto(browser.extensionUrl('inspector.html'));
  await inspector.waitFor(`document.querySelector('[data-part="paste"]') !== null`);
  await inspector.evaluate(WITHOUT_SECTIONS);
}

async function paste({ bytes }: BroughtKind): Promise<void> {
  await inspector.evaluate(`(() => {
    document.querySelector('[data-part="paste"]').value = ${JSON.stringify(new TextDecoder().decode(bytes))};
    document.querySelector('[data-action="inspect"]').click();
  })()`);
}

async function open({ kind, bytes }: BroughtKind): Promise<void> {
  const file = path.join(folder, `${kind.replaceAll(/\W/gu, '-')}.eml`);
  writeFileSync(file, bytes);
  await inspector.chooseFile('input[type="file"]', file);
}

async function drop({ bytes }: BroughtKind): Promise<void> {
  await inspector.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${Buffer.from(bytes).toString('base64')}'), (sign) => sign.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'brought.eml'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
}

/** The names of the files reveal nothing: all of them end in .eml. */
describe.each([
  { way: 'pasted', bring: paste, kinds: TEXT_KINDS },
  { way: 'opened', bring: open, kinds: [...TEXT_KINDS, ...FILE_KINDS] },
  { way: 'dropped', bring: drop, kinds: [...TEXT_KINDS, ...FILE_KINDS] },
])('what people have $way', ({ bring, kinds }) => {
  test.each(kinds)('is judged or refused, and the page says what was repaired: $kind', async (brought) => {
    await startFor(brought.shown);
    await bring(brought);
    await expect(inspector.waitFor(isShown(brought.shown))).resolves.toBeUndefined();
  });
});

test.each([
  ['a message attached', 'proven', []],
  ['the header of a bounced message', 'proven', []],
  ['a header quoted in a message', 'conditional', ['text-above', 'quoted']],
])('another message inside is judged by one click: %s, %s', async (kind, verdict, notes) => {
  const brought = TEXT_KINDS.find((each) => each.kind === kind);
  if (brought === undefined) throw new Error(`there is no kind "${kind}"`);
  await startFor(brought.shown);
  await drop(brought);
  await inspector.waitFor(isShown(brought.shown));
  await inspector.click('[data-action="judge-other"]');
  const inside = { ...brought.shown, verdict, notes, others: [] };
  await expect(inspector.waitFor(isShown(inside))).resolves.toBeUndefined();
});
