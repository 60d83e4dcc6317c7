import { type AddressNumbers, addressNumbers, shareFirstBits } from './address-numbers.ts';

interface Network {
  readonly numbers: AddressNumbers;
  /** How many leading bits all of its addresses share. */
  readonly bits: number;
}

const parsed = new Map<string, Network | null>();

/**
 * Whether an address (canonical text) is in one of the networks (CIDR notation, or a single address). An entry that is
 * not a network contains nothing.
 */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  const peer = networks.length === 0 ? null : addressNumbers(address);
  if (peer === null) return false;
  return networks.some((text) => {
    const network = parseNetwork(text);
    return network !== null && shareFirstBits(network.numbers, peer, network.bits);
  });
}

/**
 * Whether the list has a network of the address's family: only then does it mean anything that an address is outside
 * it.
 */
export function coversFamily(address: string, networks: readonly string[]): boolean {
  const length = address.includes(':') ? 8 : 2;
  return networks.some((text) => parseNetwork(text)?.numbers.length === length);
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
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const numbers = addressNumbers(address);
  if (numbers === null) return null;
  const whole = 16 * numbers.length;
  const bits = prefix === undefined ? whole : Number(prefix);
  return bits > whole ? null : { numbers, bits };
}
