import { type AddressNumbers, addressNumbers, shareFirstBits } from './address.ts';

interface Network {
  readonly numbers: AddressNumbers;
  /** How many leading bits all of its addresses share. */
  readonly bits: number;
}

/** The networks of a list, by address family. */
interface Networks {
  readonly ipv4: readonly Network[];
  readonly ipv6: readonly Network[];
}

const lists = new WeakMap<readonly string[], Networks>();

/**
 * Whether an address (canonical text) is in one of the networks (CIDR notation, or a single address). An entry that is
 * not a network contains nothing. The list is parsed once, so it must not change after its first use.
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const peer = networks.length === 0 ? null : addressNumbers(address);
  if (peer === null) return false;
  const { ipv4, ipv6 } = networksIn(networks);
  for (const { numbers, bits } of peer.length === 2 ? ipv4 : ipv6) if (shareFirstBits(numbers, peer, bits)) return true;
  return false;
}

/** Cached, because every address of a batch is compared with the same few lists. */
function networksIn(list: readonly string[]): Networks {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const all = list.flatMap((text) => parseNetwork(text) ?? []);
  const networks = {
    ipv4: all.filter(({ numbers }) => numbers.length === 2),
    ipv6: all.filter(({ numbers }) => numbers.length === 8),
  };
  lists.set(list, networks);
  return networks;
}

/**
 * Whether the list has a network of the address's family. If it has none, an address outside the list means nothing.
 */
export function coversFamily(address: string, networks: readonly string[]): boolean {
  const { ipv4, ipv6 } = networksIn(networks);
  return (address.includes(':') ? ipv6 : ipv4).length > 0;
}

/** Whether the text is a network in CIDR notation or a single address. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== null;
}

function parseNetwork(text: string): Network | null {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const numbers = addressNumbers(address);
  if (numbers === null) return null;
  const whole = 16 * numbers.length;
  const bits = prefix === undefined ? whole : Number(prefix);
  return bits > whole ? null : { numbers, bits };
}

/** Private IPv4 addresses (RFC 1918) and unique local IPv6 addresses (RFC 4193). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];
/**
 * The private ranges, and the others that are not routed on the internet (RFC 6890): unspecified, loopback, link-local,
 * carrier-grade NAT.
 */
const INTERNAL = [
  ...PRIVATE,
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '100.64.0.0/10'],
  ...['::/128', '::1/128', 'fe80::/10'],
];

/**
 * Whether an address (canonical text) cannot be reached from the internet: loopback, private, link-local, unique local
 * (RFC 6890). Carrier-grade NAT (100.64.0.0/10) counts as unreachable; documentation addresses do not.
 */
export function isInternalAddress(address: string): boolean {
  return isInNetworks(address, INTERNAL);
}

/**
 * Whether an address (canonical text) is one that an organisation assigns internally: RFC 1918, or unique local (RFC
 * 4193). Carrier-grade NAT and link-local don't count: strangers share those.
 */
export function isPrivateAddress(address: string): boolean {
  return isInNetworks(address, PRIVATE);
}
