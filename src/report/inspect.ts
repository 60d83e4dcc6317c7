import {
  borderClientAddresses,
  borderConfirmedNames,
  borderIprevAddresses,
  mayConfirmNames,
} from '../authentication/border-observations.ts';
import { statementsAboveBorder } from '../authentication/client-statements.ts';
import { type HeaderBlock, readHeaderBlock } from '../message/header-block.ts';
import type { HeaderField } from '../message/header-field.ts';
import type { Hop } from '../received/hop.ts';
import { isUnderAny } from '../hosts/host-name.ts';
import { isInNetworks } from '../hosts/networks.ts';
import { readReceivedField } from '../received/received-field.ts';
import { type BorderResults, NO_RESULTS } from '../relay/hop-evidence.ts';
import { judge } from '../relay/judge.ts';
import type { RelayProfile } from '../relay/profile.ts';
import { buildRoute } from '../route/build-route.ts';
import { hopAt } from '../route/hop-at.ts';
import type { Operator } from '../route/operator.ts';
import type { Route } from '../route/route.ts';
import { borderPlaceOf } from './border-place.ts';
import { conditionsFor } from './conditions.ts';
import type { InspectSettings } from './inspect-settings.ts';
import { passedVerdict } from './passed-verdict.ts';
import type { PartReason, Report } from './report.ts';
import { timeSpent } from './time-spent.ts';

/** More Received fields than any real message has (RFC 5321 §6.3 advises servers to reject at 100). */
export const MAX_HOPS = 250;

/**
 * Everything about one message: its header fields, its route and a verdict for each relay profile.
 *
 * `source` is the raw message (only its header block is read) as bytes, or as text if the bytes are gone (a pasted
 * source). `part` says what a person brought if it was less than a whole source: every answer is then conditional.
 * Never throws; something that is not a message returns a report without fields or without hops, with the verdict
 * `undetermined`.
 */
export function inspect(
  source: Uint8Array | string,
  settings: InspectSettings,
  part: PartReason | null = null,
): Report {
  return inspectHeader(readHeaderBlock(source), settings, part);
}

/** Like {@link inspect}, for a header block that was read already. */
export function inspectHeader(
  { fields, complete, ended }: HeaderBlock,
  settings: InspectSettings,
  part: PartReason | null,
): Report {
  const hops = readHops(fields);
  const route = buildRoute(hops, settings.myServers, settings.profiles.map(operatorOf));
  const results = borderResults(fields, route, settings.profiles);
  const verdicts = settings.profiles.map((profile) => judge(fields, route, profile, results));
  const passed = passedVerdict(verdicts);
  const profile = settings.profiles.find(({ id }) => id === passed?.profile) ?? null;
  return {
    fields,
    complete,
    whole: ended && part === null,
    route,
    verdicts,
    premises: route.premises,
    conditions: conditionsFor(route.premises, part),
    timeSpent: timeSpent(route, passed, (hop) => profile !== null && isWrittenBy(hops[hop], profile)),
  };
}

/** Parses the Received fields, newest first, at most {@link MAX_HOPS} of them. */
function readHops(fields: readonly HeaderField[]): Hop[] {
  const hops: Hop[] = [];
  for (const field of fields) {
    if (field.key !== 'received') continue;
    if (hops.length === MAX_HOPS) break;
    hops.push(readReceivedField({ index: hops.length, fieldIndex: field.index, raw: field.raw, body: field.body }));
  }
  return hops;
}

/** What the border server's own results say about the client that it saw. */
function borderResults(
  fields: readonly HeaderField[],
  route: Route,
  profiles: InspectSettings['profiles'],
): BorderResults {
  const place = borderPlaceOf(route);
  if (place === null) return NO_RESULTS;
  const border = hopAt(route, route.border?.hop ?? null)?.hop;
  const client = border?.peer.address ?? null;
  // Results about a client other than the recorded one don't count, so for most messages there is nothing to read.
  const isRelays = client === null || profiles.some(({ networks }) => isInNetworks(client, networks));
  if (!isRelays && !mayConfirmNames(fields, place)) return NO_RESULTS;
  const statements = statementsAboveBorder(fields, place);
  const isMDaemon = border?.writer.softwareCertain === true && border.writer.software === 'MDaemon';
  const hidesClients = isMDaemon && client === null;
  const seen = borderClientAddresses(statements);
  return {
    clientAddresses: seen.length === 0 && hidesClients ? borderIprevAddresses(statements) : seen,
    confirmedNames: borderConfirmedNames(statements),
  };
}

/** One object for each profile, so that what follows from its list of hosts is worked out only once. */
const operators = new WeakMap<RelayProfile, Operator>();

function operatorOf(profile: RelayProfile): Operator {
  let operator = operators.get(profile);
  if (operator === undefined) {
    operator = { hosts: [...profile.hostSuffixes, ...profile.submissionHosts], networks: profile.networks };
    operators.set(profile, operator);
  }
  return operator;
}

function isWrittenBy(hop: Hop | undefined, profile: RelayProfile): boolean {
  const host = hop?.writer.host ?? null;
  if (host === null) return false;
  return isUnderAny(host, operatorOf(profile).hosts);
}
