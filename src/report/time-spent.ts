import type { Route } from '../route/route.ts';
import type { Verdict } from '../relay/verdict.ts';
import type { TimeSpent } from './report.ts';

/**
 * Shares the time between the newest and the oldest dated hop out over the parts of the way. `verdict` tells where the
 * relay stands: the hop whose peer it is. Without one, everything below the border is `before-border`.
 */
export function timeSpent(route: Route, verdict: Verdict | null, relayWrote: (hop: number) => boolean): TimeSpent[] {
  const passed = verdict !== null && (verdict.verdict === 'proven' || verdict.verdict === 'reported');
  const relayHop = passed ? verdict.hop : null;
  const seconds = new Map<TimeSpent['part'], number>();
  for (const { hop, delaySeconds } of route.hops) {
    if (delaySeconds === null) continue;
    const part = partOf(hop.index, route.border?.hop ?? null, relayHop, relayWrote);
    seconds.set(part, (seconds.get(part) ?? 0) + delaySeconds);
  }
  return [...seconds].map(([part, sum]) => ({ part, seconds: sum }));
}

/** The part on which the message was before the hop with this index was written. */
function partOf(
  hop: number,
  border: number | null,
  relayHop: number | null,
  relayWrote: (hop: number) => boolean,
): TimeSpent['part'] {
  if (border === null || hop < border) return 'inside-provider';
  if (relayHop === null) return 'before-border';
  if (hop < relayHop) return 'relay-to-border';
  // The relay kept it from the hop that it wrote to the hop that it was seen in.
  if (hop === relayHop) return relayWrote(hop + 1) ? 'at-relay' : 'before-relay';
  return 'before-relay';
}
