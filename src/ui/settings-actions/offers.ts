import type { OwnServer } from '../../extension/settings/one-click.ts';
import { isInternalAddress } from '../../hosts/address.ts';
import type { Peer } from '../../received/hop.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Verdict } from '../../relay/verdict.ts';
import type { Report } from '../../report/report.ts';
import type { Route } from '../../route/route.ts';
import { orderVerdicts } from '../report/relay-verdicts.tsx';

/** A change of the settings that would make the next answer a better one. */
export type Offer = ServersOffer | NetworkOffer;

/** "This server is mine": what a host reported would be proven. */
export interface ServersOffer {
  readonly kind: 'servers';
  /** The host whose word the report rests on. */
  readonly reporter: string;
  /** Every host between the mailbox and the reporter, the reporter's own connection among them. */
  readonly servers: readonly OwnServer[];
}

/** "This network is the relay's": proven by its name, the message came from an address that the profile does not know. */
export interface NetworkOffer {
  readonly kind: 'network';
  readonly profileId: string;
  readonly relay: string;
  readonly address: string;
}

/** What can be offered for a report; most have nothing. */
export function offersFor(report: Report, profiles: readonly RelayProfile[]): Offer[] {
  const { leading } = orderVerdicts(report.verdicts, profiles);
  const servers = leading === null ? null : serversOffer(report.route, leading.verdict);
  const networks = report.verdicts.flatMap((verdict): Offer[] => {
    const profile = profiles.find(({ id }) => id === verdict.profile);
    const address = unknownAddress(verdict);
    if (profile === undefined || address === null) return [];
    return [{ kind: 'network', profileId: profile.id, relay: profile.title, address }];
  });
  return servers === null ? networks : [servers, ...networks];
}

function serversOffer(route: Route, { verdict, hop: reported }: Verdict): ServersOffer | null {
  if (verdict !== 'reported' || reported === null || route.border === null) return null;
  const between = route.hops.slice(route.border.hop, reported);
  const servers: OwnServer[] = [];
  for (const { hop } of between) {
    if (hop.kind === 'local') continue;
    const server = serverOf(hop.peer);
    // A step that cannot be named cannot be crossed: adding the others would change nothing.
    if (server === null) return null;
    if (!('address' in server) || !isInternalAddress(server.address)) servers.push(server);
  }
  const reporter = route.hops[reported]?.hop.writer.host ?? null;
  return reporter === null || servers.length === 0 ? null : { kind: 'servers', reporter, servers };
}

function serverOf({ reverseName, address, addressCertain }: Peer): OwnServer | null {
  if (reverseName.state === 'named' && reverseName.verified === true) return { host: reverseName.name };
  return address === null || !addressCertain ? null : { address };
}

/** The address that a relay proven by its name came from, where the profile's networks lack it. */
function unknownAddress({ verdict, hop, evidence }: Verdict): string | null {
  if (verdict !== 'proven') return null;
  return evidence.find((each) => each.kind === 'foreign-address' && each.hop === hop)?.value ?? null;
}

/** What stands for a server in a sentence: its name or its address. */
export function serverText(server: OwnServer): string {
  return 'host' in server ? server.host : server.address;
}
