import { Memo } from './memo.ts';
import { hasOddCharacter } from './odd-characters.ts';
import { decode } from 'punycode/punycode.es6.js';
import { getDomain } from 'tldts';

/**
 * Normal form of a host name for comparison: lower case, without a trailing dot, internationalised labels in ASCII
 * ("xn--…"). Returns null for anything that is not a host name (blanks, brackets, slashes, empty labels, longer than
 * 253). Every rule looks at the same few names of a message, so the results are cached.
 */
export function normaliseHost(name: string): string | null {
  return normalised.of(name);
}

const normalised = new Memo(normalise);

function normalise(name: string): string | null {
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
  const name = normaliseHost(host);
  const suffix = normaliseHost(domain);
  return name !== null && suffix !== null && endsWithLabels(name, suffix);
}

/**
 * Whether `host` is one of the domains or is below one ({@link isUnderDomain}). The list is normalised once, so it must not
 * change after its first use.
 */
export function isUnderAny(host: string, domains: readonly string[]): boolean {
  const name = domains.length === 0 ? null : normaliseHost(host);
  if (name === null) return false;
  for (const suffix of normalisedList(domains)) if (endsWithLabels(name, suffix)) return true;
  return false;
}

function endsWithLabels(name: string, suffix: string): boolean {
  const before = name.length - suffix.length - 1;
  return before === -1 ? name === suffix : name.charCodeAt(before) === DOT && name.endsWith(suffix);
}

const DOT = 46;
const normalisedLists = new WeakMap<readonly string[], readonly string[]>();

function normalisedList(domains: readonly string[]): readonly string[] {
  let list = normalisedLists.get(domains);
  if (list === undefined) {
    list = domains.flatMap((domain) => normaliseHost(domain) ?? []);
    normalisedLists.set(domains, list);
  }
  return list;
}

/**
 * The domain that was registered: "mail.example.co.uk" → "example.co.uk" (Public Suffix List, private section included:
 * two customers of one hosting company are two organisations). null for a bare suffix, an address, or anything that is
 * not a host name.
 */
export function registrableDomain(host: string): string | null {
  return registrable.of(host);
}

const registrable = new Memo((host) => {
  const name = normaliseHost(host);
  return name === null || !name.includes('.') ? null : getDomain(name, { allowPrivateDomains: true });
});

/**
 * Top-level names that are used inside networks and that nobody can register (RFC 6761, RFC 6762, ICANN's reserved
 * "internal"; the rest by convention). "pps.filterd" and "pps.reinject" are programs of Proofpoint's.
 */
const PRIVATE_ENDINGS =
  /(?:^|\.)(?:local|internal|lan|localdomain|localhost|intranet|corp|home|private|invalid|home\.arpa|filterd|reinject)$/;

/**
 * The registrable domain of a name that can exist in the public DNS; null for a bare word, an address, or a name such
 * as "store.local".
 */
export function publicDomain(host: string): string | null {
  const domain = registrableDomain(host);
  return domain === null || PRIVATE_ENDINGS.test(domain) ? null : domain;
}
