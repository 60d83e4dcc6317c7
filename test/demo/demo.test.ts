import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVirtualDisplay } from '../lab/browsers/virtual-display.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { DEMO_MESSAGES } from './demo-messages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '' };
/** tsx, and from Node 22 on Vite and npm, keep compiled scripts below the temporary folder for the next time. */
const NO_CACHES = { TSX_DISABLE_CACHE: '1', NODE_DISABLE_COMPILE_CACHE: '1' };
const PNG_SIGNATURE = '89504e470d0a1a0a';

interface Demo {
  readonly process: ChildProcess;
  output(): string;
  readonly exitCode: Promise<number | null>;
}

/** Everything that the demo keeps while it runs is below this folder. */
let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

function startDemo(environment: Readonly<Record<string, string>>): Demo {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/demo/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '', TMPDIR: temporary, ...NO_CACHES, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const exitCode = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { process: child, output: () => output, exitCode };
}

/** Programs of this machine that were started with the demo's temporary folder in their command. */
function programsLeft(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => path.join('/proc', pid, 'cmdline'))
    .filter(existsSync)
    .map((file) => {
      try {
        return readFileSync(file, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // ended between the two looks
      }
    })
    .filter((command) => command.includes(temporary));
}

/** When the package for Chromium in `dist` was built; null if there is none. */
function builtAt(): number | null {
  return statSync(path.join(ROOT, 'dist/chrome/manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

async function expectNothingLeft(): Promise<void> {
  await waitUntil('the demo’s programs to end', () => programsLeft().length === 0);
  await waitUntil('the demo’s folders to go', () => readdirSync(temporary).length === 0);
}

test('without a display it opens every message, prints its verdict, saves a picture of the popup, and cleans up', async () => {
  const before = builtAt();
  const demo = startDemo(NO_DISPLAY);
  expect(await demo.exitCode, demo.output()).toBe(0);
  // Other browsers may be reading what `npm run build` made.
  expect(builtAt()).toBe(before);
  const lines = demo.output().split('\n');
  for (const { name, subject, verdict } of DEMO_MESSAGES) {
    expect(lines).toContain(`${verdict.padEnd(13)} ${subject}`);
    const picture = lines.map((line) => line.trim()).find((line) => line.endsWith(`-${name}.png`));
    const bytes = readFileSync(path.join(ROOT, picture ?? `no picture of ${name}`));
    expect(bytes.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  }
  await expectNothingLeft();
});

test('with a display it shows MailDev in the browser, and leaves nothing behind when it is interrupted', async () => {
  const display = await startVirtualDisplay();
  try {
    const demo = startDemo({ DISPLAY: display.name, WAYLAND_DISPLAY: '' });
    await Promise.race([
      waitUntil('the browser on the display', () => demo.output().includes('Close the browser')),
      demo.exitCode.then(() => {
        throw new Error(`The demo ended by itself:\n${demo.output()}`);
      }),
    ]);
    expect(programsLeft().some((command) => command.includes('maildev'))).toBe(true);
    demo.process.kill('SIGINT');
    await demo.exitCode;
    await expectNothingLeft();
  } finally {
    await display.stop();
  }
});

test('without any browser it says so in plain words and fails', async () => {
  const demo = startDemo({ ...NO_DISPLAY, CHROMIUM: '/nonexistent/chromium', FIREFOX: '/nonexistent/firefox' });
  expect(await demo.exitCode).toBe(1);
  expect(demo.output()).toMatch(/^The demo failed: there is neither Chromium nor Firefox here\. Install one/m);
  expect(demo.output()).not.toMatch(/\n\s+at /);
  await expectNothingLeft();
});
