import { defineConfig } from 'vitest/config';
import { SameBrowserTogether } from './test/e2e/same-browser-together.ts';
import { words } from './vite.config.ts';

/** What only Chromium measures (how far the parts of a page move), and what only Chromium does (it serves many files). */
const NOT_IN_FIREFOX = ['test/e2e/steady-popup.test.ts', 'test/e2e/lent-browser.test.ts'];

/**
 * `--project unit` needs nothing but the sources; `--project bundle` checks the built packages; `--project 'e2e-*'` and
 * `--project demo` drive real browsers with the built packages on real webmail servers.
 */
export default defineConfig({
  plugins: [words()],
  test: {
    // Each project inherits this (`extends`): a test that asserts nothing fails.
    expect: { requireAssertions: true },
    sequence: { sequencer: SameBrowserTogether },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/corpus/**/*.test.ts'],
          isolate: false,
          setupFiles: ['test/unit/fresh-start.ts', 'test/unit/one-seed.ts'],
          // From version 25 on, Node has a localStorage of its own, which hides that of jsdom.
          execArgv: 'localStorage' in globalThis ? ['--no-experimental-webstorage'] : [],
          // Property tests and files of many megabytes, on a machine that may have other work too.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          globalSetup: 'test/bundle/build-packages.ts',
          // They change nothing that they share, and load the test runner, Vite and mailparser only once.
          isolate: false,
          // For vm.SourceTextModule, in which the built modules run without Node's globals.
          execArgv: ['--experimental-vm-modules'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...['chromium', 'firefox'].map((browser) => ({
        extends: true as const,
        test: {
          name: `e2e-${browser}`,
          include: ['test/e2e/**/*.test.ts'],
          exclude: browser === 'firefox' ? NOT_IN_FIREFOX : [],
          env: { LAB_BROWSER: browser },
          // The two browsers and the unit tests run side by side. More at a time starve each other, and `npm test` is not
          // faster for it (9 min 38 s with one, 9 min 9 s to 10 min 5 s with more).
          maxWorkers: 1,
          // One process for all files: it loads Playwright and the lab only once, and one file takes over the browser of
          // another (test/e2e/lent-browser.ts).
          isolate: false,
          environment: './test/e2e/closing-environment.ts',
          setupFiles: ['test/e2e/after-failure.ts'],
          // These end only what hangs: a test's waits are counted in looks (test/lab/processes/wait-until.ts).
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      })),
      {
        extends: true,
        test: { name: 'demo', include: ['test/demo/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
