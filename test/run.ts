/**
 * `npm test`: everything that is checked, one step after the other. A failed step does not keep the others from
 * running. Ends with the line "N passed, N failed"; exit status 1 when anything failed or nothing ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { property } from './lab/browsers/property.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where vitest writes its results; null for a step that is one check by itself. */
  readonly results: string | null;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'test/output/results');
/** More than any step needs on two busy cores; a hanging one must not take the whole run with it. */
const STEP_TIMEOUT_MS = 40 * 60_000;

const STEPS: readonly Step[] = [
  script('format', 'format:check'),
  script('lint', 'lint'),
  script('types', 'types'),
  vitest('unit and corpus', 'unit'),
  script('build', 'build'),
  vitest('built packages', 'bundle'),
  script('the same packages twice', 'package:check'),
  vitest('end to end', 'e2e-*'),
  vitest('demo', 'demo'),
];

function script(name: string, npmScript: string): Step {
  return { name, command: ['npm', 'run', '--silent', npmScript], results: null };
}

function vitest(name: string, project: string): Step {
  const results = path.join(RESULTS, `${project.replace(/\W/g, '')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return { name, command: ['node_modules/.bin/vitest', 'run', '--project', project, ...reporters], results };
}

function run({ name, command, results }: Step): Count {
  console.log(`\n━━ ${name} ━━`);
  const [program = '', ...rest] = command;
  const { status } = spawnSync(program, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: STEP_TIMEOUT_MS,
  });
  const succeeded = status === 0;
  if (results === null) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = readResults(results);
  // A file that could not even be loaded has no tests to count, yet vitest ends with a failure.
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

/** Tests that did not run, because what they need could not be set up, count as failed. */
function readResults(file: string): Count {
  let report: unknown;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const count = (name: string): number => Number(property(report, name) ?? 0);
  const passed = count('numPassedTests');
  return { passed, failed: count('numTotalTests') - passed };
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const counts = STEPS.map((step) => ({ ...run(step), name: step.name }));

console.log('');
for (const { name, passed, failed } of counts)
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
