import { parseProfile } from '../../relay/parse-profile.ts';
import { isInNetworks } from '../../hosts/networks.ts';

/**
 * The network as it may be added to a profile; null if it is invalid, does not contain the address, or is so wide that
 * it covers half the internet.
 */
export function checkNetwork(text: string, address: string): string | null {
  const network = text.trim();
  const parsed = parseProfile({ id: 'network', title: 'network', networks: [network] });
  return parsed.ok && isInNetworks(address, [network]) ? network : null;
}
