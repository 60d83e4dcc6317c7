import type { OwnServer } from '../../extension/settings/quick-changes.ts';
import { isLoopbackAddress, readAddress } from '../../hosts/address.ts';
import { isInternalAddress } from '../../hosts/networks.ts';
import type { Peer } from '../../received/hop.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Verdict } from '../../relay/verdict.ts';
import { inspectHeader } from '../../report/inspect.ts';
import type { Report } from '../../report/report.ts';
import type { Route } from '../../route/route.ts';
import { isLocalStep } from '../../route/consistency.ts';
import { isForwardingService } from '../../route/forwarding-services.ts';
import { hopAt } from '../../route/hop-at.ts';
import { isNonServerName } from '../../route/inner-names.ts';
import { isSendingAddressOfProvider, providerOfHostOrAddress } from '../../route/providers.ts';
import { isSendingService } from '../../route/sending-services.ts';
import { orderVerdicts } from '../report/order-verdicts.ts';

/** A change of the settings that would improve the next answer. */
export type Offer = ServersOffer | NetworkOffer;

/**
 * A host or address to count as the user's own. `gateway`: what the host reported would be proven. `program`: what it
 * reported would be proven, or the walk would go on, but programs on that host may put messages into its queue.
 * `machine`: a private address that only a greeting ascribes to the organisation, or that greeting if no address was
 * recorded.
 */
export interface ServersOffer {
  readonly kind: 'servers';
  readonly reason: 'gateway' | 'program' | 'machine';
  /** What exactly is added, and what the offer calls it. */
  readonly servers: readonly OwnServer[];
}

/**
 * "This network is the relay's": the relay is proven by its name, but the message came from an address that is not in
 * its profile.
 */
export interface NetworkOffer {
  readonly kind: 'network';
  readonly profileId: string;
  readonly relay: string;
  readonly address: string;
}

/**
 * What can be offered for a report; usually nothing. A public provider is never offered, because its servers are
 * nobody's own.
 */
export function offersFor(report: Report, profiles: readonly RelayProfile[]): Offer[] {
  const { leading } = orderVerdicts(report.verdicts, profiles);
  const offered = leading === null ? null : serversOffer(report, leading.verdict);
  const servers =
    leading !== null && offered !== null && helps(offered, report, profiles, leading.verdict) ? offered : null;
  const networks = report.verdicts.flatMap((verdict): Offer[] => {
    const profile = profiles.find(({ id }) => id === verdict.profile);
    const address = unknownAddress(verdict);
    if (profile === undefined || address === null) return [];
    return [{ kind: 'network', profileId: profile.id, relay: profile.title, address }];
  });
  return servers === null ? networks : [servers, ...networks];
}

function serversOffer(report: Report, verdict: Verdict): ServersOffer | null {
  if (verdict.verdict === 'proven') return machineOffer(report);
  return programOffer(report.route) ?? gatewayOffer(report.route, verdict);
}

/**
 * Whether the answer would change for the better. If the line after these servers was written by a stranger, the walk
 * ends where it did, and nothing would change.
 */
function helps({ servers }: ServersOffer, report: Report, profiles: readonly RelayProfile[], before: Verdict): boolean {
  const { fields, complete, route, premises } = report;
  const already = premises.filter(({ kind }) => kind === 'my-servers').map(({ value }) => ownServer(value));
  const all = [...servers, ...already];
  const myServers = {
    hostSuffixes: all.flatMap((server) => ('host' in server ? [server.host] : [])),
    networks: all.flatMap((server) => ('address' in server ? [server.address] : [])),
  };
  const next = inspectHeader({ fields, complete, ended: true }, { profiles, myServers }, null);
  const after = next.verdicts.find(({ profile }) => profile === before.profile)?.verdict;
  if (after === 'proven') return before.verdict !== 'proven' || asked(next) < asked(report);
  if (before.verdict === 'reported' || after === 'undetermined') return false;
  return next.route.border?.hop !== route.border?.hop;
}

