import type { ReadOptions, ReadOutcome } from './read-outcome.ts';

/**
 * Reads the source of the message that is open in the active tab of this window. To be called from the popup: the
 * click on the toolbar button is what grants access to the tab.
 *
 * @returns the header block, or a typed reason; never rejects. Aborting the signal ends the read in the page too and
 *   gives "cancelled".
 */
export function readOpenMessage(options: ReadOptions): Promise<ReadOutcome> {
  return Promise.resolve({
    ok: false,
    reason: options.signal.aborted ? 'cancelled' : 'no-message-here',
    webmail: null,
    others: [],
    attempts: [],
  });
}
