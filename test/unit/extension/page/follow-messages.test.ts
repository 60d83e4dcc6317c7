// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RouteMark, Webmail } from '../../../../src/webmail/contract/adapter.ts';
import type { RequestShape } from '../../../../src/webmail/contract/request-shape.ts';
import { sourceBy } from '../../../../src/webmail/contract/source-route.ts';
import { addFurtherWebmails } from '../../../../src/webmail/reader/registry.ts';
import { fillPage } from '../../page-content.ts';
import { headerBlock } from '../../webmail/messages.ts';
import { WebDouble } from '../../webmail/web-double.ts';
import { followMessages } from '../../../../src/extension/page/follow-messages.ts';
import { type Looking, PAUSE_MS } from '../../../../src/extension/page/keep-looking.ts';
import {
  serveSources,
  showList,
  showMessage,
  showOtherPage,
  sourceOf,
  subjectOf,
  touchPage,
} from './roundcube-window.ts';

let end: AbortController;
/** What the follower reported: "opened 3", "nothing"; without repeats. */
let told: string[];
let stills: number;

function tell(what: string): void {
  if (told.at(-1) !== what) told.push(what);
}

function follow(): Looking {
  return followMessages(
    () => ({ url: new URL(window.location.href), document }),
    {
      opened: ({ ref, source }) => tell(`opened ${ref.subject}: ${new TextDecoder().decode(source)}`),
      nothing: () => tell('nothing'),
      still: () => {
        stills += 1;
      },
    },
    end.signal,
  );
}

const opened = (uid: number): string => `opened ${subjectOf(uid)}: ${sourceOf(uid)}`;

/** Lets the follower see what the page shows now, and react to it. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
}

beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
  told = [];
  stills = 0;
  showList();
});

afterEach(() => {
  end.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the message that is open', () => {
  it('is read when it is opened, once, however much the page changes around it', async () => {
    const web = serveSources();
    follow();
    showMessage(1);
    await settle();
    expect(told).toEqual(['nothing', opened(1)]);
    for (let change = 0; change < 200; change += 1) {
      touchPage();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(web.asked).toHaveLength(1);
    expect(told).toEqual(['nothing', opened(1)]);
    // At most one look per pause of 200 ms, in ten seconds.
    expect(stills).toBeLessThanOrEqual(52);
  });

  it('is read if the page begins with it', async () => {
    serveSources();
    showMessage(1);
    follow();
    await settle();
    expect(told.at(-1)).toBe(opened(1));
  });

  it('is dropped as soon as another one is open, which is read in its place', async () => {
    serveSources();
    follow();
    showMessage(1);
    await settle();
    showMessage(2);
    await settle();
    expect(told).toEqual(['nothing', opened(1), 'nothing', opened(2)]);
  });

  it('is read again when it is opened again', async () => {
    const web = serveSources();
    follow();
    for (const uid of [1, 2, 1]) {
      showMessage(uid);
      await settle();
    }
    expect(web.asked).toHaveLength(3);
    expect(told.at(-1)).toBe(opened(1));
  });

  it.each([
    ['the list of messages', showList],
    ['another page of the same site', showOtherPage],
  ])('is dropped on %s', async (_, show) => {
    serveSources();
    follow();
    showMessage(1);
    await settle();
    show();
    await settle();
    expect(told.at(-1)).toBe('nothing');
  });
});

describe('a message that is left while it is read', () => {
  it('is not read to its end, and nothing is reported about it', async () => {
    const web = serveSources({ 1: { trouble: 'silent' } });
    follow();
    showMessage(1);
    await settle();
    showMessage(2);
    await settle();
    expect(web.asked.map(({ init }) => init.signal?.aborted)).toEqual([true, false]);
    expect(told).toEqual(['nothing', opened(2)]);
  });

  it('is reported only if it is the last of many that someone skims through quickly', async () => {
    const web = serveSources({ 1: { trouble: 'silent' }, 2: { trouble: 'silent' }, 3: { trouble: 'silent' } });
    follow();
    for (const uid of [1, 2, 3, 4]) {
      showMessage(uid);
      await vi.advanceTimersByTimeAsync(PAUSE_MS);
    }
    await settle();
    expect(web.asked.slice(0, -1).every(({ init }) => init.signal?.aborted)).toBe(true);
    expect(told).toEqual(['nothing', opened(4)]);
  });

  it('is never requested if it was gone before the page was examined', async () => {
    const web = serveSources();
    follow();
    for (const uid of [1, 2, 3, 4]) showMessage(uid);
    await settle();
    expect(web.asked.map(({ address }) => new URL(address).searchParams.get('_uid'))).toEqual(['4']);
  });

  it('is not reported if the page shows another one by the time it arrives, even one not noticed yet', async () => {
    const web = serveSources();
    showMessage(1);
    follow();
    expect(web.asked).toHaveLength(1);
    // In the same moment: neither a timer nor a change was noticed yet.
    showMessage(2);
    await settle();
    await settle();
    expect(told).toEqual(['nothing', opened(2)]);
  });
});

describe('a message that cannot be read', () => {
  it.each([
    ['because the user is signed out', { status: 403 }],
    ['because the connection broke', { trouble: 'broken' }],
    ['because the answer is another one', { body: sourceOf(7) }],
  ] as const)('is skipped silently, and not requested again and again: %s', async (_, answer) => {
    const web = serveSources({ 1: answer });
    follow();
    showMessage(1);
    await settle();
    const tries = web.asked.length;
    for (let change = 0; change < 50; change += 1) {
      touchPage();
      await settle();
    }
    // A broken connection is retried once, immediately.
    expect(tries).toBeLessThanOrEqual(2);
    expect(web.asked).toHaveLength(tries);
    expect(told).toEqual(['nothing']);
    showMessage(2);
    await settle();
    expect(told.at(-1)).toBe(opened(2));
  });
});

describe('a source dialog in the page', () => {
  it('is never reported without a click, even if the webmail’s own way fails', async () => {
    serveSources({ 1: { status: 403 } });
    showMessage(1);
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    dialog.append(document.createElement('pre'));
    dialog.querySelector('pre')?.append(sourceOf(1));
    document.body.append(dialog);
    follow();
    await settle();
    expect(told).toEqual(['nothing']);
  });
});

describe('a page that changes during the read', () => {
  /** From now on this many sources arrive while the page briefly shows the list. */
  function disturb(uid: number, times: number): void {
    const { fetch } = globalThis;
    let left = times;
    vi.stubGlobal('fetch', async (...given: Parameters<typeof fetch>) => {
      const response = await fetch(...given);
      left -= 1;
      if (left >= 0) {
        showList();
        setTimeout(() => showMessage(uid), 1);
      }
      return response;
    });
  }

  it('causes the message to be read again', async () => {
    const web = serveSources();
    follow();
    disturb(1, 1);
    showMessage(1);
    await settle();
    await settle();
    expect(web.asked).toHaveLength(2);
    expect(told.at(-1)).toBe(opened(1));
  });

  it('also causes it to be read again if it was read well before, however often', async () => {
    serveSources();
    follow();
    for (let times = 0; times < 5; times += 1) {
      showMessage(1);
      await settle();
      showList();
      await settle();
    }
    disturb(1, 1);
    showMessage(1);
    await settle();
    await settle();
    expect(told.at(-1)).toBe(opened(1));
  });

  it('is not read endlessly', async () => {
    const web = serveSources();
    follow();
    disturb(1, Number.POSITIVE_INFINITY);
    showMessage(1);
    for (let moment = 0; moment < 100; moment += 1) await settle();
    expect(web.asked.length).toBeGreaterThan(1);
    expect(web.asked.length).toBeLessThanOrEqual(4);
    expect(told).toEqual(['nothing']);
  });
});

