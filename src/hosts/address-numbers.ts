import { Memo } from './memo.ts';

/** An IP address as numbers of 16 bits, the highest first: two for IPv4, eight for IPv6. */
export type AddressNumbers = readonly number[];

/**
 * Parses an IPv4 address in dotted decimal, or an IPv6 address in any of its spellings, without a zone; null for
 * anything else. An IPv4-mapped address stays IPv6. The addresses of a batch repeat, so the results are cached.
 */
export function addressNumbers(text: string): AddressNumbers | null {
  return parsed.of(text);
}

const parsed = new Memo((text) => (isDottedQuad(text) ? numbersOfIpv4(text) : numbersOfIpv6(canonicalIpv6(text))));

/** Whether two addresses of one family share their first bits. */
export function shareFirstBits(one: AddressNumbers, other: AddressNumbers, bits: number): boolean {
  for (let place = 0, left = bits; left > 0; place++, left -= 16) {
    const difference = (one[place] ?? 0) ^ (other[place] ?? 0);
    if (left >= 16 ? difference !== 0 : difference >> (16 - left) !== 0) return false;
  }
  return true;
}

/**
 * The canonical text of an IPv6 address (RFC 5952, except that an IPv4-mapped one has no dots): "2001:DB8:0::1" is
 * "2001:db8::1". Returns null for anything that is not an address, or that has a zone. The parsing is left to the URL
 * standard ("IPv6 parser", "IPv6 serializer").
 */
export function canonicalIpv6(text: string): string | null {
  return canonical.of(text);
}

const canonical = new Memo((text) => {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return null;
  try {
    return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return null;
  }
});

/** The IPv4 address in the canonical text of an IPv4-mapped one ("::ffff:c000:201" is "192.0.2.1"); null for any other. */
export function mappedIpv4(address: string): string | null {
  const numbers = address.startsWith('::ffff:') ? numbersOfIpv6(address) : null;
  // "::ffff:1:2:3" has ffff in another group.
  if (numbers === null || numbers[4] !== 0 || numbers[5] !== 0xffff) return null;
  return numbers
    .slice(6)
    .flatMap((number) => [number >> 8, number & 255])
    .join('.');
}

function numbersOfIpv4(text: string): AddressNumbers {
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function numbersOfIpv6(address: string | null): AddressNumbers | null {
  if (address === null) return null;
  const [before = [], after = []] = address
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

/** Four decimal numbers up to 255, without leading zeros: what some programs would read as octal is rejected. */
export function isDottedQuad(text: string): boolean {
  const { length } = text;
  if (length > LONGEST_QUAD) return false;
  let numbers = 1;
  /** The number so far; -1 before its first digit. */
  let number = -1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (number === -1) return false;
      number = -1;
      numbers++;
    } else {
      // A number that goes on after "0" has a leading zero.
      if (code < ZERO || code > NINE || number === 0) return false;
      number = number === -1 ? code - ZERO : number * 10 + code - ZERO;
      if (number > 255) return false;
    }
  }
  return numbers === 4 && number !== -1;
}

/** "255.255.255.255" */
const LONGEST_QUAD = 15;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
