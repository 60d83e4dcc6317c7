import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readResults } from '../test-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function resultsOf(name: string, text: string): ReturnType<typeof readResults> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return readResults(file, '/tree');
}

describe('the results of a step', () => {
  it('count what did not run as failed', () => {
    const report = JSON.stringify({ numTotalTests: 5, numPassedTests: 3, numFailedTests: 1, numPendingTests: 1 });
    expect(resultsOf('unit.json', report)).toMatchObject({ passed: 3, failed: 2 });
  });

  it('are one failure if there are none', () => {
    expect(resultsOf('unit.json', '{')).toMatchObject({ passed: 0, failed: 1 });
    expect(readResults(join(folder, 'missing.json'), '/tree')).toMatchObject({ passed: 0, failed: 1 });
  });

  it('say how long each file took, and in which browser', () => {
    const testResults = [
      { name: '/tree/test/e2e/a.test.ts', startTime: 1000, endTime: 3500, assertionResults: [{}, {}] },
    ];
    const { files } = resultsOf('e2e-firefox.json', JSON.stringify({ testResults }));
    expect(files).toEqual([{ file: 'test/e2e/a.test.ts in firefox', seconds: 2.5, tests: 2, secondTries: [] }]);
  });

  it('name the tests that passed only at the second try', () => {
    const assertionResults = [
      { fullName: 'at once', status: 'passed', failureMessages: [] },
      { fullName: 'later', status: 'passed', failureMessages: ['expected 1 to be 2'] },
      { fullName: 'never', status: 'failed', failureMessages: ['expected 1 to be 2', 'expected 1 to be 2'] },
    ];
    const testResults = [{ name: '/tree/test/e2e/a.test.ts', startTime: 1000, endTime: 3500, assertionResults }];
    const { files } = resultsOf('e2e-firefox.json', JSON.stringify({ testResults }));
    expect(files.map(({ secondTries }) => secondTries)).toEqual([['later']]);
  });
});
