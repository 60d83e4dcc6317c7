import type { Settings } from '../../extension/settings/settings.ts';

/** The clock by which times are shown: the reader's own, UTC, or that of the server that wrote the time. */
export type ClockChoice = Settings['timeZone'];

let choice: ClockChoice = 'local';

/** Shows times by this clock from now on. */
export function showTimesBy(next: ClockChoice): void {
  choice = next;
}

/** Whether times are shown by the reader's own clock. */
export function timesAreLocal(): boolean {
  return choice === 'local';
}

/** The clock by which times are shown. */
export function clockChoice(): ClockChoice {
  return choice;
}
