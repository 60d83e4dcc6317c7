import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { servePage as ServePage } from '../../../../src/extension/background/serve-pages.ts';
import { bytesToText } from '../../../../src/extension/wire/byte-text.ts';
import { BackgroundDouble } from '../background-double.ts';
import { locksDouble } from '../storage-double.ts';

const browser = vi.hoisted(() => ({ double: undefined as unknown }));
vi.mock('webextension-polyfill', () => ({
  get default() {
    return browser.double;
  },
}));

const SITE = 'https://mail.example';
const CORPUS = join(import.meta.dirname, '../../../corpus/messages');
/** Messages that real servers delivered, with their known truth (test/corpus/messages/README.md). */
const RELAYED = sourceOf('a01-relayed-romashka');
const DIRECT = sourceOf('h-direct-astra');
const FORGED = sourceOf('i2-helo-forged-noptr-pion');
const WEBMAIL = { id: 'x', title: 'X' };
const MESSAGE = { key: 'INBOX/3', subject: 'Скидка', sender: null, time: null };

/** What a page says about the message that is open in it. */
const ABOUT = {
  type: 'automatic/judge',
  source: RELAYED,
  origin: 'answer',
  webmail: WEBMAIL,
  message: MESSAGE,
  reading: 'r',
};

let double: BackgroundDouble;
/** The id of the report that the page in each tab considers current. */
let openIn: Map<number, string>;
let servePage: typeof ServePage;

function sourceOf(name: string): string {
  return bytesToText(readFileSync(join(CORPUS, `${name}.eml`)));
}

/** Opens a tab with a checked page whose newest report is current. */
function openTab(id: number, url = `${SITE}/?_uid=3`): void {
  const answer = (message: unknown): boolean =>
    typeof message === 'object' && message !== null && Reflect.get(message, 'reading') === openIn.get(id);
  double.openTabs.push({ id, url, answer });
}

interface Speaker {
  readonly tabId?: number | undefined;
  readonly frameId?: number;
  readonly url?: string;
  readonly id?: string;
  readonly active?: boolean;
}

function say(message: unknown, { tabId = 1, frameId = 0, url, id, active = true }: Speaker = {}) {
  const tab = { id: tabId, windowId: 7, active, index: 0, highlighted: true, pinned: false, incognito: false };
  const sender = { id: id ?? double.runtime.id, frameId, url: url ?? `${SITE}/?_uid=3`, tab };
  return servePage(JSON.parse(JSON.stringify(message)), sender);
}

function judge(source: string, reading: string, speaker: Speaker = {}) {
  openIn.set(speaker.tabId ?? 1, reading);
  return say({ ...ABOUT, source, reading }, speaker);
}

/** The browser stops the background and starts it for the next message: nothing is left in memory. */
async function restart(): Promise<void> {
  vi.resetModules();
  ({ servePage } = await import('../../../../src/extension/background/serve-pages.ts'));
}

