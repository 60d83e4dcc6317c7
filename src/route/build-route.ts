import { type Hop, isReadInPart } from '../received/hop.ts';
import { attestedProviders } from './attested-providers.ts';
import { findBorder } from './border.ts';
import { borrowsOwnName, fitsTogether, isHandedIn, isLocalStep } from './consistency.ts';
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
  const routeHops: RouteHop[] = [];
  const delays = new Delays();
  // From the oldest hop onwards: each delay is counted from the hop before.
  for (let place = hops.length - 1; place >= 0; place--) {
    const hop = hops[place];
    if (hop === undefined) continue;
    const vouched = border === null ? hop.kind !== 'unreadable' : hop.index <= border.hop;
    const consistent = links[place] === 'holds';
    const handedIn = links[place] === 'handed-in';
    const { seconds, basis } = delays.of(hop, vouched ? 'vouched' : consistent ? 'consistent' : 'broken');
    const provider = providers[place]?.title ?? null;
    routeHops.push({ hop, vouched, consistent, handedIn, provider, delaySeconds: seconds, delayBasis: basis });
  }
  routeHops.reverse();
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
      else if (newer.index === border && hidesItsPeer(newer)) link = 'broken';
    }
    if (!isNameless(hop) || place === border) newer = hop;
    return link;
  });
}

/**
 * Whether the border names no peer, or only its own name, or names the peer in the part that a limit cut off: then no
 * hop fits it. Nor does one if a program of the mailbox's own host handed the message in, since that program may have
 * written the next field in the name of the host.
 */
function hidesItsPeer(border: Hop): boolean {
  if (isReadInPart(border)) return true;
  return borrowsOwnName(border) || border.peer.address === null || isLocalStep(border);
}

/**
 * Whether a hop names no host that could be compared: "(qmail 10876 invoked by alias)", "by outflank-mailman (input)
 * for mailman id 805664". Its neighbours are then compared with each other.
 */
function isNameless({ kind, writer, peer, protocol }: Hop): boolean {
  if (kind !== 'local' || peer.helo !== null || peer.address !== null) return false;
  // With a protocol it is another host: SendGrid's "by filterdrecv-5658d4dd7-dn7b6 with SMTP".
  return writer.host === null || (protocol === null && writer.otherName === null && !/[.:]/.test(writer.host));
}

type Basis = NonNullable<RouteHop['delayBasis']>;

interface Delay {
  readonly seconds: number | null;
  readonly basis: Basis | null;
}

const NO_DELAY: Delay = { seconds: null, basis: null };

/** Seconds between each hop and the next older dated one; undated hops are skipped, differences keep their sign. */
class Delays {
  #instant: number | null = null;
  #basis: Basis = 'broken';

  /** Takes the hops, the oldest first, each with the degree to which its time can be believed. */
  of({ time }: Hop, basis: Basis): Delay {
    if (time === null) return NO_DELAY;
    const { instant } = time;
    const delay = this.#instant === null ? NO_DELAY : { seconds: (instant - this.#instant) / 1000, basis: this.#basis };
    this.#instant = instant;
    this.#basis = basis;
    return delay;
  }
}

function totalOf(hops: readonly RouteHop[]): number | null {
  let newest: number | null = null;
  let oldest: number | null = null;
  let dated = 0;
  for (const { hop, vouched } of hops) {
    if (!vouched || hop.time === null) continue;
    dated++;
    newest ??= hop.time.instant;
    oldest = hop.time.instant;
  }
  return newest === null || oldest === null || dated < 2 ? null : (newest - oldest) / 1000;
}
