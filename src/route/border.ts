import { isInternalAddress } from '../received/address.ts';
import type { Hop } from '../received/hop.ts';
import { isUnderDomain, registrableDomain } from '../received/host-name.ts';
import { isCollection, isWebSubmission } from '../received/protocol.ts';
import { isInNetworks } from './networks.ts';
import { isEdge, isInsideProvider, type ProviderPreset, providerOfHost } from './provider-presets.ts';
import type { Border } from './route.ts';

/** The user's own receiving servers: a gateway in front of the mailbox, for instance. */
export interface OwnServers {
  /** Domains, matched on label boundaries. */
  readonly hostSuffixes: readonly string[];
  /** CIDR notation. */
  readonly networks: readonly string[];
}

/**
 * Finds the border: from the top (newest) down, the first hop in which the mailbox's own side accepted the message from
 * outside (RFC 5321 §4.4, RFC 8601 §7.1; docs/border.md has worked examples). null when every hop is a step inside, or
 * there is none.
 *
 * Everything below the border is the sender's word, so the walk stops where it cannot be sure: too early a border makes
 * a verdict weaker, too late a border would let a forger prove anything.
 */
export function findBorder(hops: readonly Hop[], own: OwnServers): Border | null {
  const organisation = new Set<string>();
  let rule: Border['rule'] = 'walk';
  for (const hop of hops) {
    const provider = hop.writer.host === null ? null : providerOfHost(hop.writer.host);
    addOrganisation(organisation, hop);
    const step = stepOf(hop, provider, organisation, own);
    if (step === 'my-servers' || step === 'preset') rule = step;
    if (step === 'outside' || step === 'edge') {
      const settledBy = step === 'edge' ? 'preset' : rule;
      return { hop: hop.index, rule: settledBy, provider: provider?.title ?? null };
    }
  }
  return null;
}

/** The domains of all hosts that the walk has passed: each was handed the message from inside. */
function addOrganisation(organisation: Set<string>, hop: Hop): void {
  for (const name of [hop.writer.host, hop.writer.otherName]) {
    const domain = name === null ? null : registrableDomain(name);
    if (domain !== null) organisation.add(domain);
  }
}

type Step = 'inside' | 'my-servers' | 'preset' | 'outside' | 'edge';

function stepOf(hop: Hop, provider: ProviderPreset | null, organisation: ReadonlySet<string>, own: OwnServers): Step {
  // Text of the sender inside the field: nothing in or below it can be believed.
  if (hop.kind === 'unreadable' || hop.anomalies.includes('second-clauses')) return 'outside';
  const { peer } = hop;
  if (peer.address !== null && isInNetworks(peer.address, own.networks)) return 'my-servers';
  if (peer.reverseName.state === 'named' && peer.reverseName.verified !== false) {
    const { name } = peer.reverseName;
    if (own.hostSuffixes.some((suffix) => isUnderDomain(name, suffix))) return 'my-servers';
  }
  if (provider !== null) {
    const step = stepInsideProvider(hop, provider);
    if (step !== null) return step;
  }
  return isInside(hop, organisation) ? 'inside' : 'outside';
}

function stepInsideProvider(hop: Hop, provider: ProviderPreset): Step | null {
  const { host } = hop.writer;
  if (host !== null && isEdge(provider, host)) return 'edge';
  const { address } = hop.peer;
  if (hop.authentication.authenticated === true) return null;
  if (address !== null && isInsideProvider(provider, address)) return 'preset';
  const byHttp = hop.protocol !== null && isWebSubmission(hop.protocol);
  if (byHttp && provider.handsOnByHttp && (address === null || isInternalAddress(address))) return 'preset';
  return null;
}

/** The general rules, for any server. */
function isInside(hop: Hop, organisation: ReadonlySet<string>): boolean {
  const { peer } = hop;
  // A person or program signed in: the message began here, and everything below came with it.
  if (hop.authentication.authenticated === true) return false;
  if (hop.protocol !== null && isWebSubmission(hop.protocol)) return false;
  if (hop.kind === 'local') return true;
  if (peer.address === null || !peer.addressCertain) return false;
  if (isInternalAddress(peer.address)) return true;
  // A reverse name is the peer owner's word unless the writer checked it: OpenSMTPD, qpsmtpd and Haraka print any.
  if (peer.reverseName.state !== 'named' || peer.reverseName.verified !== true) return false;
  const domain = registrableDomain(peer.reverseName.name);
  return domain !== null && organisation.has(domain);
}

/** fetchmail and its kin: the message lay in another mailbox before (`with IMAP`, `with POP3`). */
export function isCollectedHop(hop: Hop): boolean {
  return hop.protocol !== null && isCollection(hop.protocol);
}
