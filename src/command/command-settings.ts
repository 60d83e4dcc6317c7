import { readProfileFile } from '../relay/profile-file.ts';
import { sendsay } from '../relay/sendsay.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import { parseMyServers } from '../report/parse-my-servers.ts';
import type { CommandLine } from './command-line.ts';
import { type StandardInput, readText } from './sources.ts';

export type ReadCommandSettings =
  | { readonly ok: true; readonly settings: InspectSettings }
  | { readonly ok: false; readonly complaint: string };

const REFUSALS = {
  'no-file': 'is not a file of relays. Save one with "Export" on the settings page of the extension',
  newer: 'was written by a newer version of the extension. Update this command',
  'too-large': 'holds more relays than are looked for at once. Leave out some',
  'nothing-in-it': 'holds no relay. Add one on the settings page and save it again',
} as const;

/** The relays and own servers given on the command line. Never rejects. */
export async function readCommandSettings(
  { relays, myServers }: Pick<CommandLine, 'relays' | 'myServers'>,
  input: StandardInput,
): Promise<ReadCommandSettings> {
  const servers = parseMyServers({
    hostSuffixes: myServers.filter((text) => !isAddress(text)),
    networks: myServers.filter(isAddress),
  });
  if (!servers.ok) {
    const texts = servers.problems.map(({ value }) => `"${value}"`);
    return refused(`--my-servers: ${texts.join(', ')} is neither a domain nor a network such as 192.0.2.0/24`);
  }
  if (relays === null) return { ok: true, settings: { profiles: [sendsay], myServers: servers.servers } };
  let text: string;
  try {
    text = await readText(relays, input);
  } catch (error) {
    return refused(`--relays: ${relays} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  const read = readProfileFile(text);
  if (read.ok) return { ok: true, settings: { profiles: read.profiles, myServers: servers.servers } };
  if (read.reason !== 'profiles') return refused(`--relays: ${relays} ${REFUSALS[read.reason]}`);
  const wrong = read.wrong.map(
    ({ title, problems }) =>
      `"${title}": ${problems.map(({ key, kind, value }) => `${key} ${kind} "${value}"`).join(', ')}`,
  );
  return refused(`--relays: ${relays} has relays that cannot be used. ${wrong.join('; ')}`);
}

function isAddress(text: string): boolean {
  return /^[\d.]+(?:\/\d+)?$|:/u.test(text);
}

function refused(complaint: string): ReadCommandSettings {
  return { ok: false, complaint };
}
