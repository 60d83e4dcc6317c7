import type { NotedStep } from '../../report/noted-steps.ts';
import type { Route, RouteHop } from '../../route/route.ts';
import { timesAreLocal } from '../kit/clock-choice.ts';
import { formatDate } from '../kit/moment.ts';
import { say } from '../kit/words.ts';
import { RouteStop } from './route-stop.tsx';
import { type TimelineLeg, timelineOf } from './timeline.ts';

interface RouteListProps {
  readonly route: Route;
  /** Steps inside the provider that no Received field records. */
  readonly noted?: readonly NotedStep[];
  /** Hop in which a relay was the peer, and the relay's title. */
  readonly relay: { readonly hop: number; readonly title: string } | null;
  /** Whether each leg is drawn in proportion to its time, if the page has room. */
  readonly withBars?: boolean;
}

/** The way of the message, oldest hop first: the sender's claims, the border, what the mailbox's own servers saw. */
export function RouteList({ route, noted = [], relay, withBars = false }: RouteListProps) {
  const oldestFirst = route.hops.toReversed();
  const day = commonDay(route);
  const slow = slowestStop(route.hops);
  const legs = new Map<RouteHop, TimelineLeg>(
    (withBars ? timelineOf(route)?.legs : undefined)?.map((leg) => [leg.stop, leg]),
  );
  const explained = firstOfEachEncryption(oldestFirst);
  return (
    <>
      {day !== null && <p class="route-note">{timesAreLocal() ? say('route_day', { date: day }) : day}</p>}
      {oldestFirst[0]?.vouched === false && <p class="route-part">{say('route_told')}</p>}
      <ol class={legs.size > 0 ? 'route route-with-bars' : 'route'} data-part="route">
        {oldestFirst.map((stop) => (
          <RouteStop
            key={stop.hop.index}
            stop={stop}
            noted={noted.filter(({ newerHop }) => newerHop === stop.hop.index)}
            border={route.border?.hop === stop.hop.index ? route.border : null}
            relay={relay?.hop === stop.hop.index ? relay.title : null}
            withDate={day === null}
            leg={legs.get(stop) ?? null}
            slowest={stop === slow}
            explains={explained.has(stop)}
          />
        ))}
      </ol>
    </>
  );
}

/** The day of the whole route, in words; null if it spans several or has no dates. */
function commonDay(route: Route): string | null {
  const days = new Set(
    route.hops.flatMap(({ hop }) => (hop.time === null ? [] : [formatDate(hop.time.instant, hop.time.zoneOffset)])),
  );
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

/** A delay below this needs no explanation. */
const SLOW_SECONDS = 60;

/** The hop that the message waited for longest; null if nothing took long. Times after a break may be a forger's. */
function slowestStop(hops: readonly RouteHop[]): RouteHop | null {
  return hops.reduce<RouteHop | null>((slowest, stop) => {
    const delay = stop.delayBasis === 'broken' ? 0 : (stop.delaySeconds ?? 0);
    return delay >= SLOW_SECONDS && delay > (slowest?.delaySeconds ?? 0) ? stop : slowest;
  }, null);
}

/** The first hop with each kind of encryption: only its word can be clicked, so that a long route has few Tab stops. */
function firstOfEachEncryption(stops: readonly RouteHop[]): ReadonlySet<RouteHop> {
  const first = new Map<string, RouteHop>();
  for (const stop of stops) {
    if (stop.hop.kind !== 'unreadable' && !first.has(stop.hop.tls.state)) first.set(stop.hop.tls.state, stop);
  }
  return new Set(first.values());
}
