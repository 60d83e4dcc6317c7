/** What is needed of a leg to find wrong clocks. */
export interface LeastTime {
  readonly from: string;
  readonly to: string;
  /** The least time that it took by the clocks of both sides, in seconds; negative where they disagree. */
  readonly least: number;
}

/** Seconds by which the clock of a group is ahead (positive); a group that is not in it keeps its clock. */
export type ClockErrors = ReadonlyMap<string, number>;

/** Clocks may differ this much without a word, in seconds. */
const TOLERANCE = 1;

/**
 * Which clocks are wrong, as seen from all messages: no message arrives before it was sent, so a leg whose least time is
 * negative has a sender's clock that is ahead of the receiver's by at least that much. The receiving side is believed
 * first, because the last one of all is the mailbox's own server. A clock that is behind cannot be told from a slow leg
 * unless the leg after it is negative by it; nothing is made up for it.
 *
 * Groups that hand to one another in a circle whose times are negative together cannot be put right by any error of their
 * clocks (a date that a sender made up); they keep theirs.
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
