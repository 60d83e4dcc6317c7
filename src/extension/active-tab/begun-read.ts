/** The read that a click begins before the popup's own code is there: the page and the popup load side by side. */
import { readInActiveTab } from './open-message.ts';
import type { ReadOptions, ReadOutcome, ReadProgress } from './read-types.ts';

interface BegunRead {
  readonly outcome: Promise<ReadOutcome>;
  readonly follow: (options: ReadOptions) => Promise<ReadOutcome>;
}

/** "taken": the first read has been requested, and any attempt to begin it now is too late. */
let begun: BegunRead | 'taken' | null = null;

/** Begins to read the focused message of the active tab, for the first {@link readOpenMessage}. */
export function beginReading(): void {
  begun ??= begin();
}

/** Settles with the read that was begun; at once if there was none. */
export async function begunReadEnds(): Promise<void> {
  if (begun !== null && begun !== 'taken') await begun.outcome;
}

/** Reads the open message as {@link readInActiveTab} does; the first call takes over the read that was begun. */
export function readOpenMessage(options: ReadOptions): Promise<ReadOutcome> {
  const first = begun;
  begun = 'taken';
  const takesOver = first !== null && first !== 'taken' && options.messageKey === undefined;
  return takesOver ? first.follow(options) : readInActiveTab(options);
}

function begin(): BegunRead {
  const run = new AbortController();
  const steps: ReadProgress[] = [];
  let tell = (step: ReadProgress): void => {
    steps.push(step);
  };
  const outcome = readInActiveTab({ onProgress: (step) => tell(step), signal: run.signal });
  const follow = ({ onProgress, signal }: ReadOptions): Promise<ReadOutcome> => {
    for (const step of steps) onProgress(step);
    tell = onProgress;
    signal.addEventListener('abort', () => run.abort());
    if (signal.aborted) run.abort();
    return outcome;
  };
  return { outcome, follow };
}