beforeEach(async () => {
  double = new BackgroundDouble();
  browser.double = double;
  openIn = new Map();
  vi.stubGlobal('navigator', { locks: locksDouble() });
  await double.check([SITE]);
  openTab(1);
  await restart();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a message that was opened', () => {
  it.each([
    [RELAYED, 'proven', '✓', 'Came through Sendsay'],
    [DIRECT, 'absent', '✕', 'Not through Sendsay'],
    [FORGED, 'contradicted', '!', 'Posing as Sendsay'],
  ])('gets its answer on the button of its tab and in the page (%#)', async (source, verdict, badge, title) => {
    expect(await judge(source, 'r')).toMatchObject({ type: 'automatic/verdict', chip: { verdict, text: title } });
    expect(double.buttons.get(1)).toEqual({ badge, title, icon: `/icons/verdict-${verdict}-16.png` });
    expect([...double.buttons.keys()]).toEqual([1]);
  });

  it('is answered in the language and the theme of the settings', async () => {
    await double.check([SITE], { language: 'ru', theme: 'dark' });
    expect(await judge(RELAYED, 'r')).toMatchObject({
      chip: { text: 'Прошло через Sendsay', hideLabel: 'Скрыть для этого письма', language: 'ru', theme: 'dark' },
    });
    expect(double.buttons.get(1)?.title).toBe('Прошло через Sendsay');
  });

  it('has no chip if the user wants none', async () => {
    await double.check([SITE], { chip: false });
    expect(await judge(RELAYED, 'r')).toEqual({ type: 'automatic/verdict', chip: null });
    expect(double.buttons.get(1)?.badge).toBe('✓');
  });

  it('leaves nothing in any storage', async () => {
    const before = JSON.stringify([double.storage.local.content, double.storage.sync.content]);
    await judge(RELAYED, 'r');
    expect(JSON.stringify([double.storage.local.content, double.storage.sync.content])).toBe(before);
    expect(double.storage.session.content).toEqual({});
  });

  it('loses its answer when the user leaves it', async () => {
    await judge(RELAYED, 'r');
    expect(await say({ type: 'automatic/nothing' })).toEqual({ type: 'automatic/done' });
    expect(double.buttons.get(1)).toEqual({ badge: '', title: 'action_title', icon: '/icons/icon-16.png' });
  });
});

describe('an answer is shown only while it is about what is open', () => {
  it('an older one never replaces a newer one, in whichever order they finish', async () => {
    const older = judge(RELAYED, 'older');
    const newer = judge(DIRECT, 'newer');
    await Promise.all([older, newer]);
    expect(double.badges.filter((badge) => badge !== '')).toEqual(['✕']);
  });

  it('none comes after the page reported that nothing is open', async () => {
    const judging = judge(RELAYED, 'r');
    await say({ type: 'automatic/nothing' });
    await judging;
    expect(double.badges.filter((badge) => badge !== '')).toEqual([]);
  });

  it('none is shown if the page shows another message by then', async () => {
    const judging = judge(RELAYED, 'r');
    openIn.set(1, 'another');
    await judging;
    expect(double.badges.filter((badge) => badge !== '')).toEqual([]);
  });

  it('none is shown in a tab that has moved to a page where nobody answers', async () => {
    double.openTabs = [{ id: 1, url: 'https://elsewhere.example/' }];
    await judge(RELAYED, 'r');
    expect(double.badges.filter((badge) => badge !== '')).toEqual([]);
  });

  it('one that was overtaken while it was drawn is removed', async () => {
    const { setBadgeText } = double.action;
    double.action.setBadgeText = async (given) => {
      await setBadgeText(given);
      openIn.set(1, 'another');
    };
    await judge(RELAYED, 'r');
    expect(double.badges).toEqual(['✓', '']);
  });

  it('tabs do not disturb each other', async () => {
    openTab(2);
    await Promise.all([judge(RELAYED, 'a', { tabId: 1 }), judge(DIRECT, 'b', { tabId: 2 })]);
    expect([double.buttons.get(1)?.badge, double.buttons.get(2)?.badge]).toEqual(['✓', '✕']);
    await say({ type: 'automatic/nothing' }, { tabId: 2 });
    expect([double.buttons.get(1)?.badge, double.buttons.get(2)?.badge]).toEqual(['✓', '']);
  });

  it('a tab that is closed before the answer causes no error', async () => {
    double.action.setBadgeText = () => Promise.reject(new Error('No tab with id: 1.'));
    expect(await judge(RELAYED, 'r')).toMatchObject({ type: 'automatic/verdict' });
  });
});

describe('the background may be stopped at any moment', () => {
  it('the next message finds everything that it needs', async () => {
    await judge(RELAYED, 'r');
    await restart();
    expect(await judge(DIRECT, 's')).toMatchObject({ chip: { verdict: 'absent' } });
    expect(double.buttons.get(1)?.badge).toBe('✕');
    await restart();
    await say({ type: 'automatic/nothing' });
    expect(double.buttons.get(1)?.badge).toBe('');
  });
});

