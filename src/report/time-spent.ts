import type { Route } from '../route/route.ts';
import type { Verdict } from '../relay/verdict.ts';
import type { TimeSpent } from './report.ts';

/**
 * Divides the time between the newest and the oldest dated hop among the parts of the way. `verdict` shows where the
 * relay is: the hop whose peer it is. Without one, everything before the border is `before-border`. Lines after the
 * first break are left out: their times prove nothing.
 */
export function timeSpent(route: Route, verdict: Verdict | null, relayWrote: (hop: number) => boolean): TimeSpent[] {
  const passed = verdict !== null && (verdict.verdict === 'proven' || verdict.verdict === 'reported');
  const relayHop = passed ? verdict.hop : null;
  const spent = new Map<TimeSpent['part'], TimeSpent>();
  for (const { hop, delaySeconds, delayBasis } of route.hops) {
    if (delaySeconds === null || delayBasis === 'broken') continue;
    const part = partOf(hop.index, route.border?.hop ?? null, relayHop, relayWrote);
    const before = spent.get(part);
    const counts = delayBasis === 'vouched' && before?.standing !== 'sender';
    spent.set(part, {
      part,
      seconds: (before?.seconds ?? 0) + delaySeconds,
      standing: counts ? 'counts' : 'sender',
    });
  }
  return [...spent.values()];
}

/** The part of the way that the message was on before the hop with this index was written. */
function partOf(
  hop: number,
  border: number | null,
  relayHop: number | null,
  relayWrote: (hop: number) => boolean,
): TimeSpent['part'] {
  if (border === null || hop < border) return 'inside-provider';
  if (relayHop === null) return 'before-border';
  if (hop < relayHop) return 'relay-to-border';
  // The relay kept the message from the hop that it wrote to the hop in which it was seen.
  if (hop === relayHop) return relayWrote(hop + 1) ? 'at-relay' : 'before-relay';
  return 'before-relay';
}
