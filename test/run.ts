/**
 * `npm test`: runs every check. A failed step does not keep the others from running. Ends with the slowest test files
 * and the line "N passed, N failed"; exit status 1 if anything failed or nothing ran.
 *
 * Real browsers and servers have races of their own, so a file that failed in a browser is run once more, with
 * a new browser and new servers: what is left of a failure would make the next try fail as well. What failed is named at
 * the end either way.
 *
 * The packages are built first. Then three lanes run side by side: one for each browser, which often waits for its pages,
 * and one for what needs only the processor, in the time that the browsers leave (`nice`).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type FileResult, readResults, replaceResults } from './test-results.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** For a step that is more than a single check. */
  readonly tests?: {
    /** vitest's name for them. */
    readonly project: string;
    /** Whether files that failed are run once more. */
    readonly hasSecondTry: boolean;
  };
}

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly files: readonly FileResult[];
  /** Tests that failed at the first try, whatever the second one gave: "test/e2e/a.test.ts: opens the popup". */
  readonly failedAtFirst: readonly string[];
}

/** Steps that run one after the other. */
type Lane = readonly Step[];

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'test/output/results');
/** More than any step needs under heavy load; a hanging step must not block the whole run. */
const STEP_TIMEOUT_MS = 120 * 60_000;
const SLOWEST = 15;
/** If more files than this fail, it is not by chance. */
const MOST_FILES_BY_CHANCE = 4;

/** The lanes of a stage run side by side; the next stage begins when all have ended. */
const STAGES: readonly (readonly Lane[])[] = [
  [
    [script('the same packages twice', 'package:check'), vitest('built packages', 'bundle')],
    [script('format', 'format:check'), script('types', 'types'), script('lint', 'lint')],
  ],
  [
    [vitest('end to end in Firefox', 'e2e-firefox', true)],
    [vitest('end to end in Chromium', 'e2e-chromium', true), vitest('demo', 'demo', true)],
    [nice(vitest('unit and corpus', 'unit'))],
  ],
];

function script(name: string, npmScript: string): Step {
  return { name, command: ['npm', 'run', '--silent', npmScript] };
}

function vitest(name: string, project: string, hasSecondTry = false): Step {
  return { name, command: ['node_modules/.bin/vitest', 'run', '--project', project], tests: { project, hasSecondTry } };
}

/** Gives way to the steps beside it. */
function nice(step: Step): Step {
  return { ...step, command: ['nice', '-n', '10', ...step.command] };
}

async function runStage(lanes: readonly Lane[]): Promise<Outcome[]> {
  return (await Promise.all(lanes.map(runLane))).flat();
}

async function runLane(steps: Lane): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await run(step));
  return outcomes;
}

async function run({ name, command, tests }: Step): Promise<Outcome> {
  if (tests === undefined) {
    const { succeeded, seconds } = await runAndPrint(name, command);
    return { name, seconds, passed: Number(succeeded), failed: Number(!succeeded), files: [], failedAtFirst: [] };
  }
  const first = await runTests(name, command, `${tests.project}.json`);
  const failing = first.files.filter(({ failed }) => failed.length > 0);
  const isByChance = failing.length > 0 && failing.length <= MOST_FILES_BY_CHANCE;
  const last = tests.hasSecondTry && isByChance ? await tryAgain(name, command, tests.project, first) : first;
  const failed = sum(last.files.map((file) => file.failed.length));
  return {
    name,
    seconds: last.seconds,
    passed: sum(last.files.map(({ passed }) => passed)),
    // An error outside of the tests makes a run fail as well, and so does a run without results.
    failed: last.succeeded ? failed : Math.max(failed, 1),
    files: last.files,
    failedAtFirst: failing.flatMap((file) => file.failed.map((test) => `${file.file}: ${test}`)),
  };
}

/** A run of vitest: whether it ended well, and what became of each file. */
interface TestRun {
  readonly succeeded: boolean;
  readonly seconds: number;
  readonly files: readonly FileResult[];
}

async function runTests(name: string, command: readonly string[], resultsFile: string): Promise<TestRun> {
  const results = path.join(RESULTS, resultsFile);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { succeeded, seconds } = await runAndPrint(name, [...command, ...reporters]);
  return { succeeded, seconds, files: readResults(results, ROOT) ?? [] };
}

/** Runs the files that failed once more. Their results replace the first ones. */
async function tryAgain(name: string, command: readonly string[], project: string, first: TestRun): Promise<TestRun> {
  const failing = first.files.filter(({ failed }) => failed.length > 0).map(({ file }) => file);
  const again = await runTests(`${name}, once more`, [...command, ...failing], `${project}-again.json`);
  const { succeeded, seconds, files } = again;
  return { succeeded, seconds: first.seconds + seconds, files: replaceResults(first.files, files) };
}

/** Runs a command and prints its whole output when it has ended, so that the outputs of two do not mix. */
async function runAndPrint(name: string, command: readonly string[]): Promise<{ succeeded: boolean; seconds: number }> {
  console.log(`… ${name}`);
  const began = performance.now();
  const { succeeded, output } = await runCommand(command);
  const seconds = (performance.now() - began) / 1000;
  console.log(`\n━━ ${name}, ${seconds.toFixed(0)} s ━━\n${output}`);
  return { succeeded, seconds };
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

function printSlowest(outcomes: readonly Outcome[]): void {
  console.log(`\nThe slowest test files, in seconds:`);
  const files = outcomes.flatMap(({ name, files: ofStep }) => ofStep.map((file) => ({ ...file, step: name })));
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  for (const { file, step, seconds, passed, failed } of slowest) {
    console.log(`${seconds.toFixed(1).padStart(7)}  ${file} (${step}, ${passed + failed.length} tests)`);
  }
}

/** What passed at the second try is green, but never silent. */
function printFailures(outcomes: readonly Outcome[]): void {
  for (const { name, failed, failedAtFirst } of outcomes) {
    const then = failed === 0 ? ', passed at the second try' : '';
    for (const test of failedAtFirst) console.log(`Failed in “${name}”${then}: ${test}`);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const outcomes: Outcome[] = [];
for (const stage of STAGES) outcomes.push(...(await runStage(stage)));

printSlowest(outcomes);
printFailures(outcomes);
console.log('');
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`);
}
const passed = sum(outcomes.map((outcome) => outcome.passed));
const failed = sum(outcomes.map((outcome) => outcome.failed));
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
