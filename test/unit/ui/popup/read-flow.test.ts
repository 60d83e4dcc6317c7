import { describe, expect, it } from 'vitest';
import type { ReadOptions, ReadOutcome } from '../../../../src/extension/active-tab/read-types.ts';
import type { PopupState } from '../../../../src/ui/popup/popup-state.ts';
import { createReadFlow } from '../../../../src/ui/popup/read-flow.ts';
import { SAMPLES } from '../sample-messages.ts';
import { MESSAGE, OTHER_MESSAGE, ROUNDCUBE, popupServices, readFailure, readSuccess } from '../sample-services.ts';

interface AskedRead {
  readonly options: ReadOptions;
  readonly answer: (outcome: ReadOutcome) => void;
}

/** A page whose answers the test supplies, in any order. */
function pageByHand(): { asked: AskedRead[]; readOpenMessage: (options: ReadOptions) => Promise<ReadOutcome> } {
  const asked: AskedRead[] = [];
  return {
    asked,
    readOpenMessage: (options) => new Promise((answer) => asked.push({ options, answer })),
  };
}

describe('reading the open message', () => {
  it('shows only the newest of several reads, in whatever order they end', async () => {
    const page = pageByHand();
    const shown: PopupState[] = [];
    const flow = createReadFlow(popupServices(readFailure('network'), page));
    const first = flow.read();
    flow.follow((state) => shown.push(state));
    const second = flow.read(OTHER_MESSAGE.key);
    page.asked[1]?.answer(readSuccess(SAMPLES.absent, { message: OTHER_MESSAGE }));
    await second;
    const settled = shown.length;
    page.asked[0]?.answer(readSuccess(SAMPLES.proven, { message: MESSAGE }));
    page.asked[0]?.options.onProgress({ step: 'found', webmail: ROUNDCUBE, message: MESSAGE, others: [] });
    await first;
    // The decoded summary of the newest read may follow.
    for (const state of shown.slice(settled - 1))
      expect(state).toMatchObject({ name: 'report', message: OTHER_MESSAGE });
  });

  it('ends a read in the page when a newer one begins', () => {
    const page = pageByHand();
    const flow = createReadFlow(popupServices(readFailure('network'), page));
    void flow.read();
    void flow.read();
    expect(page.asked.map(({ options }) => options.signal.aborted)).toEqual([true, false]);
  });

  it('shows the report before it requests the decoded summary', async () => {
    const shown: string[] = [];
    const unnamed = { ...MESSAGE, subject: null };
    const services = popupServices(readSuccess(SAMPLES.proven, { message: unnamed }), {
      summarise: () => {
        shown.push('summary asked for');
        return Promise.resolve({ subject: 'Decoded', from: null, to: null, date: null, messageId: null });
      },
    });
    createReadFlow(services).follow((state) => shown.push(state.name));
    await expect.poll(() => shown).toEqual(['reading', 'report', 'summary asked for', 'report']);
  });

  it('drops a summary that arrives after a newer read began', async () => {
    let decode: (subject: string) => void = () => {};
    const unnamed = { ...MESSAGE, subject: null };
    const services = popupServices(readSuccess(SAMPLES.proven, { message: unnamed }), {
      summarise: () =>
        new Promise((resolve) => {
          decode = (subject) => resolve({ subject, from: null, to: null, date: null, messageId: null });
        }),
    });
    const shown: PopupState[] = [];
    const flow = createReadFlow(services);
    await flow.read();
    flow.follow((state) => shown.push(state));
    expect(shown.map(({ name }) => name)).toEqual(['report']);
    const second = flow.read();
    const before = shown.length;
    decode('Too late');
    await second;
    expect(shown.slice(before).some((state) => state.name === 'report' && state.summary !== null)).toBe(false);
  });

  it('can begin before anything is drawn: whoever follows it then reads nothing again', async () => {
    const page = pageByHand();
    const flow = createReadFlow(popupServices(readFailure('network'), page));
    expect(flow.shown().name).toBe('reading');
    const read = flow.read();
    page.asked[0]?.answer(readSuccess(SAMPLES.proven));
    await read;
    expect(flow.shown().name).toBe('report');
    const shown: PopupState[] = [];
    flow.follow((state) => shown.push(state));
    expect(shown).toEqual([flow.shown()]);
    expect(page.asked).toHaveLength(1);
  });

  it('begins with its first follower otherwise', () => {
    const page = pageByHand();
    createReadFlow(popupServices(readFailure('network'), page)).follow(() => {});
    expect(page.asked).toHaveLength(1);
  });
});