describe('the end', () => {
  it('stops the read in progress, and nothing more is reported', async () => {
    const web = serveSources({ 1: { trouble: 'silent' } });
    follow();
    showMessage(1);
    await settle();
    end.abort();
    expect(web.asked[0]?.init.signal?.aborted).toBe(true);
    showMessage(2);
    await settle();
    expect(web.asked).toHaveLength(1);
    expect(told).toEqual(['nothing']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a message that the page does not name', () => {
  const SOURCE: RequestShape = { template: 'GET /source', values: {} };

  /** A webmail that shows neither subject nor sender, so that nothing confirms what its answer is. */
  function webmailKnownBy(mark: RouteMark): Webmail {
    const ref = { key: '1', subject: null, sender: null, time: null };
    return {
      id: `silent-${mark}`,
      title: 'Silent',
      signs: [{ path: new RegExp(`^/silent-${mark}$`, 'u'), shell: ['head > meta[name="silent"]'] }],
      requests: [SOURCE],
      bodies: '',
      openMessages: () => [{ ref, routes: () => [sourceBy('source', mark, SOURCE, {})] }],
    };
  }

  it.each<[RouteMark, 'opened' | 'nothing']>([
    ['verified', 'opened'],
    ['likely', 'nothing'],
  ])('and that was read in a way that is %s is %s', async (mark, outcome) => {
    const source = headerBlock({ subject: 'Order', messageId: '<1@lavka.test>' });
    const web = new WebDouble({ '/source': { body: source } });
    addFurtherWebmails([webmailKnownBy(mark)]);
    window.history.replaceState(null, '', `/silent-${mark}`);
    fillPage('');
    const meta = document.createElement('meta');
    meta.name = 'silent';
    document.head.append(meta);
    follow();
    await settle();
    meta.remove();
    expect(web.asked).toHaveLength(1);
    expect(told.at(-1)).toBe(outcome === 'opened' ? `opened null: ${source}` : 'nothing');
  });
});
