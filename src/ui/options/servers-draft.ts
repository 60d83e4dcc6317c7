import { parseMyServers } from '../../report/parse-my-servers.ts';
import type { MyServers } from '../../route/my-servers.ts';
import { type FormProblem, formProblems } from './form-problem.ts';
import { cleanHost, cleanNetwork, listEntries, listText } from './list-text.ts';

const SERVER_LISTS = ['hostSuffixes', 'networks'] as const satisfies readonly (keyof MyServers)[];

export type ServerField = (typeof SERVER_LISTS)[number];

/** The user's own servers as they are in the form, one entry per line. */
export type ServersDraft = Readonly<Record<ServerField, string>>;

export type CheckedServers =
  | { readonly ok: true; readonly servers: MyServers }
  | { readonly ok: false; readonly problems: readonly FormProblem<ServerField>[] };

/** The saved servers, as the form shows them. */
export function serversDraftOf({ hostSuffixes, networks }: MyServers): ServersDraft {
  return { hostSuffixes: listText(hostSuffixes), networks: listText(networks) };
}

/** The servers of a filled-in form, or what is wrong with each entry. */
export function checkServers(draft: ServersDraft): CheckedServers {
  const lists = new Map([
    ['hostSuffixes', listEntries(draft.hostSuffixes, cleanHost)],
    ['networks', listEntries(draft.networks, cleanNetwork)],
  ] as const satisfies readonly (readonly [ServerField, unknown])[]);
  const parsed = parseMyServers(
    Object.fromEntries([...lists].map(([field, entries]) => [field, entries.map(({ text }) => text)])),
  );
  return parsed.ok ? parsed : { ok: false, problems: formProblems<ServerField>(parsed.problems, lists, isServerField) };
}

function isServerField(key: string): key is ServerField {
  return SERVER_LISTS.some((field) => field === key);
}
