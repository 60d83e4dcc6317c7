// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AutomaticChecks } from '../../../../src/extension/page/automatic-checks-in-page.ts';
import { ASK_AGAIN } from '../../../../src/extension/wire/automatic-protocol.ts';
import { PAUSE_MS } from '../../../../src/extension/page/keep-looking.ts';
import { chipButton, chipsInPage, chipText, prepareChipWindow } from './chip/chip-window.ts';
import { PageRuntimeDouble } from '../page-runtime-double.ts';
import {
  serveSources,
  setHidden,
  showList,
  showMessage,
  showOtherPage,
  sourceOf,
  touchPage,
} from './roundcube-window.ts';

let runtime: PageRuntimeDouble;
let checks: AutomaticChecks;
/** Errors that would appear as uncaught in the browser's console. */
let errors: unknown[];

const noteError = (error: unknown): void => void errors.push(error);

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The background's answer for a source: its subject is on the chip. */
function judged(says: unknown): unknown {
  const subject = /^Subject: (.*)$/mu.exec(String(property(says, 'source')))?.[1] ?? '';
  const words = {
    text: `Sendsay: ${subject.trim()}`,
    openLabel: 'Show',
    addLabel: 'Add',
    added: 'Added',
    hideLabel: 'Hide',
  };
  return property(says, 'type') === 'automatic/judge'
    ? { type: 'automatic/verdict', chip: { verdict: 'proven', language: 'en', theme: 'auto', ...words } }
    : { type: 'automatic/done' };
}

/** The page's reports, in short: "judge 3", "nothing". */
function told(): string[] {
  return runtime.said.map((says) => {
    const uid = /^Message-ID: <(\d)@/mu.exec(String(property(says, 'source')))?.[1];
    return String(property(says, 'type')).replace('automatic/', '') + (uid === undefined ? '' : ` ${uid}`);
  });
}

function lastReading(): string {
  return String(property(runtime.said.at(-1), 'reading'));
}

function stillOpen(reading: string): unknown {
  return runtime.tell({ type: 'automatic/still-open', reading });
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
}

async function open(uid: number): Promise<void> {
  showMessage(uid);
  await settle();
}

function comeBack(persisted: boolean): void {
  const event = new Event('pageshow');
  Object.defineProperty(event, 'persisted', { value: persisted });
  window.dispatchEvent(event);
}

beforeEach(() => {
  vi.useFakeTimers();
  prepareChipWindow();
  errors = [];
  process.on('unhandledRejection', noteError);
  runtime = new PageRuntimeDouble();
  runtime.answer = judged;
  showList();
  checks = new AutomaticChecks(runtime);
});

afterEach(() => {
  checks.stop();
  process.off('unhandledRejection', noteError);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a message that is opened in a checked page', () => {
  it('is reported to the background once, with its header block, and gets its chip', async () => {
    const web = serveSources();
    await open(3);
    expect(told()).toEqual(['judge 3']);
    expect(property(runtime.said[0], 'source')).toBe(sourceOf(3));
    expect(chipText()).toBe('Sendsay: Order 3');
    for (let change = 0; change < 50; change += 1) {
      touchPage();
      await settle();
    }
    expect([web.asked.length, told()]).toEqual([1, ['judge 3']]);
    expect(chipText()).toBe('Sendsay: Order 3');
  });

  it('loses its answer when the user leaves it', async () => {
    serveSources();
    await open(3);
    showList();
    await settle();
    expect(told()).toEqual(['judge 3', 'nothing']);
    expect(chipText()).toBeNull();
  });

  it('has its own answer, and never that of the previous message', async () => {
    serveSources();
    await open(3);
    await open(4);
    expect(told()).toEqual(['judge 3', 'nothing', 'judge 4']);
    expect(chipText()).toBe('Sendsay: Order 4');
  });

  it('gets no chip for an answer that comes after the user left it', async () => {
    serveSources();
    let release: (answer: unknown) => void = () => undefined;
    runtime.answer = (says) =>
      told().at(-1) === 'judge 3' ? new Promise((resolve) => (release = () => resolve(judged(says)))) : judged(says);
    await open(3);
    await open(4);
    release(null);
    await settle();
    expect(chipText()).toBe('Sendsay: Order 4');
  });

  it('has no chip if the user wants none', async () => {
    serveSources();
    runtime.answer = () => ({ type: 'automatic/verdict', chip: null });
    await open(3);
    expect([told(), chipText()]).toEqual([['judge 3'], null]);
  });

  it('gets no chip for an answer that makes no sense', async () => {
    serveSources();
    runtime.answer = () => ({ type: 'automatic/verdict', chip: { verdict: 'genuine' } });
    await open(3);
    expect(chipText()).toBeNull();
    expect(errors).toEqual([]);
  });
});

