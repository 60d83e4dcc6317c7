import { isUnderAny, normaliseHost } from '../hosts/host-name.ts';
import { isInNetworks } from '../hosts/networks.ts';
import type { Peer } from '../received/hop.ts';
import { isMailServerName } from './server-names.ts';

/** The user's own receiving servers, e.g. a gateway in front of the mailbox. */
export interface MyServers {
  /** Domains, matched on label boundaries. */
  readonly hostSuffixes: readonly string[];
  /** CIDR notation. */
  readonly networks: readonly string[];
}

export const NO_SERVERS: MyServers = { hostSuffixes: [], networks: [] };

/**
 * What identifies a peer as one of the user's servers: its address, or its name if the writer confirmed it; null if it
 * is not one. A gateway whose name the mailbox's server writes unchecked (Gmail) is recognised by its network.
 */
export function myServer({ address, addressCertain, reverseName }: Peer, mine: MyServers): string | null {
  if (address === null || !addressCertain) return null;
  if (isInNetworks(address, mine.networks)) return address;
  if (reverseName.state !== 'named' || reverseName.verified !== true) return null;
  return isMyHost(reverseName.name, mine) ? reverseName.name : null;
}

/** Whether a host that wrote a believed field is one of the user's servers. */
export function isMyHost(host: string | null, mine: MyServers): boolean {
  return host !== null && isUnderAny(host, mine.hostSuffixes);
}

/**
 * Whether programs on a host may put messages into its queue for the user: the user named that very host, or it is a
 * mail server by its name. Below "klever.test" there is also www.klever.test, where any contact form is such a program.
 */
export function isMyMailServer(host: string | null, mine: MyServers): boolean {
  if (host === null || !isMyHost(host, mine)) return false;
  return (
    isMailServerName(host, '') || mine.hostSuffixes.some((suffix) => normaliseHost(suffix) === normaliseHost(host))
  );
}
