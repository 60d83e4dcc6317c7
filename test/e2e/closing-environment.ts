import type { Environment } from 'vitest/runtime';

declare global {
  /** What is done when the last file of a process has ended. vitest loads its environment apart from the files. */
  var labEnd: (() => Promise<void>) | undefined;
}

/** Has something closed when the last file of this process has ended. One thing only: the next call replaces it. */
export function closeAtTheEnd(close: () => Promise<void>): void {
  globalThis.labEnd = close;
}

/** Node as it is, with an end: a process of vitest that runs many files has no other moment after the last one. */
export default {
  name: 'closing',
  viteEnvironment: 'ssr',
  setup: () => ({
    teardown: async () => {
      await globalThis.labEnd?.();
    },
  }),
} satisfies Environment;
