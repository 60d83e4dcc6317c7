import { Memo } from './memo.ts';

/** An IP address parsed from a Received field or another header, with the port if one was written. */
export interface Endpoint {
  /** Canonical text: IPv4 dotted decimal, IPv6 compressed lower case; IPv4-mapped IPv6 as IPv4; no zone. */
  readonly address: string;
  readonly port: number | null;
}

/** "10.0.8.6.13219": Exim's old habit of writing the port as a fifth number. */
const FIVE_NUMBERS = /^(\d+\.\d+\.\d+\.\d+)\.(\d{1,5})$/;
/** "[1.2.3.4]:25"; an impossible port is dropped, and the address kept. */
const PORT_AFTER = /^:\d{1,5}$/;
/** An IPv4 address with its port: "1.2.3.4:25". */
const IPV4_WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):(\d{1,5})$/;

/**
 * Parses an IP address in any of the shapes that servers write: "192.0.2.1", "[192.0.2.1]", "[IPv6:2001:db8::1]",
 * "[::ffff:192.0.2.1]", "[fe80::1%11]", "[192.0.2.1]:25", "[192.0.2.1:25]", "[192.0.2.1.25]".
 *
 * Returns null for everything else, including numbers that are not an address ("111.222.333.444").
 */
export function readEndpoint(text: string): Endpoint | null {
  const bracketed = text.charCodeAt(0) === 91;
  if (!bracketed && !mayBeginAddress(text.charCodeAt(0))) return null;
  let inner = text;
  let port: number | null = null;
  if (bracketed) {
    const close = text.lastIndexOf(']');
    if (close === -1) return null;
    if (close !== text.length - 1) {
      const rest = text.slice(close + 1);
      if (!PORT_AFTER.test(rest)) return null;
      port = readPort(rest.slice(1));
    }
    inner = text.slice(1, close);
    // Old versions wrote "[[192.0.2.1:12140]" (ecelerity) and "[[192.0.2.1]]" (XMail).
    if (inner.charCodeAt(0) === 91) inner = inner.endsWith(']') ? inner.slice(1, -1) : inner.slice(1);
  }
  const address = readAddress(inner);
  if (address !== null) return { address, port };
  if (!isDigit(inner.charCodeAt(0))) return null;
  const withPort = IPV4_WITH_PORT.exec(inner) ?? FIVE_NUMBERS.exec(inner);
  if (withPort?.[1] !== undefined && withPort[2] !== undefined) {
    const before = readAddress(withPort[1]);
    if (before !== null) return { address: before, port: readPort(withPort[2]) };
  }
  return null;
}

/**
 * Whether an address can begin with this character: a digit, a hexadecimal letter, a colon, or the "I" of "IPv6:".
 * Nearly every word of a field is tested, and most are rejected here at little cost.
 */
function mayBeginAddress(code: number): boolean {
  if (code <= COLON) return code >= ZERO;
  const letter = code | 0x20;
  return (letter >= 97 && letter <= 102) || letter === 105;
}

/** Parses a bare IP address (an "IPv6:" tag and a zone are allowed) into its canonical text; null for anything else. */
export function readAddress(text: string): string | null {
  if (!mayBeginAddress(text.charCodeAt(0))) return null;
  if (isDottedQuad(text)) return text;
  const colon = text.indexOf(':');
  if (colon === -1) return null;
  // "192.0.2.1:25": the dots of an IPv6 address come after its colons.
  const dot = text.indexOf('.');
  if (dot !== -1 && dot < colon) return null;
  let rest = (text.charCodeAt(0) | 0x20) === 105 && /^ipv6:/i.test(text) ? text.slice(5) : text;
  const zone = rest.indexOf('%');
  if (zone !== -1) rest = rest.slice(0, zone);
  // "::ffff:192.0.2.1", from a server that accepts both families on one socket (Courier); "::192.0.2.1" is the older
  // form (RFC 4291 §2.5.5).
  if (dot !== -1 && rest.charCodeAt(0) === COLON) {
    const mapped = rest.replace(/^::(?:ffff:)?/i, '');
    if (isDottedQuad(mapped)) return mapped;
  }
  const canonical = canonicalIpv6(rest);
  return canonical === null ? null : (mappedIpv4(canonical) ?? canonical);
}

const ZERO = 48;
const COLON = 58;

function isDigit(code: number): boolean {
  return code >= ZERO && code < COLON;
}

function readPort(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port > 0 && port < 65_536 ? port : null;
}

/** Whether an address (canonical text) is a loopback address, the host itself. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** An IP address as 16-bit numbers, the highest first: two for IPv4, eight for IPv6. */
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
function canonicalIpv6(text: string): string | null {
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
function mappedIpv4(address: string): string | null {
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

/** Whether a text is four decimal numbers up to 255, without leading zeros: some programs would read those as octal. */
function isDottedQuad(text: string): boolean {
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
const NINE = 57;
