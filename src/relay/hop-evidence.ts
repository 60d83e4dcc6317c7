import { readEndpoint } from '../hosts/address.ts';
import { type Hop, isBelievable } from '../received/hop.ts';
import { isMasked } from '../hosts/masked.ts';
import { coversFamily, isInNetworks } from '../hosts/networks.ts';
import { matchName } from './names.ts';
import type { RelayProfile } from './profile.ts';
import type { Evidence, EvidenceKind } from './verdict.ts';

/** What the border server's own results add to its Received field (src/authentication/border-observations.ts). */
export interface BorderResults {
  readonly clientAddresses: readonly { readonly address: string; readonly fieldIndex: number }[];
  readonly confirmedNames: readonly {
    readonly name: string;
    readonly address: string | null;
    readonly fieldIndex: number;
  }[];
}

export const NO_RESULTS: BorderResults = { clientAddresses: [], confirmedNames: [] };

/** The evidence of one hop for and against a relay being its peer. */
export interface HopEvidence {
  readonly hop: Hop;
  readonly evidence: readonly Evidence[];
  /** The writer itself saw the relay: its address, or its confirmed reverse name. */
  readonly proves: boolean;
  /** The relay is named as the peer, by address or reverse name, and nothing in the hop contradicts it. */
  readonly names: boolean;
  /** The relay's name occurs anywhere in the hop. */
  readonly claims: boolean;
  /** The recorded address or reverse name belongs to someone else. */
  readonly denies: boolean;
}

/**
 * Weighs one hop for one relay. `results` come from the border server and are passed with the border hop only.
 *
 * Parts of the field that may hold the peer's own words count as weak evidence and never prove anything.
 */
export function weighHop(hop: Hop, profile: RelayProfile, results: BorderResults): HopEvidence {
  const believable = isBelievable(hop);
  const collected: Evidence[] = [];
  const add = (
    kind: EvidenceKind,
    supports: boolean,
    strength: Evidence['strength'],
    value: string,
    field?: number,
  ) => {
    collected.push({ kind, hop: hop.index, field: field ?? hop.fieldIndex, supports, strength, value });
  };
  const sure = believable ? 'strong' : 'weak';
  const address = weighAddress(hop, profile);
  if (address === 'relay') add('address', true, hop.peer.addressCertain ? sure : 'weak', hop.peer.address ?? '');
  if (address === 'foreign') add('foreign-address', false, 'strong', hop.peer.address ?? '');
  const name = weighReverseName(hop, profile, add, sure);
  weighHelo(hop, profile, add);
  weighEnvelope(hop, profile, add);
  if (believable) weighResults(hop, profile, results, add);
  const proves = collected.some((item) => item.supports && item.strength === 'strong');
  const claims = collected.some((item) => CLAIMING.has(item.kind));
  const denies = !proves && (address === 'foreign' || name === 'foreign');
  const namedAsPeer = (address === 'relay' && hop.peer.addressCertain) || name === 'relay';
  return { hop, evidence: collected, proves, names: believable && namedAsPeer && !denies, claims, denies };
}

type Add = (
  kind: EvidenceKind,
  supports: boolean,
  strength: Evidence['strength'],
  value: string,
  field?: number,
) => void;

/** Kinds in which the relay's name or address occurs in the hop. */
const CLAIMING: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'address',
  'reverse-name',
  'unverified-reverse-name',
  'helo',
  'look-alike',
  'injected',
  'authenticated-address',
  'confirmed-name',
]);

function weighAddress(hop: Hop, profile: RelayProfile): 'relay' | 'foreign' | 'unknown' {
  const { address } = hop.peer;
  if (address === null) return 'unknown';
  if (isInNetworks(address, profile.networks)) return 'relay';
  // If the profile lists no IPv6 network, an IPv6 address says nothing.
  return hop.peer.addressCertain && coversFamily(address, profile.networks) ? 'foreign' : 'unknown';
}

function weighReverseName(
  hop: Hop,
  profile: RelayProfile,
  add: Add,
  sure: 'strong' | 'weak',
): 'relay' | 'foreign' | 'unknown' {
  const { reverseName } = hop.peer;
  if (reverseName.state === 'none') {
    add('no-reverse-name', false, sure, hop.peer.address ?? '');
    return 'unknown';
  }
  if (reverseName.state === 'not-recorded') return 'unknown';
  const { name, verified } = reverseName;
  switch (matchName(name, profile)) {
    case 'host':
      if (verified === true) {
        add('reverse-name', true, sure, name);
        return 'relay';
      }
      add('unverified-reverse-name', true, 'weak', name);
      return verified === null ? 'relay' : 'unknown';
    case 'submission-host':
      add('submission-host', true, 'supporting', name);
      return 'unknown';
    case 'look-alike':
      add('look-alike', false, 'strong', name);
      return 'foreign';
    case 'none':
      add('foreign-reverse-name', false, verified === true ? 'strong' : 'weak', name);
      // An unconfirmed reverse name is only the claim of the peer's owner, for the relay or against it. A masked name
      // says nothing. A name next to a recorded address is the server's own record and not masked.
      return verified === true && (hop.peer.address !== null || !isMasked(name)) ? 'foreign' : 'unknown';
  }
}

function weighHelo(hop: Hop, profile: RelayProfile, add: Add): void {
  const { helo } = hop.peer;
  if (helo === null) return;
  const literal = readEndpoint(helo);
  if (literal !== null) {
    if (literal.address !== hop.peer.address && isInNetworks(literal.address, profile.networks)) {
      add('injected', false, 'weak', helo);
    }
    return;
  }
  const match = matchName(helo, profile);
  if (match === 'host') add('helo', true, 'weak', helo);
  else if (match === 'submission-host') add('submission-host', true, 'supporting', helo);
  else if (match === 'look-alike')
    add(hop.anomalies.includes('malformed-helo') ? 'injected' : 'look-alike', false, 'weak', helo);
}

/**
 * Adds an envelope sender that quotes the relay's name, which Exim and Dovecot print: `"gato101.sndsy.ru
 * (gato101.sndsy.ru [185.138.182.101])"@evil.example`.
 */
function weighEnvelope(hop: Hop, profile: RelayProfile, add: Add): void {
  const sender = hop.envelopeFrom;
  if (sender === null || !sender.includes('"')) return;
  if (matchName(sender.slice(0, sender.lastIndexOf('@')), profile) !== 'none') add('injected', false, 'weak', sender);
}

/** A result for an address other than the recorded one is about another client. */
function weighResults(hop: Hop, profile: RelayProfile, results: BorderResults, add: Add): void {
  const recorded = hop.peer.address;
  for (const { address, fieldIndex } of results.clientAddresses) {
    if (recorded !== null && recorded !== address) continue;
    if (isInNetworks(address, profile.networks)) add('authenticated-address', true, 'strong', address, fieldIndex);
  }
  for (const { name, address, fieldIndex } of results.confirmedNames) {
    if (recorded !== null && address !== null && recorded !== address) continue;
    if (matchName(name, profile) === 'host') add('confirmed-name', true, 'strong', name, fieldIndex);
  }
}
