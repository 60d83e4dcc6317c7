/** The read that a click begins before the popup's own code has loaded: the page is read while the popup loads. */
import type { BegunRead } from './begun-read.ts';
import { readInActiveTab } from './open-message.ts';
import type { ReadOptions, ReadProgress } from './read-types.ts';

/**
 * Begins to read the focused message of the active tab, for the first `readFromPopup` of the popup. Does nothing if a
 * read was begun before.
 */
export function beginReading(): void {
  globalThis.relayInspectorRead ??= begin();
}

function begin(): BegunRead {
  const run = new AbortController();
  const steps: ReadProgress[] = [];
  let tell = (step: ReadProgress): void => {
    steps.push(step);
  };
  const outcome = readInActiveTab({ onProgress: (step) => tell(step), signal: run.signal });
  const follow = ({ onProgress, signal }: ReadOptions): ReturnType<BegunRead['follow']> => {
    for (const step of steps) onProgress(step);
    tell = onProgress;
    signal.addEventListener('abort', () => run.abort());
    if (signal.aborted) run.abort();
    return outcome;
  };
  return { outcome, follow };
}
