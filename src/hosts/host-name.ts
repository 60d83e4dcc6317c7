import { hasOddCharacter } from './odd-characters.ts';
import { decode } from 'punycode/punycode.es6.js';
import { getDomain } from 'tldts';

/**
 * Normal form of a host name for comparison: lower case, without a trailing dot, internationalised labels in ASCII
 * ("xn--…"). Returns null for anything that is not a host name (blanks, brackets, slashes, empty labels, longer than
 * 253).
 */
export function normaliseHost(name: string): string | null {
  let host = name.endsWith('.') ? name.slice(0, -1) : name;
  if (host.length === 0 || host.length > 253) return null;
  if (PLAIN.test(host)) return host.toLowerCase();
  if (!NON_ASCII.test(host)) return null;
  host = toAscii(host) ?? '';
  return PLAIN.test(host) ? host : null;
}

const PLAIN = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/i;
const NON_ASCII = /[\u0080-\uffff]/;

/** Converts with the URL standard's own algorithm (UTS 46); null where it rejects the name. */
function toAscii(host: string): string | null {
  if (hasOddCharacter(host) || /[/?#@:[\]\\%]/.test(host)) return null;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return null;
  }
}

/** The name as people read it: "xn--" labels decoded (RFC 3492). A label that cannot be decoded stays as it is. */
export function decodeHost(name: string): string {
  if (!/xn--/i.test(name)) return name;
  return name
    .split('.')
    .map((label) => {
      if (!/^xn--/i.test(label)) return label;
      try {
        return decode(label.slice(4));
      } catch {
        return label;
      }
    })
    .join('.');
}

/**
 * The name in its own letters, to be shown next to the ASCII form: "xn--e1afmkfd.xn--p1ai" is "пример.рф". null where
 * that adds nothing, or where the letters would not convert back to the same name (RFC 5891 §5.4).
 */
export function hostInOwnLetters(name: string): string | null {
  const decoded = decodeHost(name);
  if (decoded === name) return null;
  return normaliseHost(decoded) === normaliseHost(name) ? decoded : null;
}

/**
 * Whether `host` is `domain` or a subdomain of it, on label boundaries. Both are normalised first, and anything that is
 * not a host name is under nothing. "gato101.sndsy.ru.evil.example", "xsndsy.ru" and "gato101-sndsy.ru" are not under
 * "sndsy.ru".
 */
export function isUnderDomain(host: string, domain: string): boolean {
  // Most lookups miss; comparing the last characters first rejects them cheaply.
  if (endsOtherwise(host, domain)) return false;
  const name = normaliseHost(host);
  const suffix = normaliseHost(domain);
  if (name === null || suffix === null) return false;
  return name === suffix || (name.endsWith(suffix) && name.charCodeAt(name.length - suffix.length - 1) === 46);
}

/** Whether two ASCII names differ in their last letters, ignoring case. */
function endsOtherwise(host: string, domain: string): boolean {
  let place = host.length - 1;
  let last = domain.length - 1;
  if (host.charCodeAt(place) === 46) place--;
  if (domain.charCodeAt(last) === 46) last--;
  for (; place >= 0 && last >= 0; place--, last--) {
    const code = host.charCodeAt(place);
    const expected = domain.charCodeAt(last);
    if (code !== expected && (code | 0x20) !== (expected | 0x20))
      return !NON_ASCII.test(host) && !NON_ASCII.test(domain);
  }
  return false;
}

const registrable = new Map<string, string | null>();
const REMEMBERED = 4096;

/**
 * The domain that was registered: "mail.example.co.uk" → "example.co.uk" (Public Suffix List, private section included:
 * two customers of one hosting company are two organisations). null for a bare suffix, an address, or anything that is
 * not a host name.
 */
export function registrableDomain(host: string): string | null {
  const known = registrable.get(host);
  if (known !== undefined) return known;
  const name = normaliseHost(host);
  const domain = name === null || !name.includes('.') ? null : getDomain(name, { allowPrivateDomains: true });
  if (registrable.size >= REMEMBERED) registrable.clear();
  registrable.set(host, domain);
  return domain;
}

/**
 * Top-level names that are used inside networks and that nobody can register (RFC 6761, RFC 6762, ICANN's reserved
 * "internal"; the rest by convention).
 */
const PRIVATE_ENDINGS =
  /(?:^|\.)(?:local|internal|lan|localdomain|localhost|intranet|corp|home|private|invalid|home\.arpa)$/;

/**
 * The registrable domain of a name that can exist in the public DNS; null for a bare word, an address, or a name such
 * as "store.local".
 */
export function publicDomain(host: string): string | null {
  const domain = registrableDomain(host);
  return domain === null || PRIVATE_ENDINGS.test(domain) ? null : domain;
}
