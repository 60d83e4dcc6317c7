import type { RelayProfile } from '../../relay/profile.ts';
import { builtInProfile } from './settings.ts';

/** A built-in profile with the hosts and networks of another one added to its own. */
export function extended(builtIn: RelayProfile, added: Pick<RelayProfile, 'hostSuffixes' | 'networks'>): RelayProfile {
  return {
    ...builtIn,
    hostSuffixes: union(builtIn.hostSuffixes, added.hostSuffixes),
    networks: union(builtIn.networks, added.networks),
  };
}

/** What a user added to a built-in profile; null for a profile of the user's own. */
export function additionsTo(profile: RelayProfile): Pick<RelayProfile, 'hostSuffixes' | 'networks'> | null {
  const builtIn = builtInProfile(profile.id);
  if (builtIn === null) return null;
  return {
    hostSuffixes: profile.hostSuffixes.filter((suffix) => !builtIn.hostSuffixes.includes(suffix)),
    networks: profile.networks.filter((network) => !builtIn.networks.includes(network)),
  };
}

/**
 * The profiles, with this one in place of the profile with the same id, or else appended. From a built-in profile, only
 * the additions are taken.
 */
export function withProfile(profiles: readonly RelayProfile[], profile: RelayProfile): readonly RelayProfile[] {
  const builtIn = builtInProfile(profile.id);
  const next = builtIn === null ? profile : extended(builtIn, profile);
  return profiles.some(({ id }) => id === next.id)
    ? profiles.map((each) => (each.id === next.id ? next : each))
    : [...profiles, next];
}

/** The profiles without the one with this id; a built-in one stays. */
export function withoutProfile(profiles: readonly RelayProfile[], id: string): readonly RelayProfile[] {
  return profiles.filter((profile) => profile.id !== id || builtInProfile(id) !== null);
}

/** The profiles with this one moved up by one place; the topmost answers first. */
export function withProfileRaised(profiles: readonly RelayProfile[], id: string): readonly RelayProfile[] {
  const place = profiles.findIndex((profile) => profile.id === id);
  const raised = profiles[place];
  if (place < 1 || raised === undefined) return profiles;
  return [...profiles.slice(0, place - 1), raised, ...profiles.slice(place - 1).filter((each) => each !== raised)];
}

/**
 * An id for a new profile: the Latin letters and digits of its title, with a number if another profile already has it.
 */
export function newProfileId(title: string, profiles: readonly RelayProfile[]): string {
  const letters = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '');
  const base = letters === '' ? 'relay' : letters.slice(0, 40);
  const taken = new Set(profiles.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function union(one: readonly string[], another: readonly string[]): string[] {
  return [...new Set([...one, ...another])];
}
