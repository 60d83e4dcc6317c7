import type { Hop } from '../received/hop.ts';
import { attestedProviders } from './attested-providers.ts';
import { findBorder } from './border.ts';
import { borrowsOwnName, fitsTogether, isHandedIn } from './consistency.ts';
import type { MyServers } from './my-servers.ts';
import type { Operator } from './operator.ts';
import type { Route, RouteHop } from './route.ts';

/**
 * Builds the route from the hops of one message (newest first): border, what is vouched for, where the chain breaks,
 * delays. `relays` are the ones in question: their hosts count as one operator although the names differ, and never as
 * the mailbox's own.
 */
export function buildRoute(hops: readonly Hop[], mine: MyServers, relays: readonly Operator[]): Route {
  const { border, steps, end } = findBorder(hops, { mine, relays, outgoing: false });
  const links = linksOf(hops, border?.hop ?? hops.length - 1, relays);
  const providers = attestedProviders(hops, border);
  const undelayed = hops.map((hop, place) => ({
    hop,
    vouched: border === null ? hop.kind !== 'unreadable' : hop.index <= border.hop,
    consistent: links[place] === 'holds',
    handedIn: links[place] === 'handed-in',
    provider: providers[place]?.title ?? null,
  }));
  const routeHops = withDelays(undelayed);
  const premises = steps.flatMap(({ premise }) => (premise === null ? [] : [premise]));
  return { hops: routeHops, border, steps, end, premises, totalSeconds: totalOf(routeHops) };
}

type Link = 'holds' | 'handed-in' | 'broken';

/** From the border to the first break: nothing after a break counts as consistent. */
function linksOf(hops: readonly Hop[], border: number, operators: readonly Operator[]): Link[] {
  let link: Link = 'holds';
  let newer: Hop | null = null;
  return hops.map((hop, place) => {
    if (link === 'holds' && place > border && !isNameless(hop)) {
      if (newer !== null && isHandedIn(newer)) link = 'handed-in';
      else if (newer === null || hop.kind === 'unreadable' || !fitsTogether(newer, hop, operators)) link = 'broken';
      // A border that names no peer fits nothing.
      else if (newer.index === border && (borrowsOwnName(newer) || newer.peer.address === null)) link = 'broken';
    }
    if (!isNameless(hop) || place === border) newer = hop;
    return link;
  });
}

/**
 * "(qmail 10876 invoked by alias)", "by outflank-mailman (input) for mailman id 805664": names no host that could be
 * compared, so its neighbours are compared with each other.
 */
function isNameless({ kind, writer, peer, protocol }: Hop): boolean {
  if (kind !== 'local' || peer.helo !== null || peer.address !== null) return false;
  // With a protocol it is another host: SendGrid's "by filterdrecv-5658d4dd7-dn7b6 with SMTP".
  return writer.host === null || (protocol === null && writer.otherName === null && !/[.:]/.test(writer.host));
}

type Undelayed = Omit<RouteHop, 'delaySeconds' | 'delayBasis'>;

/** Seconds between each hop and the next older dated one; undated hops are skipped, differences keep their sign. */
function withDelays(hops: readonly Undelayed[]): RouteHop[] {
  let older: { readonly instant: number; readonly basis: NonNullable<RouteHop['delayBasis']> } | null = null;
  const delayed: RouteHop[] = [];
  for (const each of hops.toReversed()) {
    const instant = each.hop.time?.instant ?? null;
    if (instant === null || older === null) delayed.push({ ...each, delaySeconds: null, delayBasis: null });
    else delayed.push({ ...each, delaySeconds: (instant - older.instant) / 1000, delayBasis: older.basis });
    if (instant !== null) older = { instant, basis: basisOf(each) };
  }
  return delayed.toReversed();
}

function basisOf({ vouched, consistent }: Undelayed): NonNullable<RouteHop['delayBasis']> {
  if (vouched) return 'vouched';
  return consistent ? 'consistent' : 'broken';
}

function totalOf(hops: readonly RouteHop[]): number | null {
  const dated = hops.flatMap(({ hop, vouched }) => (vouched && hop.time !== null ? [hop.time.instant] : []));
  const [newest] = dated;
  const oldest = dated.at(-1);
  return newest === undefined || oldest === undefined || dated.length < 2 ? null : (newest - oldest) / 1000;
}
