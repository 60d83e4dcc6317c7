/** An IP address as numbers of 16 bits, the highest first: two for IPv4, eight for IPv6. */
export type AddressNumbers = readonly number[];

const read = new Map<string, AddressNumbers | null>();
const REMEMBERED = 4096;

/**
 * Parses an IPv4 address in dotted decimal, or an IPv6 address in any of its spellings, without a zone; null for
 * anything else. An IPv4-mapped address stays IPv6. The addresses of a batch repeat, so the results are cached.
 */
export function addressNumbers(text: string): AddressNumbers | null {
  const known = read.get(text);
  if (known !== undefined) return known;
  const numbers = isDottedQuad(text) ? numbersOfIpv4(text) : numbersOfIpv6(canonicalIpv6(text));
  if (read.size >= REMEMBERED) read.clear();
  read.set(text, numbers);
  return numbers;
}

/** Whether two addresses are of one family and share their first bits. */
export function shareFirstBits(one: AddressNumbers, other: AddressNumbers, bits: number): boolean {
  if (one.length !== other.length) return false;
  return one.every((number, place) => {
    const compared = Math.min(Math.max(bits - 16 * place, 0), 16);
    return number >> (16 - compared) === (other[place] ?? 0) >> (16 - compared);
  });
}

/**
 * The canonical text of an IPv6 address (RFC 5952, except that an IPv4-mapped one has no dots): "2001:DB8:0::1" is
 * "2001:db8::1". Returns null for anything that is not an address, or that has a zone. The parsing is left to the URL
 * standard ("IPv6 parser", "IPv6 serializer").
 */
export function canonicalIpv6(text: string): string | null {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !text.includes(':')) return null;
  try {
    return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  } catch {
    return null;
  }
}

/** The IPv4 address in the canonical text of an IPv4-mapped one ("::ffff:c000:201" is "192.0.2.1"); null for any other. */
export function mappedIpv4(canonical: string): string | null {
  const numbers = canonical.startsWith('::ffff:') ? numbersOfIpv6(canonical) : null;
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

function numbersOfIpv6(canonical: string | null): AddressNumbers | null {
  if (canonical === null) return null;
  const [before = [], after = []] = canonical
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

/** Four decimal numbers up to 255, without leading zeros: what some programs would read as octal is rejected. */
export function isDottedQuad(text: string): boolean {
  if (text.length > 15) return false;
  let dots = 0;
  let number = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT && number !== -1) {
      dots++;
      number = -1;
    } else if (code >= ZERO && code < COLON && number !== 0) {
      number = (number === -1 ? 0 : number * 10) + code - ZERO;
      if (number > 255) return false;
    } else return false;
  }
  return dots === 3 && number !== -1;
}

const DOT = 46;
const ZERO = 48;
const COLON = 58;
