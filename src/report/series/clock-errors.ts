/** The least time of a leg, from which wrong clocks are found. */
export interface LeastTime {
  readonly from: string;
  readonly to: string;
  /** The shortest time of the leg by the clocks of both sides, in seconds; negative if they disagree. */
  readonly least: number;
}

/** Seconds by which the clock of a group is ahead (positive); groups without an entry have the right time. */
export type ClockErrors = ReadonlyMap<string, number>;

/** Clocks may differ by this many seconds without being called wrong. */
const TOLERANCE = 1;

/**
 * Finds wrong clocks from all messages together: no message arrives before it was sent, so if the least time of a leg
 * is negative, the sender's clock is ahead of the receiver's by at least that much. The receiving side is believed
 * first, because the last receiver is the mailbox's own server. A clock that is behind looks like a slow leg, unless it
 * makes the next leg negative. No error is invented for it.
 *
 * If groups pass mail in a circle whose times add up to less than zero, no clock error can explain it (the sender made
 * up a date); their clocks are left alone.
 */
export function clockErrors(legs: readonly LeastTime[]): ClockErrors {
  const errors = new Map<string, number>();
  const moving = legs.filter(({ from, to }) => from !== to);
  const rounds = new Set(moving.flatMap(({ from, to }) => [from, to])).size;
  let moved = new Set<string>();
  for (let round = 0; round <= rounds; round++) {
    moved = new Set();
    for (const { from, to, least } of moving) {
      const ahead = (errors.get(to) ?? 0) - least;
      if (ahead > TOLERANCE && ahead > (errors.get(from) ?? 0)) {
        errors.set(from, ahead);
        moved.add(from);
      }
    }
    if (moved.size === 0) break;
  }
  for (const group of moved) errors.delete(group);
  return errors;
}
