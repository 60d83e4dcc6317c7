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
  pool = new ThreadPool(size, SETUP, () => new Worker(program, { eval: true, resourceLimits }));
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
  ])('because it %s says so for each piece of work that it had', async (_, what, why) => {
    const threads = poolDoing(what);
    const pieces = [threads.run(WORK), threads.run(WORK)];
    const outcomes = await Promise.allSettled(pieces);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && String(outcome.reason))).toEqual([
      `Error: ${why}`,
      `Error: ${why}`,
    ]);
  });

  test('refuses further work instead of never answering', async () => {
    const threads = poolDoing('process.exit(7);');
    await expect(threads.run(WORK)).rejects.toThrow('it ended with code 7');
    await expect(threads.run(WORK)).rejects.toThrow('it ended with code 7');
  });

  test('leaves the work of the other threads alone', async () => {
    const answer = "require('node:worker_threads').parentPort.postMessage({ id, prepared: [] })";
    // The first piece goes to the first thread, the second to the other one.
    const threads = poolDoing(`if (id === 1) process.exit(7); else ${answer};`, 2);
    const [first, second] = await Promise.allSettled([threads.run(WORK), threads.run(WORK)]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});
