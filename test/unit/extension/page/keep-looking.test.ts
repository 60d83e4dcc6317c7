// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLooking, PAUSE_MS } from '../../../../src/extension/page/keep-looking.ts';
import { setHidden, touchPage } from './roundcube-window.ts';

let end: AbortController;
let looks: number;
let isWebmail: boolean;
/** How long a look takes. */
let cost: number;
let clock: number;
let duringLook: () => void;

function look(): boolean {
  looks += 1;
  clock += cost;
  duringLook();
  return isWebmail;
}

function start() {
  return keepLooking(look, end.signal);
}

/** Lets time pass, once everything that is ready has run. */
async function pass(milliseconds: number): Promise<void> {
  clock += milliseconds;
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** A page that never rests: a change every 10 ms, for this long. */
async function flood(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 10) {
    touchPage();
    await pass(10);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  end = new AbortController();
  looks = 0;
  isWebmail = true;
  cost = 0;
  duringLook = () => undefined;
  document.body.replaceChildren();
});

afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a webmail', () => {
  it('is examined at once, and again after its document has changed', async () => {
    start();
    expect(looks).toBe(1);
    await pass(60_000);
    expect(looks).toBe(1);
    touchPage();
    await pass(PAUSE_MS);
    expect(looks).toBe(2);
  });

  it('is examined once for changes that come together', async () => {
    start();
    for (let change = 0; change < 1000; change += 1) touchPage();
    await pass(PAUSE_MS);
    expect(looks).toBe(2);
    await pass(60_000);
    expect(looks).toBe(2);
  });

  it.each([
    [0, 6],
    [4, 6],
    // A fiftieth of the time: after 20 ms a pause of a second.
    [20, 2],
  ])('that never rests is examined during at most a fiftieth of the time: looks of %d ms', async (each, most) => {
    cost = each;
    start();
    await flood(1000);
    expect(looks).toBeGreaterThan(1);
    expect(looks).toBeLessThanOrEqual(most);
  });

  it('is not neglected for long after one look that was held up', async () => {
    cost = 5000;
    start();
    cost = 1;
    touchPage();
    await pass(2000);
    expect(looks).toBe(2);
  });

  it.each(['hashchange', 'popstate', 'pageshow'])(
    'is examined after %s, without a change of its document',
    async (name) => {
      start();
      window.dispatchEvent(new Event(name));
      await pass(PAUSE_MS);
      expect(looks).toBe(2);
    },
  );

  it('is examined when a frame in it has loaded, an event that the window does not get', async () => {
    const frame = document.body.appendChild(document.createElement('div'));
    start();
    frame.dispatchEvent(new Event('load'));
    await pass(PAUSE_MS);
    expect(looks).toBe(2);
  });

  it('is examined on request, without a second look for the changes before', async () => {
    const looking = start();
    touchPage();
    await pass(10);
    looking.now();
    expect(looks).toBe(2);
    await pass(60_000);
    expect(looks).toBe(2);
    looking.soon();
    looking.soon();
    await pass(PAUSE_MS);
    expect(looks).toBe(3);
  });
});

describe('a page that is hidden', () => {
  it('is not examined until it is visible, whatever happens in it', async () => {
    setHidden(true);
    const looking = start();
    await flood(5000);
    looking.now();
    looking.soon();
    await pass(60_000);
    expect(looks).toBe(0);
    setHidden(false);
    await pass(PAUSE_MS);
    expect(looks).toBe(1);
  });
});

describe('a page that is not a webmail', () => {
  beforeEach(() => {
    isWebmail = false;
  });

  it('is examined a few times while it starts, and then no more, however much it changes', async () => {
    start();
    await flood(20_000);
    expect(looks).toBe(6);
    await flood(60_000);
    expect(looks).toBe(6);
  });

  it.each(['click', 'keyup'])(
    'is examined after a %s: a sign-in form is replaced without a new document',
    async (act) => {
      start();
      await pass(60_000);
      const before = looks;
      document.body.dispatchEvent(new Event(act, { bubbles: true }));
      await pass(PAUSE_MS);
      expect(looks).toBe(before + 1);
    },
  );

  it('is followed from the moment it becomes a webmail until it stops being one', async () => {
    start();
    isWebmail = true;
    // After the looks at a page that starts.
    await pass(60_000);
    const before = looks;
    touchPage();
    await pass(60_000);
    expect(looks).toBe(before + 1);
    isWebmail = false;
    touchPage();
    await pass(60_000);
    expect(looks).toBe(before + 2);
    touchPage();
    await pass(60_000);
    expect(looks).toBe(before + 2);
  });

  it('is the only one for which clicks and keys count: in a webmail, changes of the document are enough', async () => {
    isWebmail = true;
    start();
    for (let key = 0; key < 100; key += 1) document.body.dispatchEvent(new Event('keyup', { bubbles: true }));
    await pass(60_000);
    expect(looks).toBe(1);
  });
});

describe('the end', () => {
  it('leaves no timer, no observer and no listener', async () => {
    start();
    touchPage();
    await pass(1);
    end.abort();
    expect(vi.getTimerCount()).toBe(0);
    touchPage();
    for (const name of ['popstate', 'pageshow', 'click']) window.dispatchEvent(new Event(name));
    await pass(60_000);
    expect(looks).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may come in the middle of a look', async () => {
    start();
    isWebmail = false;
    duringLook = () => end.abort();
    touchPage();
    await pass(PAUSE_MS);
    duringLook = () => undefined;
    touchPage();
    await pass(60_000);
    expect(looks).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
