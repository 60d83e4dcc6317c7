/** Takes over the read that popup-first.js began (begin-read.ts). */
import type { ReadOptions, ReadOutcome } from './read-types.ts';

export interface BegunRead {
  readonly outcome: Promise<ReadOutcome>;
  readonly follow: (options: ReadOptions) => Promise<ReadOutcome>;
}

declare global {
  /**
   * "taken": the first read has been requested, and any attempt to begin it now is too late. popup-first.js and the
   * popup are separate programs in one page, so they share it as a global.
   */
  var relayInspectorRead: BegunRead | 'taken' | undefined;
}

/**
 * Reads the open message as `readInActiveTab` does; the first call takes over the read that was begun. The code for any
 * other read is loaded on demand, because popup-first.js already contains the code for the first one.
 */
export async function readFromPopup(options: ReadOptions): Promise<ReadOutcome> {
  const begun = globalThis.relayInspectorRead;
  globalThis.relayInspectorRead = 'taken';
  if (begun !== undefined && begun !== 'taken' && options.messageKey === undefined) return begun.follow(options);
  const { readInActiveTab } = await import('./open-message.ts');
  return readInActiveTab(options);
}
