import { readFileSync } from 'node:fs';
import path from 'node:path';
import { property, textProperty } from './lab/browsers/property.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** How long one test file took. */
export interface FileTime {
  /** Path below the root, and the browser in which it ran. */
  readonly file: string;
  readonly seconds: number;
  readonly tests: number;
  /** The tests that failed once and then passed (`retry` in vitest.config.ts): each has a race that is to be found. */
  readonly secondTries: readonly string[];
}

/**
 * Reads what vitest's JSON reporter wrote. Tests that did not run because their set-up failed count as failed; so does
 * a file without results.
 */
export function readResults(file: string, root: string): Count & { readonly files: readonly FileTime[] } {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, files: [] };
  }
  const passed = Number(property(report, 'numPassedTests') ?? 0);
  const failed = Number(property(report, 'numTotalTests') ?? 0) - passed;
  return { passed, failed, files: fileTimes(report, path.basename(file, '.json'), root) };
}

function fileTimes(report: unknown, project: string, root: string): FileTime[] {
  const results = property(report, 'testResults');
  return (Array.isArray(results) ? results : []).map((result: unknown) => {
    const tests = property(result, 'assertionResults');
    const seconds = (Number(property(result, 'endTime')) - Number(property(result, 'startTime'))) / 1000;
    const name = path.relative(root, textProperty(result, 'name'));
    const isEndToEnd = project.startsWith('e2e-');
    return {
      file: isEndToEnd ? `${name} in ${project.slice('e2e-'.length)}` : name,
      seconds,
      tests: Array.isArray(tests) ? tests.length : 0,
      secondTries: (Array.isArray(tests) ? tests : [])
        .filter(isSecondTry)
        .map((test) => textProperty(test, 'fullName')),
    };
  });
}

/** A test that passed keeps the messages of its failure. */
function isSecondTry(test: unknown): boolean {
  const messages = property(test, 'failureMessages');
  return property(test, 'status') === 'passed' && Array.isArray(messages) && messages.length > 0;
}
