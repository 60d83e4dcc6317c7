import type { Route, RouteHop } from './route.ts';

/** The hop with this {@link Hop.index}, 0 being the newest; null for null and for an index that no hop has. */
export function hopAt(route: Route, index: number | null): RouteHop | null {
  return index === null ? null : (route.hops[index] ?? null);
}
