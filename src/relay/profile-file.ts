/** Relay profiles as a file, to keep or to give to a colleague. */
import { MAX_TEXT, type ProfileProblem, parseProfile } from './parse-profile.ts';
import type { RelayProfile } from './profile.ts';

const FORMAT = 'relay-inspector/profiles';
const VERSION = 1;

/** More relays than anyone uses. */
export const MAX_PROFILES = 50;
/** Characters; enough for MAX_PROFILES full profiles. */
export const MAX_FILE = 1024 * 1024;

export type ReadProfileFile =
  | { readonly ok: true; readonly profiles: readonly RelayProfile[] }
  | {
      readonly ok: false;
      /**
       * `no-file`: not JSON, or not in this format. `newer`: written by a later version. `too-large`: longer than
       * {@link MAX_FILE}. `nothing-in-it`: without any relay. `profiles`: with invalid relays.
       */
      readonly reason: 'no-file' | 'newer' | 'too-large' | 'nothing-in-it' | 'profiles';
      /** For the reason `profiles`: the problems of each invalid profile, by its title. */
      readonly wrong: readonly { readonly title: string; readonly problems: readonly ProfileProblem[] }[];
    };

/** The relays as the text of a file that {@link readProfileFile} reads. */
export function writeProfileFile(profiles: readonly RelayProfile[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles }, null, 2)}\n`;
}

/**
 * Parses such a file; accepts all of it or nothing. If several relays have the same id, the last one counts, as if each
 * replaced the one before: otherwise what one of them matches would be reported under the name of another.
 */
export function readProfileFile(text: string): ReadProfileFile {
  if (text.length > MAX_FILE) return refused('too-large');
  const { format, version, profiles } = toRecord(parseJson(text));
  if (format !== FORMAT || typeof version !== 'number' || !Array.isArray(profiles)) return refused('no-file');
  if (version > VERSION) return refused('newer');
  const entries: readonly unknown[] = profiles;
  if (entries.length === 0) return refused('nothing-in-it');
  if (entries.length > MAX_PROFILES) return refused('too-large');
  const parsed = entries.map((entry) => ({ entry, result: parseProfile(entry) }));
  const wrong = parsed.flatMap(({ entry, result }) =>
    result.ok ? [] : [{ title: titleOf(entry), problems: result.problems }],
  );
  if (wrong.length > 0) return { ok: false, reason: 'profiles', wrong };
  const valid = parsed.flatMap(({ result }) => (result.ok ? [result.profile] : []));
  return { ok: true, profiles: [...new Map(valid.map((profile) => [profile.id, profile])).values()] };
}

function refused(reason: 'no-file' | 'newer' | 'too-large' | 'nothing-in-it'): ReadProfileFile {
  return { ok: false, reason, wrong: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function titleOf(entry: unknown): string {
  const { title } = toRecord(entry);
  return typeof title === 'string' ? title.slice(0, MAX_TEXT) : '';
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
