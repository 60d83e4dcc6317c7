import { MAX_PROFILES } from '../../relay/profile-file.ts';
import { MAX_TEXT, type ProfileProblem, parseProfile } from '../../relay/parse-profile.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { toRecord } from '../wire/to-record.ts';
import { extended } from './profile-list.ts';
import type { SettingsRepair } from './repair.ts';
import { BUILT_IN_PROFILES, builtInProfile } from './settings.ts';

/**
 * Parses the stored list of relays. From a built-in profile, only the user's additions are read, since the rest comes
 * with the extension. A missing built-in profile is put first. An invalid entry is left out of its relay, and an
 * invalid relay, or one whose id occurred before, is left out as a whole; each is reported.
 */
export function readProfiles(value: unknown, tell: (repair: SettingsRepair) => void): readonly RelayProfile[] {
  if (value === undefined) return BUILT_IN_PROFILES;
  if (!Array.isArray(value)) {
    tell({ kind: 'reset', part: 'profiles' });
    return BUILT_IN_PROFILES;
  }
  const entries: readonly unknown[] = value;
  const byId = new Map<string, RelayProfile>();
  for (const entry of entries) {
    const title = titleOf(entry);
    const { profile, problems } = mend(entry);
    const id = profile?.id ?? '';
    if (profile === null || byId.has(id) || byId.size === MAX_PROFILES) {
      tell({ kind: 'profile-removed', title, problems });
    } else {
      if (problems.length > 0) tell({ kind: 'profile-mended', title, problems });
      byId.set(id, profile);
    }
  }
  const missing = BUILT_IN_PROFILES.filter(({ id }) => !byId.has(id));
  return [...missing, ...byId.values()];
}

/** The profile without its invalid entries; null if anything besides entries is wrong. */
function mend(entry: unknown): { profile: RelayProfile | null; problems: readonly ProfileProblem[] } {
  const record = toRecord(entry);
  const builtIn = typeof record['id'] === 'string' ? builtInProfile(record['id']) : null;
  const { hostSuffixes, networks } = record;
  const whole = builtIn === null ? record : { ...builtIn, hostSuffixes, networks };
  const parsed = parseProfile(whole);
  const problems = parsed.ok
    ? []
    : parsed.problems.filter(({ kind }) => builtIn === null || kind !== 'nothing-to-match');
  const mended = problems.length === 0 ? parsed : parseProfile(without(whole, problems));
  if (builtIn === null) return { profile: mended.ok ? mended.profile : null, problems };
  return { profile: mended.ok ? extended(builtIn, mended.profile) : builtIn, problems };
}

/** The record without the list entries that the problems name. */
function without(record: object, problems: readonly ProfileProblem[]): object {
  const entries = Object.entries(record).map(([key, value]: [string, unknown]): [string, unknown] => {
    const wrong = problems.flatMap((problem) => (problem.key === key ? [problem.index] : []));
    return [key, Array.isArray(value) ? value.filter((_, index) => !wrong.includes(index)) : value];
  });
  return Object.fromEntries(entries);
}

function titleOf(entry: unknown): string {
  const { title, id } = toRecord(entry);
  const name = [title, id].find((text) => typeof text === 'string' && text !== '');
  return typeof name === 'string' ? name.slice(0, MAX_TEXT) : '';
}
