import type { Hop } from '../received/hop.ts';
import { hopAt } from '../route/hop-at.ts';
import type { Route, RouteEnd } from '../route/route.ts';
import type { BorderResults } from './hop-evidence.ts';
import type { UndeterminedReason } from './verdict.ts';

/** Ends of the walk where the server saw an address that anyone could have (docs/border.md, rules 3d and 3c). */
const BEHIND_NAT: ReadonlySet<RouteEnd['rule']> = new Set<RouteEnd['rule']>([
  'foreign-on-loopback',
  'shared-address',
  'foreign-on-private',
  'container-gateway',
  'balancer',
  'unknown-on-private',
  'stranger-behind-nat',
]);

/** Ends where the server recorded no address; its own results may name one. */
const WITHOUT_ADDRESS: ReadonlySet<RouteEnd['rule']> = new Set<RouteEnd['rule']>(['silent', 'no-address']);

/** Why nothing can be said about the way to the mailbox, for any relay; null if something can. */
export function whyUndetermined(route: Route, results: BorderResults): UndeterminedReason | null {
  if (route.hops.length === 0) return 'no-received';
  if (route.hops.every(({ hop }) => hop.kind === 'unreadable')) return 'unreadable';
  const { rule } = route.end;
  if (rule === 'relay-writer') return 'delivery-not-recorded';
  const border = hopAt(route, route.border?.hop ?? null)?.hop ?? null;
  if (border === null) return 'no-border';
  if (BEHIND_NAT.has(rule)) return 'client-not-recorded';
  if (!WITHOUT_ADDRESS.has(rule) || results.clientAddresses.length > 0 || results.confirmedNames.length > 0)
    return null;
  return isCut(border) ? 'copy-damaged' : 'client-not-recorded';
}

/** Whether a field has lost its date, or has a greeting but no server. */
function isCut({ writer, peer, time }: Hop): boolean {
  return time === null || (writer.host === null && peer.helo !== null);
}
