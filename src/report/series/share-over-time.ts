import { type DatedAnswer, inOrderOfTime, wayOf } from './dated-answer.ts';

/** How many messages took which way in one period. */
interface TimeSlot {
  /** In milliseconds since 1970; the slot ends where the next one begins. */
  readonly start: number;
  readonly relay: number;
  readonly other: number;
  readonly unknown: number;
}

export interface ShareOverTime {
  /** Length of a slot in milliseconds. */
  readonly step: number;
  /** Without gaps, oldest first; includes slots without messages. */
  readonly slots: readonly TimeSlot[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths that people count in. */
const STEPS: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
  91 * DAY,
  365 * DAY,
];

/** A message dated too far from all others has a wrong date, and would squeeze all the rest into a single slot. */
const MAX_SLOTS = 60;

/**
 * The dated messages counted by period, in at most 60 slots of the shortest usual length that fits.
 *
 * @param shift milliseconds east of UTC, so that a day begins at the reader's own midnight
 * @returns null without a dated message
 */
export function shareOverTime(answers: readonly DatedAnswer[], shift: number): ShareOverTime | null {
  const dated = inOrderOfTime(answers);
  const [first] = dated;
  const last = dated.at(-1);
  if (first === undefined || last === undefined) return null;
  const span = last.time - first.time;
  const step = STEPS.find((each) => span / each < MAX_SLOTS - 1) ?? Math.ceil(span / (MAX_SLOTS - 2));
  const start = Math.floor((first.time + shift) / step) * step - shift;
  const counts = Array.from({ length: Math.floor((last.time - start) / step) + 1 }, () => ({
    relay: 0,
    other: 0,
    unknown: 0,
  }));
  for (const answer of dated) {
    const slot = counts[Math.floor((answer.time - start) / step)];
    if (slot !== undefined) slot[wayOf(answer)] += 1;
  }
  return { step, slots: counts.map((count, nth) => ({ start: start + nth * step, ...count })) };
}
