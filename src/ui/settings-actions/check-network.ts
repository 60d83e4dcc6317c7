import { parseProfile } from '../../relay/parse-profile.ts';
import { isInNetworks } from '../../hosts/networks.ts';

/** The network as it may be added to a profile; null unless it is one, holds the address, and is not half the internet. */
export function checkNetwork(text: string, address: string): string | null {
  const network = text.trim();
  const parsed = parseProfile({ id: 'network', title: 'network', networks: [network] });
  return parsed.ok && isInNetworks(address, [network]) ? network : null;
}
