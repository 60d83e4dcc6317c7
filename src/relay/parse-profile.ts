import { normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import { isNetwork } from '../hosts/networks.ts';
import { skeleton } from './names.ts';
import type { RelayProfile } from './profile.ts';
import { sendsay } from './sendsay.ts';

/** What is wrong with a profile, and where. The locales have the words under `options_wrong_<kind>`. */
export interface ProfileProblem {
  /** Key of the profile. */
  readonly key: keyof RelayProfile;
  /** Index in the list, if the key holds one. */
  readonly index: number | null;
  readonly kind: ProfileProblemKind;
  /** The invalid text, truncated to {@link MAX_TEXT}. */
  readonly value: string;
}

export type ProfileProblemKind =
  /** Missing, or of the wrong type. */
  | 'missing'
  /** Longer than the limit, or more entries than the limit. */
  | 'too-long'
  /** Must be letters, digits and hyphens only, beginning with a letter. */
  | 'not-an-id'
  /** A name with invisible characters, or with ones that change the text direction. */
  | 'hidden-characters'
  /** The name of a built-in relay: nobody could tell the two answers apart. */
  | 'title-taken'
  | 'not-a-host'
  /** A public suffix such as "ru" or "co.uk", or a network such as 0.0.0.0/0: it would match half the internet. */
  | 'too-wide'
  | 'not-a-network'
  | 'not-a-field-name'
  /** Neither a suffix nor a network, so nothing could ever match. */
  | 'nothing-to-match';

export type ParsedProfile =
  | { readonly ok: true; readonly profile: RelayProfile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

export const MAX_TEXT = 100;
const MAX_ENTRIES = 200;

/**
 * Parses a relay profile from anything: a form, an imported file, what the browser stored. Names are normalised (lower
 * case, punycode, no trailing dot). Reports all problems at once.
 */
export function parseProfile(value: unknown): ParsedProfile {
  const reading = new Reading(value);
  const profile: RelayProfile = {
    id: reading.text('id', isId, 'not-an-id').toLowerCase(),
    title: reading.title(),
    hostSuffixes: reading.domains('hostSuffixes'),
    networks: reading.list('networks', readNetwork),
    submissionHosts: reading.domains('submissionHosts'),
    campaignFields: reading.list('campaignFields', (text) =>
      /^[!-9;-~]+$/.test(text) ? { value: text } : { problem: 'not-a-field-name' },
    ),
    dkimDomains: reading.domains('dkimDomains'),
  };
  const marks = [...profile.hostSuffixes, ...profile.networks];
  if (marks.length === 0 && !reading.problems.some(({ key }) => key === 'hostSuffixes' || key === 'networks')) {
    reading.add('hostSuffixes', null, 'nothing-to-match', '');
  }
  return reading.problems.length === 0 ? { ok: true, profile } : { ok: false, problems: reading.problems };
}

/** Shortest prefixes allowed, IPv4 and IPv6: a wider network would make half the internet the relay. */
const SHORTEST_PREFIX = { v4: 8, v6: 16 } as const;

/** Few relays have wider networks, so anyone who enters one is asked whether all of it is meant. */
const WIDE_PREFIX = { v4: 16, v6: 32 } as const;

/**
 * Whether a network that {@link parseProfile} accepts is so wide that it is probably a slip: 10.0.0.0/8 for
 * 10.0.0.0/24.
 */
export function isWideNetwork(text: string): boolean {
  const prefix = /\/(\d+)$/.exec(text)?.[1];
  const version = text.includes(':') ? 'v6' : 'v4';
  return prefix !== undefined && Number(prefix) >= SHORTEST_PREFIX[version] && Number(prefix) < WIDE_PREFIX[version];
}

function readNetwork(text: string): Entry {
  if (!isNetwork(text)) return { problem: 'not-a-network' };
  const prefix = /\/(\d+)$/.exec(text)?.[1];
  const shortest = text.includes(':') ? SHORTEST_PREFIX.v6 : SHORTEST_PREFIX.v4;
  return prefix !== undefined && Number(prefix) < shortest ? { problem: 'too-wide' } : { value: text };
}

/** Controls, direction marks, joiners: a name that contains them can look like another one. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u;

/**
 * Whether a title can be taken for a name. Letters of other alphabets count as the Latin ones that they look like, and
 * symbols do not count: "Sеndsаy" with a Cyrillic е and а, "Sendsay™". A longer title may contain the name itself
 * ("Sendsay, own addresses"), but no imitation of it.
 */
function imitates(title: string, name: string): boolean {
  const plain = (text: string): string => skeleton(text.replaceAll(/[™℠]/gu, '')).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  if (plain(title) === plain(name)) return true;
  const words = title.split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.some((word) => word.toLowerCase() !== name.toLowerCase() && plain(word) === plain(name));
}

function isId(text: string): boolean {
  return /^[a-z][a-z0-9-]*$/i.test(text);
}

/** One entry of a list in its normal form, or what is wrong with it. */
type Entry = { readonly value: string } | { readonly problem: ProfileProblemKind };

class Reading {
  readonly problems: ProfileProblem[] = [];
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    this.#values = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  }

  add(key: keyof RelayProfile, index: number | null, kind: ProfileProblemKind, value: string): void {
    this.problems.push({ key, index, kind, value: value.slice(0, MAX_TEXT) });
  }

  text(key: keyof RelayProfile, fits: (text: string) => boolean, kind: ProfileProblemKind): string {
    const value = this.#values.get(key);
    if (typeof value !== 'string' || value === '') this.add(key, null, 'missing', '');
    else if (value.length > MAX_TEXT) this.add(key, null, 'too-long', value);
    else if (!fits(value)) this.add(key, null, kind, value);
    else return value;
    return '';
  }

  title(): string {
    const title = this.text('title', (text) => text.trim() !== '', 'missing').trim();
    if (HIDDEN.test(title))
      this.add('title', null, 'hidden-characters', title.replaceAll(new RegExp(HIDDEN, 'gu'), ''));
    else if (imitates(title, sendsay.title) && this.#isOther(sendsay.id)) this.add('title', null, 'title-taken', title);
    return title;
  }

  /** Whether the profile has an id other than this one. */
  #isOther(id: string): boolean {
    const own = this.#values.get('id');
    return typeof own === 'string' && isId(own) && own.toLowerCase() !== id;
  }

  /** The valid entries of a list; a missing list is an empty one. */
  list(key: keyof RelayProfile, read: (text: string) => Entry): string[] {
    const value = this.#values.get(key) ?? [];
    if (!Array.isArray(value)) {
      this.add(key, null, 'missing', '');
      return [];
    }
    if (value.length > MAX_ENTRIES) {
      this.add(key, null, 'too-long', '');
      return [];
    }
    const entries: readonly unknown[] = value;
    return entries.flatMap((entry, index) => {
      if (typeof entry !== 'string' || entry.length > 253) {
        const [kind, text]: [ProfileProblemKind, string] =
          typeof entry === 'string' ? ['too-long', entry] : ['missing', ''];
        this.add(key, index, kind, text);
        return [];
      }
      const result = read(entry.trim());
      if ('value' in result) return [result.value];
      this.add(key, index, result.problem, entry);
      return [];
    });
  }

  domains(key: keyof RelayProfile): string[] {
    return this.list(key, (text) => {
      const host = normaliseHost(text);
      if (host === null) return { problem: 'not-a-host' };
      return registrableDomain(host) === null ? { problem: 'too-wide' } : { value: host };
    });
  }
}
