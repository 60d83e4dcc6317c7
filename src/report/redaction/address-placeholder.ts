import { isInNetworks, isPrivateAddress } from '../../hosts/networks.ts';

/** Makes an address from a number. */
export type AddressShape = (number: number) => string;

/**
 * Ranges from which an address gets its placeholder, the best first. They are of the same kind, so that a private
 * address stays private, and reserved for documentation where possible (RFC 5737, RFC 3849).
 *
 * There is more than one, because the user's own servers may be in the first.
 *
 * @param address canonical text
 */
export function placeholderRanges(address: string): readonly [AddressShape, ...AddressShape[]] {
  const isIn = (network: string): boolean => isInNetworks(address, [network]);
  if (address.includes(':')) {
    if (isPrivateAddress(address)) return [ipv6('fd00::'), ipv6('fc00::')];
    return isIn('fe80::/10') ? [ipv6('fe80::')] : [ipv6('2001:db8::'), ipv6('2001:db8:1::')];
  }
  if (isPrivateAddress(address)) return [ipv4('10.0'), ipv4('172.16'), ipv4('192.168')];
  if (isIn('100.64.0.0/10')) return [ipv4('100.64'), ipv4('100.65')];
  if (isIn('169.254.0.0/16')) return [ipv4('169.254')];
  return [
    documentation('192.0.2'),
    documentation('198.51.100'),
    documentation('203.0.113'),
    ipv4('198.18'),
    ipv4('198.19'),
  ];
}

function ipv4(start: string): AddressShape {
  return (number) => `${start}.${(number >> 8) & 255}.${number & 255}`;
}

/** The first 254 addresses are in this network, and any more come from the one for benchmarks (RFC 2544). */
function documentation(start: string): AddressShape {
  const more = ipv4('198.18');
  return (number) => (number < 255 ? `${start}.${number}` : more(number));
}

function ipv6(start: string): AddressShape {
  return (number) => start + number.toString(16);
}