describe('the background asks whether a message is still open', () => {
  beforeEach(async () => {
    serveSources();
    await open(3);
  });

  it('yes, for the newest report about it', () => {
    expect(stillOpen(lastReading())).toBe(true);
  });

  it('no, for an older report, and for none', async () => {
    const older = lastReading();
    await open(4);
    expect(stillOpen(older)).toBe(false);
    expect(stillOpen('')).toBe(false);
  });

  it('no, if the user has moved on, though the page was not examined since', async () => {
    const reading = lastReading();
    showMessage(4);
    expect(stillOpen(reading)).toBe(false);
    await settle();
    expect(told()).toEqual(['judge 3', 'nothing', 'judge 4']);
    showList();
    expect(stillOpen(lastReading())).toBe(false);
  });

  it('and gets no answer to anything else', () => {
    expect(runtime.tell({ type: 'handover' })).toBeUndefined();
    expect(runtime.tell(null)).toBeUndefined();
  });
});

describe('the page reports again', () => {
  it('when the settings have changed: the message gets a new chip, without being read again', async () => {
    const web = serveSources();
    await open(3);
    runtime.tell(ASK_AGAIN);
    await settle();
    expect(told()).toEqual(['judge 3', 'judge 3']);
    expect([web.asked.length, chipsInPage().length]).toEqual([1, 1]);
  });

  it('when the settings have changed: that nothing is open', async () => {
    runtime.tell(ASK_AGAIN);
    await settle();
    expect(told()).toEqual(['nothing']);
  });

  it('when it is restored from the back-forward cache: the button was cleared', async () => {
    const web = serveSources();
    await open(3);
    comeBack(true);
    await settle();
    expect(told()).toEqual(['judge 3', 'judge 3']);
    expect([web.asked.length, chipsInPage().length]).toEqual([1, 1]);
  });

  it('but not when it is merely loaded', async () => {
    serveSources();
    await open(3);
    comeBack(false);
    await settle();
    expect(told()).toEqual(['judge 3']);
  });

  it('when the browser stopped the background before it answered, which restarts it', async () => {
    serveSources();
    let failures = 1;
    runtime.answer = (says) => {
      failures -= 1;
      if (failures >= 0) throw new Error('The message port closed before a response was received.');
      return judged(says);
    };
    await open(3);
    expect(told()).toEqual(['judge 3', 'judge 3']);
    expect(chipText()).toBe('Sendsay: Order 3');
    expect(errors).toEqual([]);
  });

  it('and gives up until the next message if the background never answers', async () => {
    serveSources();
    runtime.answer = () => {
      throw new Error('Could not establish connection. Receiving end does not exist.');
    };
    await open(3);
    for (let change = 0; change < 20; change += 1) {
      touchPage();
      await settle();
    }
    expect(told().length).toBeLessThanOrEqual(2);
    runtime.answer = judged;
    await open(4);
    expect(chipText()).toBe('Sendsay: Order 4');
    expect(errors).toEqual([]);
  });
});

