// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textToBytes } from '../../../../src/extension/wire/byte-text.ts';
import { WIRE_LIMITS } from '../../../../src/extension/wire/wire-shapes.ts';
import { broughtText } from '../../../../src/ui/intake/brought.ts';
import { BackgroundDouble } from '../background-double.ts';
import { fillPage } from '../../page-content.ts';
import { locksDouble } from '../storage-double.ts';

const browser = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  get default() {
    return browser.double;
  },
}));

const { inspectSelection, putSelectionMenu } = await import('../../../../src/extension/background/selection-menu.ts');

const HEADERS = 'Received: from a.example\n by b.example; Mon, 23 Nov 2026 19:46:22 +0000\nSubject: Скидка\n';
/** The browser's own text of the selection: on one line. */
const ON_ONE_LINE = HEADERS.replaceAll('\n', ' ');
const CLICK = { menuItemId: 'inspect-selection', editable: false, modifiers: [], selectionText: ON_ONE_LINE };
const TAB = { id: 4, index: 0, highlighted: true, active: true, pinned: false, incognito: false };

let double: BackgroundDouble;

/** The text that was handed to the inspector. */
function handedOver(): string | null {
  const [value] = Object.values(double.storage.session.content);
  const source: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'source') : null;
  const bytes = typeof source === 'string' ? textToBytes(source) : null;
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

beforeEach(() => {
  double = new BackgroundDouble();
  browser.double = double;
  vi.stubGlobal('navigator', { locks: locksDouble() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the entry of the context menu', () => {
  it('is there for every selection, in the user’s language, once, however often it is added', async () => {
    await Promise.all([putSelectionMenu(), putSelectionMenu(), putSelectionMenu()]);
    expect(double.menu).toEqual([
      { id: 'inspect-selection', contexts: ['selection'], title: 'Inspect selected headers' },
    ]);
  });

  it('follows the language of the settings', async () => {
    await putSelectionMenu();
    await double.check([], { language: 'ru' });
    await putSelectionMenu();
    expect(double.menu.map(({ title }) => title)).toEqual(['Разобрать выделенные заголовки']);
  });

  it('is always there, even in a menu that opens while the settings change', async () => {
    await putSelectionMenu();
    const [entry] = double.menu;
    await double.check([], { language: 'ru' });
    await putSelectionMenu();
    expect(double.menu[0]).toBe(entry);
  });
});

describe('a selection', () => {
  it('reaches the inspector line by line, unlike the browser’s own text of it', async () => {
    double.selection = HEADERS;
    await inspectSelection(CLICK, TAB);
    expect(handedOver()).toBe(HEADERS);
    expect(double.created).toHaveLength(1);
  });

  const SOURCE = [
    'Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])',
    '\tby mx.example.test (Postfix) with ESMTPS id 4Fk2Zr1Qx9z2S',
    '\tfor <u@example.test>; Mon, 23 Nov 2026 19:46:22 +0000',
    'From: a@example.test',
    'Subject: Sale',
    'Date: Mon, 23 Nov 2026 19:46:20 +0000',
    'Message-ID: <1@example.test>',
  ];

  it.each([
    ['quoted', SOURCE.map((line) => `> ${line}`), ['quoted']],
    ['quoted twice, with other marks', SOURCE.map((line) => `> > | ${line}`), ['quoted']],
    ['wrapped at the margin', SOURCE.join('\n').replace(' with ', '\nwith ').split('\n'), ['wrapped']],
    ['numbered', SOURCE.map((line, place) => `${place + 1}: ${line}`), ['numbered']],
    ['that begins inside the first name', ['eived' + SOURCE.join('\n').slice('Received'.length)], ['damaged']],
  ])('is repaired with the same notes as a pasted text: %s', async (_form, lines, kinds) => {
    double.selection = lines.join('\n');
    await inspectSelection(CLICK, TAB);
    const taken = broughtText(handedOver() ?? '');
    expect(taken).toEqual(broughtText(lines.join('\n')));
    expect(taken.ok ? taken.repairs.map(({ kind }) => kind) : taken.reason).toEqual(kinds);
  });

  it.each([
    ['the page is closed to extensions', (): unknown => double.closedTabs.add(TAB.id)],
    ['nothing is selected in the document itself', (): unknown => (double.selection = '')],
    ['the page says nonsense', (): unknown => (double.selection = { text: HEADERS })],
  ])('is passed on as the browser has it if %s', async (_, arrange) => {
    arrange();
    await inspectSelection(CLICK, TAB);
    expect(handedOver()).toBe(ON_ONE_LINE);
  });

  it('keeps its line ends although a busy browser refuses the first reading', async () => {
    double.selection = HEADERS;
    const allowed = double.scripting.executeScript;
    let refusals = 0;
    double.scripting.executeScript = async (given) => {
      if (refusals < 2) {
        refusals++;
        throw new Error('Cannot access contents of the page');
      }
      return allowed.call(double.scripting, given);
    };
    await inspectSelection(CLICK, TAB);
    expect([refusals, handedOver()]).toEqual([2, HEADERS]);
  });

  it('is truncated to what the inspector accepts', async () => {
    double.selection = 'ы'.repeat(WIRE_LIMITS.source);
    await inspectSelection(CLICK, TAB);
    expect(new TextEncoder().encode(handedOver() ?? '')).toHaveLength(WIRE_LIMITS.source);
  });

  it('from another menu entry is ignored', async () => {
    await inspectSelection({ ...CLICK, menuItemId: 'another' }, TAB);
    expect(double.created).toEqual([]);
  });
});

describe('what is read in the page', () => {
  /** Runs, in this window, the function that the extension makes the browser run in the page. */
  async function readHere(): Promise<string | null> {
    double.scripting.executeScript = async (given) => {
      const read: unknown = Reflect.get(given, 'func');
      return [{ result: typeof read === 'function' ? Reflect.apply(read, undefined, []) : null }];
    };
    await inspectSelection(CLICK, TAB);
    return handedOver();
  }

  it('is the selected part of the document', async () => {
    fillPage('<pre>one\ntwo</pre>three');
    getSelection()?.selectAllChildren(document.querySelector('pre') ?? document.body);
    expect(await readHere()).toBe('one\ntwo');
  });

  it('is the selected part of a text area, which is not in the document’s selection', async () => {
    fillPage('<textarea></textarea>');
    const area = document.querySelector('textarea');
    if (area === null) throw new Error('no text area');
    area.value = 'To: a\nFrom: b\nSubject: c';
    area.focus();
    area.setSelectionRange(6, 13);
    expect(await readHere()).toBe('From: b');
  });

  it('is the selected part of the document, though a text area with nothing selected has the focus', async () => {
    fillPage('<pre>one\ntwo</pre><textarea></textarea>');
    document.querySelector('textarea')?.focus();
    getSelection()?.selectAllChildren(document.querySelector('pre') ?? document.body);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    expect(await readHere()).toBe('one\ntwo');
  });
});
