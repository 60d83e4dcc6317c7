import { type TimedAnswer, type DatedAnswer, inOrderOfTime, wayOf } from './dated-answer.ts';

/** A moment from which messages took a different way. */
export interface ChangePoint {
  /** Time of {@link ChangePoint.after}, in milliseconds since 1970. */
  readonly time: number;
  /** The last message of the old way, and the first of the new. */
  readonly before: TimedAnswer;
  readonly after: TimedAnswer;
  /** The way that most messages take from here on. */
  readonly to: 'relay' | 'other';
  /** Share of messages through the relay on either side, up to the next change, 0 to 1. */
  readonly shareBefore: number;
  readonly shareAfter: number;
}

/** Fewer messages cannot show a change. */
export const MIN_MESSAGES = 20;
/**
 * How many positions are tried for a cut. In a longer series the positions are evenly spaced, and each cut is then
 * moved to the best position nearby.
 */
const MAX_CANDIDATES = 1000;
/** Fewer than this on one side can be chance. */
const MIN_SIDE = 3;

/**
 * When messages began to take another route: through the relay or around it. Undetermined messages are left out. Of all
 * ways to divide the series into parts with one share each, the likeliest is chosen. Each cut has a price that grows
 * with the logarithm of the number of messages, so that chance alone cannot pay for it.
 *
 * The order of `answers` makes no difference.
 *
 * @returns oldest first; empty for fewer than {@link MIN_MESSAGES} dated messages
 */
export function changePoints(answers: readonly DatedAnswer[]): ChangePoint[] {
  const series = inOrderOfTime(answers).filter((answer) => wayOf(answer) !== 'unknown');
  if (series.length < MIN_MESSAGES) return [];
  const sums = [0];
  for (const answer of series) sums.push((sums.at(-1) ?? 0) + Number(wayOf(answer) === 'relay'));
  const cuts = cutsOf(sums, series.length);
  const bounds = [0, ...cuts, series.length];
  return cuts.flatMap((cut, nth) => {
    const share = (from: number, to: number): number => ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
    const shareBefore = share(bounds[nth] ?? 0, cut);
    const shareAfter = share(cut, bounds[nth + 2] ?? series.length);
    const to = shareAfter > shareBefore ? 'relay' : 'other';
    // In a mixed series the message next to the cut may have come the other way. The messages that are named here came
    // the way that the sentence says.
    const before = series.slice(0, cut).findLast((answer) => wayOf(answer) !== to);
    const after = series.slice(cut).find((answer) => wayOf(answer) === to);
    return before === undefined || after === undefined
      ? []
      : [{ time: after.time, before, after, to, shareBefore, shareAfter }];
  });
}

/** Positions at which the series changes, in order: the partition with the least cost (dynamic programming). */
function cutsOf(sums: readonly number[], length: number): number[] {
  const price = 3 * Math.log(length);
  const places = [0, ...candidates(sums, length), length];
  const costs = [-price];
  const cameFrom = [0];
  for (let end = 1; end < places.length; end++) {
    let best = Infinity;
    let from = 0;
    for (let start = 0; start < end; start++) {
      const [begin = 0, stop = 0] = [places[start], places[end]];
      if (stop - begin < MIN_SIDE) break;
      const cost = (costs[start] ?? Infinity) + price - fit(sums, begin, stop);
      if (cost < best) {
        best = cost;
        from = start;
      }
    }
    costs.push(best);
    cameFrom.push(from);
  }
  const cuts: number[] = [];
  for (let end = cameFrom.at(-1) ?? 0; end > 0; end = cameFrom[end] ?? 0) {
    cuts.unshift(bestNear(sums, places[end - 1] ?? 0, places[end] ?? 0, places[end + 1] ?? length));
  }
  return cuts;
}

/**
 * Positions where a message took a different way from the one before. No other position can be the best one for a cut.
 */
function candidates(sums: readonly number[], length: number): number[] {
  const changes: number[] = [];
  for (let place = 1; place < length; place++) {
    const [before = 0, here = 0, after = 0] = [sums[place - 1], sums[place], sums[place + 1]];
    if (after - here !== here - before) changes.push(place);
  }
  if (changes.length <= MAX_CANDIDATES) return changes;
  return Array.from({ length: MAX_CANDIDATES }, (_, nth) => Math.round(((nth + 1) * length) / (MAX_CANDIDATES + 1)));
}

/** The best position for a cut between its neighbouring candidates. */
function bestNear(sums: readonly number[], from: number, cut: number, to: number): number {
  let best = cut;
  let likelihood = -Infinity;
  for (let place = from + 1; place < to; place++) {
    const fits = fit(sums, from, place) + fit(sums, place, to);
    if (fits > likelihood) {
      likelihood = fits;
      best = place;
    }
  }
  return best;
}

/** Log-likelihood of a part of the series under its own share. */
function fit(sums: readonly number[], from: number, to: number): number {
  const all = to - from;
  const through = (sums[to] ?? 0) - (sums[from] ?? 0);
  return term(through, all) + term(all - through, all);
}

function term(part: number, all: number): number {
  return part === 0 ? 0 : part * Math.log(part / all);
}
