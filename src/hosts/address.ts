import { canonicalIpv6, isDottedQuad, mappedIpv4 } from './address-numbers.ts';
import { isInNetworks } from './networks.ts';

/** An IP address parsed from a Received field or another header, with the port if one was written. */
export interface Endpoint {
  /** Canonical text: IPv4 dotted decimal, IPv6 compressed lower case; IPv4-mapped IPv6 as IPv4; no zone. */
  readonly address: string;
  readonly port: number | null;
}

/** "10.0.8.6.13219": Exim's old habit of writing the port as a fifth number. */
const FIVE_NUMBERS = /^(\d+\.\d+\.\d+\.\d+)\.(\d{1,5})$/;
/** "[1.2.3.4]:25"; an impossible port is dropped, and the address kept. */
const PORT_BEHIND = /^:\d{1,5}$/;
/** "1.2.3.4:25" */
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
      if (!PORT_BEHIND.test(rest)) return null;
      port = readPort(rest.slice(1));
    }
    inner = text.slice(1, close);
    // An old ecelerity wrote "[[192.0.2.1:12140])", an XMail "[[192.0.2.1]]".
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
 * Nearly every word of a field is tested for being an address, and few begin like one: with a digit, a hexadecimal
 * letter, "IPv6:" or "::".
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

/** Private IPv4 addresses (RFC 1918) and unique local ones of IPv6 (RFC 4193). */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];
/**
 * Those, and the other ranges that are not routed on the internet (RFC 6890): unspecified, loopback, link-local,
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

/** Whether an address (canonical text) is a loopback address, the host itself. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
