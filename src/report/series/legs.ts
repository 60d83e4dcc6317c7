import { type ClockErrors, clockErrors } from './clock-errors.ts';

/** How long one message took from one group of hosts to another. */
export interface LegTime {
  /** The group that passed the message on, and the one that received it: a relay, a provider, a registered domain. */
  readonly from: string;
  readonly to: string;
  /** By the clocks of both, signed. */
  readonly seconds: number;
  /** Both lines were written by the mailbox's own side; otherwise one of the times is the sender's word. */
  readonly vouched: boolean;
}

/** One leg over all messages that took it. Times are in seconds, corrected for wrong clocks. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  /** Whether all of its times are vouched for. Others make up a separate leg. */
  readonly vouched: boolean;
  readonly count: number;
  readonly median: number;
  /** Nineteen of twenty messages took no longer. */
  readonly most: number;
  readonly worst: number;
  /**
   * Seconds added to the measured times, because all messages together show that one side's clock is wrong; 0 if both
   * agree.
   */
  readonly correction: number;
}

/** Collects the times of legs from any number of messages, in any order. */
export class TravelTimes {
  readonly #groups = new Map<string, Omit<LegTime, 'seconds'> & { readonly seconds: number[] }>();

  add({ from, to, seconds, vouched }: LegTime): void {
    const key = `${from}\n${to}\n${vouched}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { from, to, vouched, seconds: [seconds] });
    else group.seconds.push(seconds);
  }

  /**
   * Every leg with its times, the most travelled first. A wrong clock makes a leg shorter and its neighbour longer; the
   * error that all messages show is corrected ({@link clockErrors}).
   */
  legs(): Leg[] {
    // In a fixed order: clocks that contradict each other in a circle have no single solution, and the one found must
    // not depend on the order of the messages.
    const legs = [...this.#groups.values()]
      .map(({ from, to, vouched, seconds }) => ({ from, to, vouched, sorted: Float64Array.from(seconds).toSorted() }))
      .toSorted(byName);
    const errors: ClockErrors = clockErrors(
      legs.map(({ from, to, sorted }) => ({ from, to, least: quantile(sorted, LEAST) })),
    );
    return legs
      .map(({ from, to, vouched, sorted }): Leg => {
        const correction = (errors.get(from) ?? 0) - (errors.get(to) ?? 0);
        const at = (share: number): number => quantile(sorted, share) + correction;
        return { from, to, vouched, count: sorted.length, median: at(0.5), most: at(0.95), worst: at(1), correction };
      })
      .toSorted((a, b) => b.count - a.count || byName(a, b));
  }
}

/** The legs of these times. */
export function legsOf(times: readonly LegTime[]): Leg[] {
  const all = new TravelTimes();
  for (const time of times) all.add(time);
  return all.legs();
}

/** Not the minimum: one message with a wrong date must not shift everyone's clock. */
const LEAST = 0.05;

/** The value that this share of the sorted values does not exceed (nearest rank). */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byName(a: Omit<LegTime, 'seconds'>, b: Omit<LegTime, 'seconds'>): number {
  return compare(a.from, b.from) || compare(a.to, b.to) || Number(b.vouched) - Number(a.vouched);
}
