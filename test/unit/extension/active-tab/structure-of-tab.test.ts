// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  parseStructureCommand,
  parseStructureReply,
  STRUCTURE_PORT,
} from '../../../../src/extension/wire/structure-protocol.ts';
import { growthOnDoubling } from '../../growth.ts';
import { PortDouble, RuntimeDouble } from '../browser-double.ts';

const tabs = {
  query: vi.fn<() => Promise<unknown>>(),
  connect: vi.fn<(tabId: number, options: unknown) => PortDouble>(),
};
const scripting = { executeScript: vi.fn<() => Promise<unknown>>() };
const runtime = { getManifest: () => ({ version: '0.1.0' }) };
vi.mock('webextension-polyfill', () => ({ default: { tabs, scripting, runtime } }));

const { ANSWER_TIMEOUT_MS } = await import('../../../../src/extension/active-tab/tab-scripts.ts');
const { programs, structureOfActiveTab } = await import('../../../../src/extension/active-tab/structure-of-tab.ts');

let port: PortDouble;

beforeEach(() => {
  port = new PortDouble('');
  tabs.query.mockReset().mockResolvedValue([{ id: 7 }]);
  tabs.connect.mockReset().mockReturnValue(port);
  scripting.executeScript.mockReset().mockResolvedValue([{ frameId: 0, result: null }]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function asked(): Promise<void> {
  await vi.waitFor(() => {
    expect(port.sent).toHaveLength(1);
  });
}

describe('the structure of the page in the active tab', () => {
  it('is requested from the top frame, with the selector for the bodies of its webmail', async () => {
    const structure = structureOfActiveTab('rambler');
    await asked();
    expect(scripting.executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['/page-structure.js'] });
    expect(tabs.connect).toHaveBeenCalledWith(7, { name: STRUCTURE_PORT, frameId: 0 });
    expect(port.sent).toEqual([{ type: 'describe', bodies: 'main, article, iframe' }]);
    port.onMessage.fire({ type: 'structure', lines: ['body', ' div#main'] });
    expect(await structure).toEqual(['body', ' div#main']);
    expect(port.closed).toBe(true);
  });

  it('is requested without a selector for a page that no adapter knows', async () => {
    void structureOfActiveTab(null);
    await asked();
    expect(port.sent).toEqual([{ type: 'describe', bodies: '' }]);
  });

  it.each<[string, () => void]>([
    ['says something else', () => port.onMessage.fire({ type: 'structure', lines: ['Order 48213'] })],
    ['goes away', () => port.leave()],
  ])('is missing if the page %s', async (_, happen) => {
    const structure = structureOfActiveTab('gmail');
    await asked();
    happen();
    expect(await structure).toBeNull();
  });

  it('is missing if the page does not answer in time, or allows no script', async () => {
    vi.useFakeTimers();
    const silent = structureOfActiveTab('gmail');
    await vi.advanceTimersByTimeAsync(ANSWER_TIMEOUT_MS);
    expect(await silent).toBeNull();
    scripting.executeScript.mockRejectedValue(new Error('Cannot access chrome:// pages'));
    expect(await structureOfActiveTab('gmail')).toBeNull();
    scripting.executeScript.mockResolvedValue([{ frameId: 0, error: 'Missing host permission' }]);
    expect(await structureOfActiveTab('gmail')).toBeNull();
    tabs.query.mockResolvedValue([]);
    expect(await structureOfActiveTab('gmail')).toBeNull();
  });
});

describe('what the popup accepts as a structure', () => {
  it.each([
    [['body', ' div#main.list[data-id] x12', '  section.body (body of a message)']],
    [[' div#main_MSGC#__body.css-*', '  *']],
    [[]],
  ])('is lines of masked names: %j', (lines) => {
    expect(parseStructureReply({ type: 'structure', lines })).toEqual(lines);
  });

  it.each<[string, unknown]>([
    ['a sentence', ['Dear Ivan, your order']],
    ['an address', ['div.ivan@example.org']],
    ['a number', ['div#message-48213']],
    ['a token', ['div.a1b2c3d4e5f6']],
    ['the value of an attribute', ['a[href=/order/]']],
    ['several lines in one', ['div\nSubject']],
    ['a flood', Array.from({ length: 501 }, () => 'div')],
    ['a very long line', [`div${'.row'.repeat(600)}`]],
    ['no text', [7]],
    ['no list', 'div'],
  ])('is not %s', (_, lines) => {
    expect(parseStructureReply({ type: 'structure', lines })).toBeNull();
  });
});

describe('a line of a hostile page', () => {
  it('costs twice as much if it is twice as long, wherever its names could be cut apart', () => {
    const line = (length: number): string => `b.x${'#xe'.repeat(length)}\0`;
    expect(
      growthOnDoubling(line, (text) => parseStructureReply({ type: 'structure', lines: [text] }), 11),
    ).toBeLessThan(4);
  });
});

describe('the script that reports the structure', () => {
  it('answers when asked, on its own port only', async () => {
    const contentRuntime = new RuntimeDouble();
    vi.stubGlobal('browser', { runtime: contentRuntime });
    const [main, row] = [document.createElement('main'), document.createElement('p')];
    main.id = 'app';
    row.className = 'row';
    row.append('Order 48213');
    main.append(row);
    document.body.append(main);
    Object.defineProperty(Element.prototype, 'checkVisibility', { configurable: true, value: () => true });
    await import('../../../../src/extension/page/page-structure.ts');
    const other = new PortDouble('relay-inspector/read');
    contentRuntime.onConnect.fire(other);
    other.onMessage.fire({ type: 'describe', bodies: '' });
    const own = new PortDouble(STRUCTURE_PORT);
    contentRuntime.onConnect.fire(own);
    own.onMessage.fire({ type: 'describe', bodies: 7 });
    own.onMessage.fire({ type: 'describe', bodies: '' });
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
    expect(other.sent).toEqual([]);
    expect(own.sent).toEqual([{ type: 'structure', lines: ['body', ' main#app', '  p.row'] }]);
  });

  it('accepts no other command', () => {
    expect(parseStructureCommand({ type: 'describe', bodies: '.body' })).not.toBeNull();
    for (const value of [null, 'describe', { type: 'read', bodies: '.body' }, { type: 'describe' }]) {
      expect(parseStructureCommand(value)).toBeNull();
    }
  });
});

describe('the programs in a report', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36', 'Chrome 129'],
    ['Mozilla/5.0 AppleWebKit/537.36 Chrome/129.0.0.0 YaBrowser/24.10 Safari/537.36', 'YaBrowser 24'],
    ['something', 'unknown'],
  ])('are the extension’s version and the browser’s name: %s', (userAgent, browser) => {
    expect(programs(userAgent)).toEqual({ extension: '0.1.0', browser });
  });
});
