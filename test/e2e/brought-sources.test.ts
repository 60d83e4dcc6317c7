import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, Tab } from '../lab/browsers/browser.ts';
import { actOn } from '../lab/browsers/extension-view.ts';
import { Teardown } from '../lab/processes/teardown.ts';
import { compoundFile } from '../unit/message/containers/compound-file.ts';
import { BROWSER, launch } from './browser-under-test.ts';

const FORMS = path.join(import.meta.dirname, '../corpus/public-reports');
const MORE_FORMS = path.join(import.meta.dirname, '../corpus/brought-forms');

/**
 * The same code repairs a text in both browsers, and test/corpus has every form of it: Firefox tries two of each way
 * into the page.
 */
const tried = <T>(cases: readonly T[]): readonly T[] => (BROWSER === 'chromium' ? cases : cases.slice(0, 2));

const teardown = new Teardown();
let browser: Browser;
let folder: string;
let inspector: Tab;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relay-inspector-brought-'));
  browser = teardown.add(await launch());
  inspector = await browser.open(browser.extensionUrl('inspector.html'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await teardown.run();
});
/** One page for all: "Inspect another" brings it back to its beginning; after a failure it is loaded anew. */
beforeEach(async () => {
  await inspector.waitFor(`['intake', 'report', 'failure'].includes(document.querySelector('main')?.dataset.state)`);
  const state = await inspector.evaluate(`document.querySelector('main').dataset.state`);
  if (state === 'report') await actOn(inspector, '[data-action="another"]');
  if (state === 'failure') await inspector.goto(browser.extensionUrl('inspector.html'));
  await inspector.waitFor(`document.querySelector('main')?.dataset.state === 'intake'
    && document.querySelector('[data-part="paste"]') !== null`);
});

/** State, verdict, reason, notes and further messages that the page shows. */
async function shown(): Promise<unknown> {
  await inspector.waitFor(`['report', 'failure'].includes(document.querySelector('main').dataset.state)`);
  const json = await inspector.evaluate(`(() => {
    const { state, verdict = null, reason = null } = document.querySelector('main').dataset;
    const all = (name) => [...document.querySelectorAll('[data-' + name + ']')].map((element) => element.dataset[name]);
    return JSON.stringify({ state, verdict, reason, notes: all('note'), others: all('other') });
  })()`);
  return JSON.parse(String(json));
}

async function paste(text: string): Promise<void> {
  await inspector.evaluate(`void (document.querySelector('[data-part="paste"]').value = ${JSON.stringify(text)})`);
  await inspector.click('[data-action="inspect"]');
}

async function drop(bytes: Uint8Array, name: string): Promise<void> {
  await inspector.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(Buffer.from(bytes).toString('base64'))}), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
}

test.each(
  tried([
    ['10-gmail-page-en.txt', 'proven', ['text-above']],
    ['31-apple-all-headers-ru.txt', 'proven', ['translated']],
    ['35-table-tabs.txt', 'proven', ['table']],
    ['41-mailru-sluzhebnye.txt', 'proven', []],
    ['42-ru-greeting.txt', 'conditional', ['text-above']],
    ['48-mbox-unfolded-col0.txt', 'conditional', ['unfolded']],
    ['52-quoted-initials.txt', 'proven', ['quoted']],
    ['54-fence.txt', 'proven', ['text-above']],
    ['57-linenumbers-dot.txt', 'proven', ['numbered']],
    ['60-html-escaped.txt', 'proven', ['entities']],
    ['62-nbsp-indent.txt', 'conditional', ['odd-characters']],
    ['65-zwsp-each.txt', 'proven', ['odd-characters']],
    ['67-oneline-nospace.txt', 'conditional', ['one-line']],
    ['69-literal-n.txt', 'proven', ['escaped']],
    ['72-quoted-then-wrapped.txt', 'conditional', ['quoted', 'wrapped']],
    ['83-spaced-col0.txt', 'conditional', ['spaced', 'unfolded']],
    ['84-blank-inside.txt', 'conditional', ['gap']],
    ['a9-gmail-api.json', 'proven', ['json']],
    ['b8-only-one-received-noname.txt', 'conditional', ['value-alone']],
    ['b9-received-reversed.txt', 'conditional', ['reversed']],
    ['c2-fullwidth-colon.txt', 'proven', ['odd-characters']],
    ['e3-pipe.txt', 'proven', ['quoted']],
    ['e8-trailing-backslash.txt', 'proven', ['backslashes']],
  ]),
)('a pasted text is read, and the page says what was repaired: %s, %s', async (file, verdict, notes) => {
  await paste(readFileSync(path.join(FORMS, file), 'utf8'));
  expect(await shown()).toMatchObject({ state: 'report', verdict, notes });
});

test.each(
  tried([
    ['05-utf16be.txt', 'proven', ['utf-16']],
    ['36b-bold-received.txt', 'proven', ['emphasis']],
    ['95-qp-text.txt', 'proven', ['quoted-printable']],
    ['96-base64.txt', 'proven', ['base64']],
    ['a6-gmail-saved.html', 'conditional', ['web-page']],
    ['b0-gmail-api-raw.json', 'proven', ['json']],
    ['b3.mht', 'proven', ['web-page']],
  ]),
)('an opened file is read, and the page says what was repaired: %s, %s', async (file, verdict, notes) => {
  await inspector.chooseFile('input[type="file"]', path.join(FORMS, file));
  expect(await shown()).toMatchObject({ state: 'report', verdict, notes });
});

