import type { Route, RouteHop } from './route.ts';

/** The hop with this {@link Hop.index}, 0 being the newest; null for null and for an index that no hop has. */
export function hopAt(route: Route, index: number | null): RouteHop | null {
  return index === null ? null : (route.hops[index] ?? null);
}

/**
 * The number of a hop as people see it: 1 is the oldest, where the message began. `index` counts from the newest hop,
 * which has 0.
 */
export function hopNumber({ hops }: Pick<Route, 'hops'>, index: number): number {
  return hops.length - index;
}
