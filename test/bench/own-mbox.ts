/** What we need for an mbox: in the command and in the page "Messages". */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sendsay } from '../../src/relay/sendsay.ts';
import { inspect } from '../../src/report/inspect.ts';
import { BUILD_OF, launchBrowser } from '../lab/browsers/launch.ts';
import { waitUntil } from '../lab/processes/wait-until.ts';
import { type LargeMbox, headsOfLargeMbox } from './large-mbox.ts';

const ROOT = path.join(import.meta.dirname, '../..');

export interface OwnRun {
  /** Messages per second of processor time, in which other work on the machine does not count. */
  readonly rate: number;
  /** Seconds on the clock. */
  readonly seconds: number;
  /** The most memory that the process, or the page's process, used at any time, in MB. */
  readonly megabytes: number;
}

/** inspect() alone on the headers of such messages, in one thread, including garbage collection. */
export function inspectRate(): number {
  const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
  const heads = headsOfLargeMbox(7000);
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    for (const head of heads) inspect(head, settings);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (heads.length * 1e6) / (user + system));
  }
  return best;
}

/** The built command with one form and this many threads, its output counted and discarded. */
export async function commandRun(mbox: LargeMbox, form: string, jobs: number): Promise<OwnRun> {
  const program = path.join(ROOT, 'dist/cli/relay-inspector.js');
  const started = performance.now();
  const command = spawn(process.execPath, [program, form, `--jobs=${jobs}`, mbox.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lines = 0;
  let most = 0;
  let used = 0;
  command.stdout.on('data', (piece: Buffer) => {
    for (const byte of piece) if (byte === 10) lines += 1;
    most = Math.max(most, memoryOf(command.pid ?? 0));
  });
  const looking = setInterval(() => {
    used = Math.max(used, processorOf(command.pid ?? 0));
  }, 50);
  await once(command, 'close');
  clearInterval(looking);
  if (form === '--csv' && lines !== mbox.messages + 1) throw new Error(`${lines} lines of ${mbox.messages} messages`);
  return { rate: mbox.messages / used, seconds: (performance.now() - started) / 1000, megabytes: most };
}

export interface PageRun extends OwnRun {
  /** The same memory without the program's file, which the browser's processes share. */
  readonly ownMegabytes: number;
  /** Milliseconds from the choice of the file to the first rows. */
  readonly firstRows: number;
  /** The longest task of the page's main thread during reading, in milliseconds; tasks below 50 are not recorded. */
  readonly longestTask: number;
}

const WATCH = `(() => {
  globalThis.bench = { started: performance.now(), first: null, done: null, longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.longest = Math.max(bench.longest, duration);
  }).observe({ type: 'longtask' });
  const look = () => {
    const rows = document.querySelectorAll('.grid-body .value').length;
    if (bench.first === null && rows > 0) bench.first = performance.now() - bench.started;
    const main = document.querySelector('main');
    if (bench.first !== null && main.dataset.reading === 'false') bench.done ??= performance.now() - bench.started;
    if (bench.done === null) requestAnimationFrame(look);
  };
  document.querySelector('[data-action="choose-files"]').addEventListener('change', () => {
    bench.started = performance.now();
    look();
  }, { capture: true });
})()`;

/** The page "Messages" of the Chrome build in a real Chromium. Throws an error in plain words if there is no Chromium. */
export async function pageRun(mbox: LargeMbox): Promise<PageRun> {
  const extension = path.join(ROOT, 'dist', BUILD_OF.chromium);
  const browser = await launchBrowser('chromium', { extension });
  try {
    const tab = await browser.open(browser.extensionUrl('messages.html'));
    await tab.waitFor(`document.querySelector('[data-action="choose-files"]') !== null`);
    await tab.evaluate(WATCH);
    await tab.chooseFile('[data-action="choose-files"]', mbox.path);
    let most = 0;
    let own = 0;
    let used = 0;
    await waitUntil(
      'the file is read',
      async () => {
        most = Math.max(most, ...renderers().map(memoryOf));
        own = Math.max(own, ...renderers().map(ownMemoryOf));
        used = Math.max(used, ...renderers().map(processorOf));
        return (await tab.evaluate('bench.done !== null')) === true;
      },
      40_000,
    );
    const read = async (name: string): Promise<number> => Number(await tab.evaluate(`bench.${name}`));
    const seconds = (await read('done')) / 1000;
    return {
      rate: mbox.messages / used,
      seconds,
      megabytes: most,
      ownMegabytes: own,
      firstRows: await read('first'),
      longestTask: await read('longest'),
    };
  } finally {
    await browser.close();
  }
}

/** The processes that draw pages of the extension, in the browser that this process started. */
function renderers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => textOf(`/proc/${pid}/cmdline`).includes('--extension-process') && isDescendant(pid));
}

/** Whether this process started another one, or one of those that started it. */
function isDescendant(pid: number): boolean {
  const parent = Number(/^PPid:\s*(\d+)/mu.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
  return parent === process.pid || (parent > 1 && isDescendant(parent));
}

/** The most memory that a process has used so far, in MB; 0 when it is gone. */
function memoryOf(pid: number): number {
  return Number(/^VmHWM:\s*(\d+) kB/mu.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1000;
}

/** The memory that a process has now, without files (proc(5): RssAnon and RssShmem), in MB; 0 when it is gone. */
function ownMemoryOf(pid: number): number {
  const status = textOf(`/proc/${pid}/status`);
  const parts = [...status.matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB/gmu)];
  return parts.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1000;
}

/** Seconds of processor time that a process has used so far (proc(5): utime and stime, in hundredths). */
function processorOf(pid: number): number {
  const [, after = ''] = textOf(`/proc/${pid}/stat`).split(') ');
  const fields = after.split(' ').map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
