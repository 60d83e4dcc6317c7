import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { ThreadPool, type ThreadSetup } from '../../../src/command/thread-pool.ts';
import type { Work } from '../../../src/command/work.ts';

const SETUP: ThreadSetup = {
  asked: { form: 'csv', header: false, inside: null, masking: 'none', semicolons: false },
  settings: { profiles: [], myServers: { hostSuffixes: [], networks: [] } },
  inColour: false,
  language: 'en',
};
const WORK: Work = [{ kind: 'file', name: 'a.eml' }];

let pool: ThreadPool | null = null;
/** When the thread that was started last has ended for good. */
let ended: Promise<unknown> = Promise.resolve();
afterEach(async () => {
  await pool?.close();
  pool = null;
});

/** Real threads that do this with the first piece of work. */
function poolDoing(what: string, size = 1): ThreadPool {
  const program = `require('node:worker_threads').parentPort.on('message', ({ kind, id }) => {
    if (kind === 'work') { ${what} }
  });`;
  // So little memory that it is full in a moment.
  const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 };
  pool = new ThreadPool(size, SETUP, () => {
    const worker = new Worker(program, { eval: true, resourceLimits });
    ended = new Promise((resolve) => worker.once('exit', resolve));
    return worker;
  });
  return pool;
}

describe('a thread that ends', () => {
  test.each([
    ['leaves', 'process.exit(7);', 'it ended with code 7'],
    ['throws', 'throw new RangeError("too deep");', 'RangeError: too deep'],
    [
      'fills its memory',
      'const all = []; for (;;) all.push(new Array(1000).fill(all.length));',
      'it ran out of memory',
    ],
  ])('because it %s is reported for each piece of work that it had', async (_, what, why) => {
    const threads = poolDoing(what);
    const pieces = [threads.run(WORK), threads.run(WORK)];
    const outcomes = await Promise.allSettled(pieces);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason))).toEqual([
      `Error: ${why}`,
      `Error: ${why}`,
    ]);
  });

  test.each([
    ['leaving', 'process.exit(7);', 'it ended with code 7'],
    // The end that it causes has a code, too, but says less.
    ['an error', 'throw new RangeError("too deep");', 'RangeError: too deep'],
  ])('refuses further work for the same reason, instead of never answering: %s', async (_, what, why) => {
    const threads = poolDoing(what);
    await expect(threads.run(WORK)).rejects.toThrow(why);
    await ended;
    await expect(threads.run(WORK)).rejects.toThrow(why);
  });

  test('leaves the work of the other threads alone', async () => {
    const answer = "require('node:worker_threads').parentPort.postMessage({ id, prepared: [] })";
    // The first piece goes to the first thread, the second to the other one.
    const threads = poolDoing(`if (id === 1) process.exit(7); else ${answer};`, 2);
    const [first, second] = await Promise.allSettled([threads.run(WORK), threads.run(WORK)]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});
