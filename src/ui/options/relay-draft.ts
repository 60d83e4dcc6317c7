import { builtInProfile } from '../../extension/settings/settings.ts';
import { additionsTo } from '../../extension/settings/profile-list.ts';
import { parseProfile } from '../../relay/parse-profile.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { type FormProblem, formProblems } from './form-problem.ts';
import { cleanHost, cleanNetwork, listEntries, listText } from './list-text.ts';

export const RELAY_LISTS = [
  'hostSuffixes',
  'networks',
  'submissionHosts',
  'campaignFields',
  'dkimDomains',
] as const satisfies readonly (keyof RelayProfile)[];

/** What a user may add to a built-in relay. */
export const ADDITION_LISTS = ['hostSuffixes', 'networks'] as const satisfies readonly (typeof RELAY_LISTS)[number][];

const RELAY_FIELDS = ['title', ...RELAY_LISTS] as const;

export type RelayField = (typeof RELAY_FIELDS)[number];

/** A relay as it is in the form: every field as typed, lists with one entry per line. */
export type RelayDraft = Readonly<Record<RelayField, string>> & { readonly id: string };

export type CheckedDraft =
  | { readonly ok: true; readonly profile: RelayProfile }
  | { readonly ok: false; readonly problems: readonly FormProblem<RelayField>[] };

/** The form of a new relay. */
export function emptyDraft(id: string): RelayDraft {
  return {
    id,
    title: '',
    hostSuffixes: '',
    networks: '',
    submissionHosts: '',
    campaignFields: '',
    dkimDomains: '',
  };
}

/** The form of a relay; for a built-in one, what the user added to it. */
export function draftOf(profile: RelayProfile): RelayDraft {
  const additions = additionsTo(profile);
  const draft = {
    ...emptyDraft(profile.id),
    title: profile.title,
    hostSuffixes: listText((additions ?? profile).hostSuffixes),
    networks: listText((additions ?? profile).networks),
  };
  if (additions !== null) return draft;
  return {
    ...draft,
    submissionHosts: listText(profile.submissionHosts),
    campaignFields: listText(profile.campaignFields),
    dkimDomains: listText(profile.dkimDomains),
  };
}

const CLEAN = {
  hostSuffixes: cleanHost,
  networks: cleanNetwork,
  submissionHosts: cleanHost,
  campaignFields: (entry) => entry.trim().replace(/:$/u, ''),
  dkimDomains: cleanHost,
} as const satisfies Record<(typeof RELAY_LISTS)[number], (entry: string) => string>;

/** Checks the form. For a built-in relay the result contains only the additions. */
export function checkDraft(draft: RelayDraft): CheckedDraft {
  const lists = new Map(RELAY_LISTS.map((field) => [field, listEntries(draft[field], CLEAN[field])]));
  const value = Object.fromEntries([...lists].map(([field, entries]) => [field, entries.map(({ text }) => text)]));
  const parsed = parseProfile({ ...value, id: draft.id, title: draft.title });
  if (parsed.ok) return parsed;
  const builtIn = builtInProfile(draft.id);
  // Adding nothing to a built-in relay is valid, too.
  const problems = parsed.problems.filter(({ kind }) => builtIn === null || kind !== 'nothing-to-match');
  if (builtIn !== null && problems.length === 0) return { ok: true, profile: builtIn };
  return { ok: false, problems: formProblems<RelayField>(problems, lists, isRelayField) };
}

function isRelayField(key: string): key is RelayField {
  return RELAY_FIELDS.some((field) => field === key);
}
