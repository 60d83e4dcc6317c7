/**
 * `npm run dev:chrome`, `npm run dev:firefox`: the browser with the extension on MailDev's demo messages. Each change
 * of a source is built, unminified and with source maps, and replaces the extension in the browser.
 *
 * The build has a folder of its own, so that `dist/chrome` and `dist/firefox` stay what `npm run build` made.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createBuilder } from 'vite';
import { DEMO_MESSAGES, readDemoMessage } from '../test/demo/demo-messages.ts';
import type { Browser } from '../test/lab/browsers/browser.ts';
import { launchBrowser } from '../test/lab/browsers/launch.ts';
import { Teardown } from '../test/lab/processes/teardown.ts';
import { startMailDev } from '../test/lab/servers/maildev.ts';
import { TARGETS, type Target } from '../vite.config.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
/** A change often touches several files, and several scripts are built from one: a single reload for all of them. */
const SETTLED_MS = 150;

const asked = TARGETS.find((name) => name === process.argv[2]);
if (asked === undefined) throw new Error(`usage: tsx scripts/dev.ts ${TARGETS.join('|')}`);
await develop(asked);

async function develop(target: Target): Promise<void> {
  const teardown = new Teardown();
  const folder = path.join(ROOT, 'dist', `dev-${target}`);
  let browser: Browser | null = null;
  const reload = (): void => {
    if (browser === null) return;
    browser.updateExtension().then(
      () => console.log(`${clock()} the browser has the new extension`),
      (error: unknown) => console.error(`${clock()} the browser did not take it: ${String(error)}`),
    );
  };
  try {
    console.log(`${clock()} building for ${target}`);
    teardown.add(await watch(target, folder, reload));
    const mailDev = teardown.add(await startMailDev());
    await mailDev.send(DEMO_MESSAGES.map(readDemoMessage));
    const headed = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
    const name = target === 'chrome' ? 'chromium' : 'firefox';
    browser = teardown.add(await launchBrowser(name, { extension: folder, headed }));
    await browser.open(mailDev.url);
    console.log(`${clock()} ${headed ? 'ready' : 'ready, without a window: there is no display'}`);
    console.log('Change a file below src or public and save it. Close the browser, or press Ctrl+C, to end.');
    const interrupted = new Promise<void>((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve);
    });
    await Promise.race([browser.closed, interrupted]);
  } finally {
    await teardown.run();
  }
}

/** Builds now, and after each change; calls `done` when all scripts of a change are ready. */
async function watch(target: Target, folder: string, done: () => void): Promise<{ stop(): Promise<void> }> {
  rmSync(folder, { recursive: true, force: true });
  const builder = await createBuilder({
    configFile: path.join(ROOT, 'vite.config.ts'),
    mode: target,
    logLevel: 'error',
    build: { outDir: folder, watch: {}, minify: false, sourcemap: true },
  });
  const building = new Set<string>();
  let settled: NodeJS.Timeout | undefined;
  const first: Promise<void>[] = [];
  const watchers: { close(): Promise<void> }[] = [];
  for (const [name, environment] of Object.entries(builder.environments)) {
    const watcher = await builder.build(environment);
    if (!('on' in watcher)) throw new Error('vite did not begin to watch');
    watchers.push(watcher);
    first.push(
      new Promise((resolve) => {
        watcher.on('event', (event) => {
          clearTimeout(settled);
          if (event.code === 'START') building.add(name);
          if (event.code === 'ERROR') console.error(`${clock()} ${event.error.message}`);
          if (event.code !== 'END' && event.code !== 'ERROR') return;
          building.delete(name);
          resolve();
          if (building.size === 0) settled = setTimeout(done, SETTLED_MS);
        });
      }),
    );
  }
  await Promise.all(first);
  return {
    stop: async () => {
      clearTimeout(settled);
      await Promise.all(watchers.map((watcher) => watcher.close()));
    },
  };
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB');
}