describe('a site that must not (or no longer) be checked', () => {
  it.each([
    ['that the user never named', async () => double.check([])],
    ['whose access the browser has withdrawn', async () => double.allowed.clear()],
    ['whose host is named only on another port', async () => double.check([`${SITE}:8443`])],
  ])('is told to stop, and shows nothing: one %s', async (_, arrange) => {
    await judge(RELAYED, 'r');
    await arrange();
    expect(await judge(RELAYED, 's')).toEqual({ type: 'automatic/stop' });
    expect(double.buttons.get(1)?.badge).toBe('');
  });
});

describe('the browser, not the page, says who the sender is', () => {
  it('a long address does not make it another page', async () => {
    const url = `${SITE}/mail/inbox/id/${'AAQkADk0Zm'.repeat(60)}`;
    expect(await judge(RELAYED, 'r', { url })).toMatchObject({ type: 'automatic/verdict' });
  });

  it.each([
    ['a frame', { frameId: 3 }],
    ['another extension', { id: 'other@extension' }],
    ['a page of the extension', { url: 'chrome-extension://id/options.html' }],
    ['a file', { url: 'file:///tmp/mail.html' }],
  ])('%s is ignored', (_, speaker) => {
    expect(say(ABOUT, speaker)).toBeUndefined();
  });

  it('a message that is not from a checked page is left to others', () => {
    expect(say({ type: 'handover' })).toBeUndefined();
    expect(say(null)).toBeUndefined();
  });
});

describe('the chip, when it is pressed', () => {
  const press = { ...ABOUT, type: 'automatic/open' };

  it('opens the popup in its window', async () => {
    await say(press);
    expect(double.popups).toEqual([{ windowId: 7 }]);
    expect(double.created).toEqual([]);
  });

  it('opens the inspector with this message if the browser opens no popup', async () => {
    double.opensPopups = false;
    await say(press);
    expect(double.created).toHaveLength(1);
    const [handedOver] = Object.values(double.storage.session.content);
    expect(handedOver).toEqual({
      source: RELAYED,
      context: { webmail: press.webmail, message: MESSAGE, folder: null, origin: 'answer' },
    });
  });

  it('opens nothing from a tab that is not visible', async () => {
    await say(press, { active: false });
    expect([double.popups, double.created]).toEqual([[], []]);
  });

  it('does not delay or replace a pending answer', async () => {
    await Promise.all([judge(RELAYED, 'r'), say(press)]);
    expect(double.buttons.get(1)?.badge).toBe('✓');
  });
});

describe('the chip’s button for the table', () => {
  const press = { ...ABOUT, type: 'automatic/add' };
  const opened = { url: `${SITE}/?_uid=3`, source: RELAYED, webmail: WEBMAIL, message: MESSAGE };

  it('adds the message to the table that is open', async () => {
    double.table = [];
    expect(await say(press)).toEqual({ type: 'automatic/done' });
    expect(double.table).toEqual([{ kind: 'for-the-table', opened }]);
    expect([double.created, double.storage.session.content]).toEqual([[], {}]);
  });

  it('opens a table with it if there is none', async () => {
    await say(press);
    expect(double.created).toMatchObject([{ active: false }]);
    expect(Object.values(double.storage.session.content)).toEqual([{ opened }]);
  });

  it('adds nothing from a tab that is not visible, nor from a site that must not be checked', async () => {
    double.table = [];
    await say(press, { active: false });
    await double.check([]);
    expect(await say(press)).toEqual({ type: 'automatic/stop' });
    expect([double.table, double.created]).toEqual([[], []]);
  });

  it('is not answered as if it had worked if the browser refuses the tab', async () => {
    double.tabs.create = () => Promise.reject(new Error('Tabs cannot be edited right now'));
    await expect(say(press)).rejects.toThrow('Tabs cannot be edited');
  });

  it('does not delay or replace a pending answer', async () => {
    await Promise.all([judge(RELAYED, 'r'), say(press)]);
    expect(double.buttons.get(1)?.badge).toBe('✓');
  });
});
