import type { Route } from '../../route/route.ts';
import { formatDate } from '../kit/moment.ts';
import { say } from '../kit/words.ts';
import { RouteStop } from './route-stop.tsx';

interface RouteListProps {
  readonly route: Route;
  /** Hop in which a relay was the peer, and the relay's title. */
  readonly relay: { readonly hop: number; readonly title: string } | null;
}

/** The way of the message, oldest hop first: the sender's word, the border, what the mailbox's own servers saw. */
export function RouteList({ route, relay }: RouteListProps) {
  const oldestFirst = route.hops.toReversed();
  const day = commonDay(route);
  return (
    <>
      {day !== null && <p class="route-note">{say('route_day', { date: day })}</p>}
      {oldestFirst[0]?.vouched === false && <p class="route-part">{say('route_told')}</p>}
      <ol class="route" data-part="route">
        {oldestFirst.map((stop) => (
          <RouteStop
            key={stop.hop.index}
            stop={stop}
            border={route.border?.hop === stop.hop.index ? route.border : null}
            relay={relay?.hop === stop.hop.index ? relay.title : null}
            withDate={day === null}
          />
        ))}
      </ol>
    </>
  );
}

/** The day on which the whole way lies, in words; null when it spans several or has no dates. */
function commonDay(route: Route): string | null {
  const days = new Set(
    route.hops.flatMap(({ hop }) => (hop.time === null ? [] : [formatDate(hop.time.instant, hop.time.zoneOffset)])),
  );
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}
