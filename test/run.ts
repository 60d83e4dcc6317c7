/**
 * `npm test`: runs every check. A failed step does not keep the others from running. Ends with the slowest test files
 * and the line "N passed, N failed"; exit status 1 if anything failed or nothing ran.
 *
 * The packages are built first. Then three lanes run side by side: one for each browser, which often waits for its pages,
 * and one for what needs only the processor, in the time that the browsers leave.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Count, type FileTime, readResults } from './test-results.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where vitest writes its results; null for a step that is a single check. */
  readonly results: string | null;
}

interface Outcome extends Count {
  readonly name: string;
  readonly seconds: number;
  readonly files: readonly FileTime[];
}

/** Steps that run one after the other. */
type Lane = readonly Step[];

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'test/output/results');
/** More than any step needs under heavy load; a hanging step must not block the whole run. */
const STEP_TIMEOUT_MS = 120 * 60_000;
const SLOWEST = 15;

/** The lanes of a stage run side by side; the next stage begins when all have ended. */
const STAGES: readonly (readonly Lane[])[] = [
  // The packages are looked at before the demo, which builds them again.
  [
    [script('the same packages twice', 'package:check'), vitest('built packages', 'bundle')],
    [script('format', 'format:check'), script('types', 'types'), script('lint', 'lint')],
  ],
  [
    [vitest('end to end in Firefox', 'e2e-firefox')],
    [vitest('end to end in Chromium', 'e2e-chromium'), vitest('demo', 'demo')],
    [vitest('unit and corpus', 'unit')],
  ],
];

function script(name: string, npmScript: string): Step {
  return { name, command: ['npm', 'run', '--silent', npmScript], results: null };
}

function vitest(name: string, project: string): Step {
  const results = path.join(RESULTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return { name, command: ['node_modules/.bin/vitest', 'run', '--project', project, ...reporters], results };
}

async function runStage(lanes: readonly Lane[]): Promise<Outcome[]> {
  return (await Promise.all(lanes.map(runLane))).flat();
}

async function runLane(steps: Lane): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await run(step));
  return outcomes;
}

/** Runs a step and prints its whole output when it has ended, so that the outputs of two steps do not mix. */
async function run({ name, command, results }: Step): Promise<Outcome> {
  console.log(`… ${name}`);
  const began = performance.now();
  const { succeeded, output } = await runCommand(command);
  const seconds = (performance.now() - began) / 1000;
  console.log(`\n━━ ${name}, ${seconds.toFixed(0)} s ━━\n${output}`);
  if (results === null) return { name, seconds, passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, files: [] };
  const { passed, failed, files } = readResults(results, ROOT);
  // A file that could not even be loaded has no tests to count, but vitest ends with a failure.
  return { name, seconds, passed, failed: succeeded ? failed : Math.max(failed, 1), files };
}

function runCommand([program = '', ...rest]: readonly string[]): Promise<{ succeeded: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], timeout: STEP_TIMEOUT_MS });
    const pieces: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => pieces.push(text));
    }
    child.once('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.once('close', (status) => resolve({ succeeded: status === 0, output: pieces.join('') }));
  });
}

function printSlowest(files: readonly FileTime[]): void {
  console.log(`\nThe slowest test files, in seconds:`);
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  for (const { file, seconds, tests } of slowest) {
    console.log(`${seconds.toFixed(1).padStart(7)}  ${file} (${tests} tests)`);
  }
}

/** What passed at the second try is green, but never silent. */
function printSecondTries(files: readonly FileTime[]): void {
  for (const { file, secondTries } of files) {
    for (const test of secondTries) console.log(`Passed only at the second try: ${test} (${file})`);
  }
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const outcomes: Outcome[] = [];
for (const stage of STAGES) outcomes.push(...(await runStage(stage)));

printSlowest(outcomes.flatMap(({ files }) => files));
printSecondTries(outcomes.flatMap(({ files }) => files));
console.log('');
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
