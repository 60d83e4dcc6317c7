import type { Environment } from 'vitest/runtime';

declare global {
  /** What is done when the last file of a process has ended. vitest loads an environment separately from the test files. */
  var labEnd: (() => Promise<void>) | undefined;
}

/**
 * Closes something when the last file of this process has ended. It remembers one thing only: the next call replaces
 * it.
 */
export function closeAtTheEnd(close: () => Promise<void>): void {
  globalThis.labEnd = close;
}

/** The plain Node environment with a teardown: if one process runs many files, nothing else runs after the last. */
export default {
  name: 'closing',
  viteEnvironment: 'ssr',
  setup: () => ({
    teardown: async () => {
      await globalThis.labEnd?.();
    },
  }),
} satisfies Environment;