describe('the chip', () => {
  beforeEach(async () => {
    serveSources();
    await open(3);
  });

  it('when it is pressed, makes the background open what this message’s answer rests on', async () => {
    chipButton(0).click();
    await settle();
    expect(runtime.said.at(-1)).toMatchObject({
      type: 'automatic/open',
      source: sourceOf(3),
      webmail: { id: 'roundcube', title: 'Roundcube' },
      message: { subject: 'Order 3' },
    });
  });

  it('adds this message to the table, once, by its second button', async () => {
    chipButton(1).click();
    await settle();
    expect(told()).toEqual(['judge 3', 'add 3']);
    expect(runtime.said.at(-1)).toMatchObject({ webmail: { id: 'roundcube' }, message: { subject: 'Order 3' } });
    expect(chipButton(1).title).toBe('Added');
  });

  it('does not say that it was added if the background does not answer', async () => {
    runtime.answer = () => {
      throw new Error('Could not establish connection. Receiving end does not exist.');
    };
    chipButton(1).click();
    await settle();
    expect(chipButton(1).title).toBe('Add');
    expect(errors).toEqual([]);
  });

  it('that was dismissed stays away for its message, whatever happens, and returns for the next', async () => {
    chipButton(2).click();
    expect(chipText()).toBeNull();
    runtime.tell(ASK_AGAIN);
    await settle();
    expect(chipText()).toBeNull();
    await open(4);
    expect(chipText()).toBe('Sendsay: Order 4');
    await open(3);
    expect(chipText()).toBeNull();
  });

  it('left behind by an earlier script is removed when a new one starts', () => {
    const earlier = checks;
    checks = new AutomaticChecks(new PageRuntimeDouble());
    expect(document.querySelectorAll('[data-relay-inspector-chip]')).toHaveLength(0);
    earlier.stop();
  });
});

/** Nothing more is requested, reported, drawn or listened to. */
async function expectQuiet(web: { readonly asked: readonly unknown[] }): Promise<void> {
  const before = [web.asked.length, runtime.said.length];
  for (const uid of [5, 6, 7]) {
    await open(uid);
    touchPage();
    window.dispatchEvent(new Event('popstate'));
    comeBack(true);
    await settle();
  }
  expect([web.asked.length, runtime.said.length]).toEqual(before);
  expect(chipText()).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
  expect(errors).toEqual([]);
}

describe('the end', () => {
  it('when the site must no longer be checked, leaves nothing in the page', async () => {
    const web = serveSources();
    await open(3);
    runtime.answer = () => ({ type: 'automatic/stop' });
    runtime.tell(ASK_AGAIN);
    await settle();
    expect(chipText()).toBeNull();
    expect(runtime.listens).toBe(false);
    await expectQuiet(web);
  });

  it('when the extension was updated or removed under the page, comes at the next look', async () => {
    const web = serveSources();
    await open(3);
    runtime.leave();
    touchPage();
    await settle();
    expect(told()).toEqual(['judge 3']);
    await expectQuiet(web);
  });

  it('also comes with the next message to the background, if the page no longer changes', async () => {
    const web = serveSources();
    await open(3);
    runtime.leave();
    comeBack(true);
    await settle();
    expect(told().length).toBeLessThanOrEqual(2);
    await expectQuiet(web);
  });

  it('also comes when the chip of an unloaded extension is pressed', async () => {
    const web = serveSources();
    await open(3);
    runtime.leave();
    chipButton(0).click();
    await settle();
    await expectQuiet(web);
  });

  it('stops the read in progress', async () => {
    const web = serveSources({ 3: { trouble: 'silent' } });
    await open(3);
    checks.stop();
    expect(web.asked[0]?.init.signal?.aborted).toBe(true);
    await expectQuiet(web);
  });
});

describe('a page without an open message', () => {
  it.each([
    ['the list of messages', showList],
    ['a page that is not a webmail', showOtherPage],
  ])('causes no request, message or drawing, however much it changes: %s', async (_, show) => {
    const web = serveSources();
    show();
    for (let change = 0; change < 500; change += 1) {
      touchPage();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect([web.asked, runtime.said, chipText()]).toEqual([[], [], null]);
  });

  it('causes none of these while it is hidden either, even with a message in it', async () => {
    const web = serveSources();
    setHidden(true);
    await open(3);
    expect([web.asked, runtime.said]).toEqual([[], []]);
    setHidden(false);
    await settle();
    expect(told()).toEqual(['judge 3']);
  });
});
