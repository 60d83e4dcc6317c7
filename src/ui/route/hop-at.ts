import type { Route, RouteHop } from '../../route/route.ts';

/** The hop with a {@link Hop.index}; null for null and for an index that no hop has. */
export function hopAt(route: Route, index: number | null): RouteHop | null {
  return index === null ? null : (route.hops.find((each) => each.hop.index === index) ?? null);
}