/** The number of conditions that only the owner of the mailbox can confirm. */
function asked({ conditions }: Report): number {
  return conditions.filter(({ kind }) => kind === 'premise').length;
}

/**
 * "Yes, if 10.23.0.1 is your machine": the addresses for which only a greeting says so, or the name if no address was
 * recorded.
 */
function machineOffer({ conditions, route }: Report): ServersOffer | null {
  const premises = conditions.flatMap((condition) => (condition.kind === 'premise' ? [condition.premise] : []));
  const isPublic = premises.some(({ hop }) => isOfPublicService(hopAt(route, hop)?.hop.writer.host ?? ''));
  if (isPublic) return null;
  const servers = [...new Set(premises.map(({ value }) => value))].map(ownServer);
  return servers.length === 0 ? null : { kind: 'servers', reason: 'machine', servers };
}

function ownServer(text: string): OwnServer {
  return readAddress(text) === null ? { host: text } : { address: text };
}

/** A filter of the mailbox's own server re-injected the message, and so could any program there. */
function programOffer(route: Route): ServersOffer | null {
  const border = hopAt(route, route.border?.hop ?? null)?.hop;
  const host = border?.writer.host ?? null;
  if (route.end.rule !== 'begins' || border === undefined || host === null || !isLocalStep(border)) return null;
  if (border.index + 1 >= route.hops.length || isOfPublicService(host) || !host.includes('.')) return null;
  return { kind: 'servers', reason: 'program', servers: [{ host }] };
}

/**
 * Offers every host between the mailbox and the host that reported, including the connection from that host. There is
 * no offer if one of them is named like a user's machine or a website, because whoever writes messages there may
 * include any line.
 */
function gatewayOffer(route: Route, { verdict, hop: reported }: Verdict): ServersOffer | null {
  if (verdict !== 'reported' || reported === null || route.border === null) return null;
  const between = route.hops.slice(route.border.hop, reported);
  const servers: OwnServer[] = [];
  for (const { hop } of between) {
    // "localhost (localhost [127.0.0.1])" exists on every host, so it identifies none. The walk crosses loopback by
    // itself.
    if (hop.kind === 'local' || (hop.peer.address !== null && isLoopbackAddress(hop.peer.address))) continue;
    const server = serverOf(hop.peer);
    // A step that cannot be identified cannot be crossed, so adding the others would change nothing.
    if (server === null || isOfPublicService(serverText(server)) || isNonServerName(serverText(server))) return null;
    if (!('address' in server) || !isInternalAddress(server.address)) servers.push(server);
  }
  const reporter = route.hops[reported]?.hop.writer.host ?? null;
  const isOffered = reporter !== null && !isOfPublicService(reporter) && servers.length > 0;
  // "By web12.hoster.example (Postfix, from userid 10033)": its programs would count as well.
  const reason = between.some(({ hop }) => isLocalStep(hop)) ? 'program' : 'gateway';
  return isOffered ? { kind: 'servers', reason, servers } : null;
}

function isOfPublicService(host: string): boolean {
  return (
    providerOfHostOrAddress(host) !== null ||
    isSendingAddressOfProvider(host) ||
    isSendingService(host) ||
    isForwardingService(host)
  );
}

function serverOf({ reverseName, address, addressCertain }: Peer): OwnServer | null {
  if (reverseName.state === 'named' && reverseName.verified === true) return { host: reverseName.name };
  return address === null || !addressCertain ? null : { address };
}

/** The address from which a relay proven by its name sent, if the profile's networks lack it. */
function unknownAddress({ verdict, hop, evidence }: Verdict): string | null {
  if (verdict !== 'proven') return null;
  return evidence.find((each) => each.kind === 'foreign-address' && each.hop === hop)?.value ?? null;
}

/** The text for a server in a sentence: its name or its address. */
export function serverText(server: OwnServer): string {
  return 'host' in server ? server.host : server.address;
}
