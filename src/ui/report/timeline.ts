import type { Route, RouteHop } from '../../route/route.ts';

/** The route on an axis of time: one leg for each hop, oldest first. */
export interface Timeline {
  /** Instants at both ends of the axis, in milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly legs: readonly TimelineLeg[];
}

/** The way to one hop: from the previous dated hop to its own time. */
export interface TimelineLeg {
  readonly stop: RouteHop;
  /** Positions on the axis from 0 to 1, the earlier moment first; null for a hop without a time. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Whether the clock of this hop is behind that of the previous one, so that the leg would end before it began. */
  readonly backwards: boolean;
}

/** Arranges the dated hops in proportion to their times; null if fewer than two have one. */
export function timelineOf(route: Route): Timeline | null {
  const instants = route.hops.flatMap(({ hop }) => (hop.time === null ? [] : [hop.time.instant]));
  if (instants.length < 2) return null;
  const start = instants.reduce((least, instant) => Math.min(least, instant));
  const end = instants.reduce((most, instant) => Math.max(most, instant));
  const length = end - start;
  const place = (instant: number): number => (length === 0 ? 0 : (instant - start) / length);
  const legs = route.hops.toReversed().map((stop): TimelineLeg => {
    const { time } = stop.hop;
    if (time === null) return { stop, span: null, backwards: false };
    const delay = (stop.delaySeconds ?? 0) * 1000;
    const ends = [place(time.instant - delay), place(time.instant)] as const;
    return {
      stop,
      span: { from: Math.min(...ends), to: Math.max(...ends) },
      backwards: delay < 0,
    };
  });
  return { start, end, legs };
}
