import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileResult, readResults, replaceResults } from '../test-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function resultsOf(text: string): ReturnType<typeof readResults> {
  const file = join(folder, 'results.json');
  writeFileSync(file, text);
  return readResults(file, '/tree');
}

function resultOf(result: object): FileResult | undefined {
  const timed = { name: '/tree/test/e2e/a.test.ts', startTime: 1000, endTime: 3500, ...result };
  return resultsOf(JSON.stringify({ testResults: [timed] }))?.[0];
}

describe('the results of a step', () => {
  it('say which tests of a file passed, and how long it took', () => {
    const assertionResults = [
      { fullName: 'one', status: 'passed' },
      { fullName: 'two', status: 'passed' },
    ];
    const expected = { file: 'test/e2e/a.test.ts', seconds: 2.5, passed: 2, failed: [] };
    expect(resultOf({ status: 'passed', assertionResults })).toEqual(expected);
  });

  it('count what did not run as failed', () => {
    const assertionResults = [
      { fullName: 'passes', status: 'passed' },
      { fullName: 'fails', status: 'failed' },
      { fullName: 'is skipped', status: 'skipped' },
      { fullName: 'waits', status: 'pending' },
    ];
    const failed = ['fails', 'is skipped', 'waits'];
    expect(resultOf({ status: 'failed', assertionResults })).toMatchObject({ passed: 1, failed });
  });

  it('count a file that could not be loaded as one failure', () => {
    expect(resultOf({ status: 'failed', assertionResults: [] })).toMatchObject({
      passed: 0,
      failed: [expect.any(String)],
    });
  });

  it('are null if vitest wrote none', () => {
    expect(resultsOf('{')).toBeNull();
    expect(readResults(join(folder, 'missing.json'), '/tree')).toBeNull();
  });

  it('of a second run replace those of its files, and no others', () => {
    const result = (file: string, passed: number): FileResult => ({ file, seconds: 1, passed, failed: [] });
    const first = [result('a', 1), result('b', 2)];
    expect(replaceResults(first, [result('b', 3), result('c', 4)])).toEqual([result('a', 1), result('b', 3)]);
  });
});