test.each(
  tried([
    ['06-utf16le-nobom.txt', 'proven', ['utf-16']],
    ['a7-yandex-saved.html', 'proven', ['web-page']],
    ['e6-log-prefix.txt', 'proven', ['numbered']],
  ]),
)('a dropped file is read, and the page says what was repaired: %s, %s', async (file, verdict, notes) => {
  await drop(readFileSync(path.join(FORMS, file)), file);
  expect(await shown()).toMatchObject({ state: 'report', verdict, notes });
});

test.each(
  tried([
    ['outlook-autolink.txt', 'conditional', ['links']],
    ['cf-email.txt', 'conditional', ['masked']],
    ['gap-after-fields.txt', 'conditional', ['spaced']],
    ['py-pprint.txt', 'proven', ['json']],
    ['commented-hash.txt', 'proven', ['numbered']],
  ]),
)('what chats, forums and programs make of a header is read: %s, %s', async (file, verdict, notes) => {
  await paste(readFileSync(path.join(MORE_FORMS, file), 'utf8'));
  expect(await shown()).toMatchObject({ state: 'report', verdict, notes });
});

test.each(
  tried([
    ['csv-ml.txt', 'proven', ['table']],
    ['ews.txt', 'proven', ['web-page']],
    ['html-nv-table-br.txt', 'conditional', ['web-page']],
    ['ndjson-docker.txt', 'proven', ['json']],
  ]),
)('a file that a program has exported is read: %s, %s', async (file, verdict, notes) => {
  await inspector.chooseFile('input[type="file"]', path.join(MORE_FORMS, file));
  expect(await shown()).toMatchObject({ state: 'report', verdict, notes });
});

test('names that the browser has translated are read, and this is reported', async () => {
  const header = readFileSync(path.join(FORMS, '00-plain.eml'), 'utf8').split('\n\n')[0] ?? '';
  await paste(header.replaceAll(/^Received:/gmu, 'Получено:').replaceAll(/^From:/gmu, 'От:'));
  expect(await shown()).toMatchObject({ verdict: 'conditional', notes: ['machine-translated'] });
});

test('two headers, one after the other: the second is offered', async () => {
  await paste(readFileSync(path.join(FORMS, 'c7-two-headers.txt'), 'utf8'));
  expect(await shown()).toMatchObject({ state: 'report', others: ['following'] });
});

test.each(
  tried([
    ['picture.png', '89504e470d0a1a0a0000000d49484452', 'image'],
    ['winmail.dat', '789f3e22010001000100', 'tnef'],
    ['letters.zip', '504b030414000000', 'zip'],
    ['letter.eml.gz', '1f8b0800000000000003', 'archive'],
    [
      'letter.docx',
      `504b03041400060008000000210000000000000000000000000013000000${Buffer.from('[Content_Types].xml').toString('hex')}`,
      'office-document',
    ],
  ]),
)('a dropped file is refused as what its first bytes say: %s', async (name, bytes, reason) => {
  await drop(Buffer.from(bytes, 'hex'), name);
  expect(await shown()).toMatchObject({ state: 'failure', reason });
});

test.each(
  tried([
    ['analyser-microsoft.txt', 'hop-table'],
    ['log-postfix.txt', 'server-log'],
  ]),
)('a text that is not a header is refused as what it is: %s', async (file, reason) => {
  await paste(readFileSync(path.join(MORE_FORMS, file), 'utf8'));
  expect(await shown()).toMatchObject({ state: 'failure', reason });
});

test('an Outlook message and a text with formatting are read', async () => {
  const header = readFileSync(path.join(FORMS, '00-plain.eml'), 'utf8').replaceAll('\n', '\r\n');
  const outlook = path.join(folder, 'message.msg');
  const content = new Uint8Array(Buffer.from(header, 'utf16le'));
  writeFileSync(outlook, compoundFile({ '/__substg1.0_007D001F': content }));
  await inspector.chooseFile('input[type="file"]', outlook);
  expect(await shown()).toMatchObject({ state: 'report', verdict: 'proven', notes: ['outlook-file'] });
  const lines = header.replaceAll(/[\\{}]/gu, String.raw`\$&`).replaceAll('\r\n', '\\par\r\n');
  await drop(Buffer.from(`{\\rtf1\\ansi ${lines}}`), 'message.rtf');
  await inspector.waitFor(`document.querySelector('[data-note="rich-text"]') !== null`);
  expect(await shown()).toMatchObject({ state: 'report', verdict: 'conditional', notes: ['rich-text'] });
});

test.each(
  tried([
    ['90-attached-rfc822.eml', 'attached', 'proven'],
    ['92-body-has-headers.eml', 'quoted', 'conditional'],
    ['94-headers-txt-attachment.eml', 'returned', 'proven'],
  ]),
)('another message inside is offered, and judged by one click: %s, %s, %s', async (file, kind, verdict) => {
  await inspector.chooseFile('input[type="file"]', path.join(FORMS, file));
  expect(await shown()).toMatchObject({ verdict: 'absent', others: [kind] });
  await inspector.click('[data-action="judge-other"]');
  await inspector.waitFor(`document.querySelector('main').dataset.verdict === '${verdict}'`);
  expect(await shown()).toMatchObject({ others: [] });
});

test('what is not a message is named and refused, and the next file is still accepted', async () => {
  await drop(readFileSync(path.join(FORMS, 'a5.pdf')), 'a5.pdf');
  expect(await shown()).toMatchObject({ state: 'failure', reason: 'pdf' });
  await drop(readFileSync(path.join(FORMS, '00-plain.eml')), '00-plain.eml');
  await inspector.waitFor(`document.querySelector('main').dataset.state === 'report'`);
  await drop(readFileSync(path.join(FORMS, '90-attached-rfc822.eml')), 'outer.eml');
  await inspector.waitFor(`document.querySelector('main').dataset.verdict === 'absent'`);
  expect(await shown()).toMatchObject({ others: ['attached'] });
});
