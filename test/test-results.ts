import { readFileSync } from 'node:fs';
import path from 'node:path';
import { property, textProperty } from './lab/browsers/property.ts';

/** What became of one test file. */
export interface FileResult {
  /** Path below the root. */
  readonly file: string;
  readonly seconds: number;
  readonly passed: number;
  /** Names of the tests that did not pass: they failed, or did not run because their set-up failed. */
  readonly failed: readonly string[];
}

/** Stands for the tests of a file that could not even be loaded. */
const NOT_LOADED = 'the file as a whole';

/**
 * Reads what vitest's JSON reporter wrote.
 *
 * @returns null if there are no results: vitest was stopped before it wrote any
 */
export function readResults(file: string, root: string): readonly FileResult[] | null {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  return list(report, 'testResults').map((result) => {
    const tests = list(result, 'assertionResults');
    const failed = tests.filter((test) => !hasPassed(test)).map((test) => textProperty(test, 'fullName'));
    const isNotLoaded = failed.length === 0 && textProperty(result, 'status') === 'failed';
    return {
      file: path.relative(root, textProperty(result, 'name')),
      seconds: (Number(property(result, 'endTime')) - Number(property(result, 'startTime'))) / 1000,
      passed: tests.filter(hasPassed).length,
      failed: isNotLoaded ? [NOT_LOADED] : failed,
    };
  });
}

/** The results of a first run, with those of a second run of some of its files in their place. */
export function replaceResults(first: readonly FileResult[], second: readonly FileResult[]): readonly FileResult[] {
  return first.map((result) => second.find(({ file }) => file === result.file) ?? result);
}

function hasPassed(test: unknown): boolean {
  return property(test, 'status') === 'passed';
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = property(value, name);
  return Array.isArray(found) ? found : [];
}
