import { type ProfileProblem, parseProfile } from '../relay/parse-profile.ts';
import type { MyServers } from '../route/my-servers.ts';

export type ParsedServers =
  | { readonly ok: true; readonly servers: MyServers }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/**
 * Parses the user's own servers from anything. Hosts and networks follow the same rules as those of a relay, so they
 * are parsed as a relay's lists; unlike a relay's, both may be empty.
 */
export function parseMyServers(value: unknown): ParsedServers {
  const given: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const { hostSuffixes = [], networks = [] } = given;
  const parsed = parseProfile({ id: 'my-servers', title: 'my servers', hostSuffixes, networks });
  if (parsed.ok) {
    return { ok: true, servers: { hostSuffixes: parsed.profile.hostSuffixes, networks: parsed.profile.networks } };
  }
  const problems = parsed.problems.filter(({ kind }) => kind !== 'nothing-to-match');
  return problems.length === 0 ? { ok: true, servers: { hostSuffixes: [], networks: [] } } : { ok: false, problems };
}
