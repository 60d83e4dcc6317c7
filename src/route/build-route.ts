import type { Hop } from '../received/hop.ts';
import { attestedProviders } from './attested-providers.ts';
import { findBorder, type OwnServers } from './border.ts';
import { borrowsOwnName, fitsTogether, type Operator } from './consistency.ts';
import type { Route, RouteHop } from './route.ts';

/**
 * Puts the hops of one message (newest first) into their route: border, what is vouched, where the chain breaks,
 * delays. `operators` are hosts that count as one although their names differ.
 */
export function buildRoute(hops: readonly Hop[], own: OwnServers, operators: readonly Operator[]): Route {
  const border = findBorder(hops, own);
  const consistent = consistencyOf(hops, border?.hop ?? hops.length - 1, operators);
  const delays = delaysOf(hops);
  const providers = attestedProviders(hops, border);
  const routeHops: RouteHop[] = hops.map((hop, place) => ({
    hop,
    vouched: border === null ? hop.kind !== 'unreadable' : hop.index <= border.hop,
    consistent: consistent[place] ?? false,
    delaySeconds: delays[place] ?? null,
    provider: providers[place]?.title ?? null,
  }));
  return { hops: routeHops, border, premises: [], totalSeconds: totalOf(hops) };
}

/** From the border down, until the first break: what stands below a break holds together with nothing. */
function consistencyOf(hops: readonly Hop[], border: number, operators: readonly Operator[]): boolean[] {
  let holds = true;
  let newer: Hop | null = null;
  return hops.map((hop, place) => {
    if (place > border && !isNameless(hop)) {
      const follows = newer !== null && hop.kind !== 'unreadable' && fitsTogether(newer, hop, operators);
      holds &&= follows && !(newer?.index === border && borrowsOwnName(newer));
    }
    if (!isNameless(hop)) newer = hop;
    return holds;
  });
}

/**
 * "(qmail 10876 invoked by alias)", "by outflank-mailman (input) for mailman id 805664": says nothing of any host that could be
 * compared, so that its neighbours are compared with each other.
 */
function isNameless({ kind, writer, peer, protocol }: Hop): boolean {
  if (kind !== 'local' || peer.helo !== null || peer.address !== null) return false;
  // With a protocol it is another host: SendGrid's "by filterdrecv-5658d4dd7-dn7b6 with SMTP".
  return writer.host === null || (protocol === null && writer.otherName === null && !/[.:]/.test(writer.host));
}

/** Seconds between each hop and the next older dated one; undated hops are passed over, differences keep their sign. */
function delaysOf(hops: readonly Hop[]): (number | null)[] {
  const delays: (number | null)[] = [];
  let older: number | null = null;
  for (const hop of hops.toReversed()) {
    const instant = hop.time?.instant ?? null;
    delays.push(instant === null || older === null ? null : (instant - older) / 1000);
    older = instant ?? older;
  }
  return delays.toReversed();
}

function totalOf(hops: readonly Hop[]): number | null {
  const dated = hops.flatMap((hop) => (hop.time === null ? [] : [hop.time.instant]));
  const newest = dated[0];
  const oldest = dated.at(-1);
  return newest === undefined || oldest === undefined || dated.length < 2 ? null : (newest - oldest) / 1000;
}
