import { MAX_TEXT } from '../../relay/parse-profile.ts';
import { type MyServers, NO_SERVERS } from '../../route/my-servers.ts';
import { toRecord } from '../wire/to-record.ts';
import { migrate, type StoredRecord } from './migrations.ts';
import { parseMyServers } from '../../report/parse-my-servers.ts';
import { parseSite } from './parse-site.ts';
import { readProfiles } from './read-profiles.ts';
import type { SettingsRepair } from './repair.ts';
import { DEFAULT_SETTINGS, LANGUAGE_CHOICES, type Settings, THEMES, TIME_ZONES } from './settings.ts';

const MAX_SITES = 200;

export interface ReadSettings {
  readonly settings: Settings;
  /** What was wrong and was repaired; empty for valid settings. */
  readonly repairs: readonly SettingsRepair[];
}

/**
 * Parses settings from whatever the browser stored; never throws. A missing part has its default; a damaged one is
 * repaired as far as possible, and reported. If nothing is stored, returns the defaults.
 *
 * @param stored the settings except for the sites, in any version
 * @param sites the origins with automatic checking; they belong to this browser, as its permissions do
 */
export function readSettings(stored: unknown, sites: unknown): ReadSettings {
  const repairs: SettingsRepair[] = [];
  const tell = (repair: SettingsRepair): void => {
    repairs.push(repair);
  };
  const record = currentRecord(stored, tell);
  const settings: Settings = {
    profiles: readProfiles(record['profiles'], tell),
    myServers: readServers(record['myServers'], tell),
    automaticSites: readSites(sites, tell),
    chip: readSwitch(record['chip'], tell),
    language: readChoice('language', LANGUAGE_CHOICES, DEFAULT_SETTINGS.language, record['language'], tell),
    theme: readChoice('theme', THEMES, DEFAULT_SETTINGS.theme, record['theme'], tell),
    timeZone: readChoice('timeZone', TIME_ZONES, DEFAULT_SETTINGS.timeZone, record['timeZone'], tell),
  };
  return { settings, repairs };
}

type Tell = (repair: SettingsRepair) => void;

function currentRecord(stored: unknown, tell: Tell): StoredRecord {
  if (stored === undefined) return {};
  if (!isRecord(stored)) {
    tell({ kind: 'all-reset' });
    return {};
  }
  const { record, state } = migrate(toRecord(stored));
  if (state === 'damaged') tell({ kind: 'no-version' });
  if (state === 'newer') tell({ kind: 'newer-version' });
  return record;
}

function readServers(value: unknown, tell: Tell): MyServers {
  if (value === undefined) return NO_SERVERS;
  const parsed = parseMyServers(value);
  if (parsed.ok && isRecord(value)) return parsed.servers;
  const lists = toRecord(value);
  const wrong = parsed.ok ? [] : parsed.problems;
  if (!isRecord(value) || wrong.some(({ index }) => index === null)) {
    tell({ kind: 'reset', part: 'myServers' });
    return NO_SERVERS;
  }
  for (const problem of wrong) tell({ kind: 'entry-removed', part: 'myServers', value: problem.value });
  const kept = (key: 'hostSuffixes' | 'networks'): unknown => {
    const list: unknown = lists[key];
    const places = wrong.flatMap((problem) => (problem.key === key ? [problem.index] : []));
    return Array.isArray(list) ? list.filter((_, index) => !places.includes(index)) : [];
  };
  const mended = parseMyServers({ hostSuffixes: kept('hostSuffixes'), networks: kept('networks') });
  return mended.ok ? mended.servers : NO_SERVERS;
}

function readSites(value: unknown, tell: Tell): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MAX_SITES) {
    tell({ kind: 'reset', part: 'automaticSites' });
    return [];
  }
  const entries: readonly unknown[] = value;
  const sites = entries.flatMap((entry) => {
    const site = parseSite(entry);
    if (site !== null) return [site];
    tell({
      kind: 'entry-removed',
      part: 'automaticSites',
      value: typeof entry === 'string' ? entry.slice(0, MAX_TEXT) : '',
    });
    return [];
  });
  return [...new Set(sites)];
}

function readSwitch(value: unknown, tell: Tell): boolean {
  if (typeof value === 'boolean') return value;
  if (value !== undefined) tell({ kind: 'reset', part: 'chip' });
  return DEFAULT_SETTINGS.chip;
}

function readChoice<Choice extends string>(
  part: keyof Settings,
  choices: readonly Choice[],
  otherwise: Choice,
  value: unknown,
  tell: Tell,
): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined && value !== undefined) tell({ kind: 'reset', part });
  return chosen ?? otherwise;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
