import ipaddr from 'ipaddr.js';
import { parseAddress } from './address.ts';

type Family = 'ipv4' | 'ipv6';

interface Network {
  readonly family: Family;
  readonly range: [ipaddr.IPv4 | ipaddr.IPv6, number];
}

const parsed = new Map<string, Network | null>();

/**
 * Whether an address (canonical text) lies in one of the networks (CIDR notation, or a single address). An entry that
 * is no network contains nothing.
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const peer = networks.length === 0 ? null : parseAddress(address);
  if (peer === null) return false;
  return networks.some((text) => {
    const network = parseNetwork(text);
    return network !== null && network.family === peer.kind() && peer.match(network.range);
  });
}

/** Whether the list has a network of the address's family: only then can an address outside it say anything. */
export function coversFamily(address: string, networks: readonly string[]): boolean {
  const family: Family = address.includes(':') ? 'ipv6' : 'ipv4';
  return networks.some((text) => parseNetwork(text)?.family === family);
}

/** Whether the text is a network in CIDR notation or a single address. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== null;
}

function parseNetwork(text: string): Network | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const network = readNetwork(text);
  if (parsed.size > 1024) parsed.clear();
  parsed.set(text, network);
  return network;
}

function readNetwork(text: string): Network | null {
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) return { family: 'ipv4', range: ipaddr.IPv4.parseCIDR(text) };
  if (ipaddr.IPv6.isValidCIDR(text)) return { family: 'ipv6', range: ipaddr.IPv6.parseCIDR(text) };
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { family: 'ipv4', range: [ipaddr.IPv4.parse(text), 32] };
  return ipaddr.IPv6.isValid(text) ? { family: 'ipv6', range: [ipaddr.IPv6.parse(text), 128] } : null;
}
