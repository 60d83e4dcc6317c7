import { isInternalAddress } from '../hosts/address.ts';
import { isBelievable } from '../received/hop.ts';
import type { Hop, Peer } from '../received/hop.ts';
import { isUnderDomain, registrableDomain } from '../hosts/host-name.ts';
import { isWebSubmission } from '../received/protocol.ts';
import { fitsTogether, isComposed } from './consistency.ts';
import { isCustomerName } from './customer-name.ts';
import { isInNetworks } from '../hosts/networks.ts';
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
 * outside (RFC 5321 §4.4, RFC 8601 §7.1; docs/border.md has worked examples). A message that came from a named host of
 * the organisation itself has its border there. null when every hop is a step inside one host or private network, or
 * there is none.
 *
 * Everything below the border is the sender's word, so the walk stops where it cannot be sure: too early a border makes
 * a verdict weaker, too late a border would let a forger prove anything. It cannot see who uses the mailbox's own hosts:
 * a person with an account on them, or a mail server that sees all the world under one private address (NAT), is inside.
 */
export function findBorder(hops: readonly Hop[], own: OwnServers): Border | null {
  const walk: Walk = { organisation: new Set(), provider: null, own };
  let rule: Border['rule'] = 'walk';
  /** The last hop that was passed because of its peer's confirmed name. */
  let named: { readonly hop: Hop; readonly border: Border } | null = null;
  let newer: Hop | null = null;
  for (const hop of hops) {
    // The named host would have written this field, had it taken the message over a network.
    if (named !== null && newer === named.hop && !isOfSameSide(newer, hop, walk.organisation)) return named.border;
    meetWriter(walk, hop);
    const step = stepOf(hop, walk);
    if (step === 'my-servers' || step === 'preset') rule = step;
    const here: Border = {
      hop: hop.index,
      rule: step === 'edge' ? 'preset' : rule,
      provider: walk.provider?.title ?? null,
    };
    if (step === 'outside' || step === 'edge') return here;
    if (step === 'named') named = { hop, border: here };
    newer = hop;
  }
  return named?.border ?? null;
}

interface Walk {
  /** The registrable domains of all hosts that the walk has passed: each was handed the message from inside. */
  readonly organisation: Set<string>;
  /** Provider whose servers wrote the hops so far. */
  provider: ProviderPreset | null;
  readonly own: OwnServers;
}

function meetWriter(walk: Walk, { writer }: Hop): void {
  for (const name of [writer.host, writer.otherName]) {
    const domain = name === null ? null : registrableDomain(name);
    if (domain !== null) walk.organisation.add(domain);
  }
  if (writer.host === null) return;
  // A server that calls itself "10.217.151.77" (Yahoo) or "p00-icloudmta-smtpin-1" is of the provider that took the message from it.
  const provider = providerOfHost(writer.host);
  if (provider !== null || registrableDomain(writer.host) !== null) walk.provider = provider;
}

function isOfSameSide(newer: Hop, hop: Hop, organisation: ReadonlySet<string>): boolean {
  const domain = hop.writer.host === null ? null : registrableDomain(hop.writer.host);
  return domain === null || organisation.has(domain) || fitsTogether(newer, hop, []);
}

type Step = 'inside' | 'named' | 'my-servers' | 'preset' | 'outside' | 'edge';

function stepOf(hop: Hop, walk: Walk): Step {
  if (!isBelievable(hop)) return 'outside';
  if (isOwnServer(hop.peer, walk.own)) return 'my-servers';
  if (walk.provider !== null) {
    const step = stepInsideProvider(hop, walk.provider);
    if (step !== null) return step;
  }
  return generalStep(hop, walk.organisation);
}

/**
 * A name counts only where the writer confirmed it. A gateway whose name the mailbox's server writes unchecked (Gmail)
 * is known by its network; its own field then reports instead of proving.
 */
function isOwnServer({ address, addressCertain, reverseName }: Peer, own: OwnServers): boolean {
  if (address === null || !addressCertain) return false;
  if (isInNetworks(address, own.networks)) return true;
  if (reverseName.state !== 'named' || reverseName.verified !== true) return false;
  return own.hostSuffixes.some((suffix) => isUnderDomain(reverseName.name, suffix));
}

function stepInsideProvider(hop: Hop, provider: ProviderPreset): Step | null {
  const { host } = hop.writer;
  if (host !== null && isEdge(provider, host)) return 'edge';
  const { address, addressCertain } = hop.peer;
  if (hop.authentication.authenticated === true || isComposed(hop)) return null;
  if (host !== null && provider.stores?.test(host) === true) return 'preset';
  if (address !== null && addressCertain && isInsideProvider(provider, address)) return 'preset';
  const byHttp = hop.protocol !== null && isWebSubmission(hop.protocol);
  if (byHttp && provider.handsOnByHttp && (address === null || isInternalAddress(address))) return 'preset';
  return null;
}

/** The general rules, for any server. */
function generalStep(hop: Hop, organisation: ReadonlySet<string>): Step {
  const { peer } = hop;
  // OpenSMTPD's own sendmail hands over through a socket, "(mx.fikus.test [local]) … with ESMTPA", and nobody signed in.
  if (hop.kind === 'local' && peer.helo !== null && !isComposed(hop)) return 'inside';
  // A person or program signed in: the message began here, and everything below came with it.
  if (hop.authentication.authenticated === true || isComposed(hop)) return 'outside';
  if (hop.protocol !== null && isWebSubmission(hop.protocol)) return 'outside';
  if (hop.kind === 'local') return 'inside';
  if (peer.address === null || !peer.addressCertain) return 'outside';
  if (isInternalAddress(peer.address)) return 'inside';
  // A reverse name is the peer owner's word unless the writer checked it: OpenSMTPD, qpsmtpd and Haraka print any.
  if (peer.reverseName.state !== 'named' || peer.reverseName.verified !== true) return 'outside';
  const { name } = peer.reverseName;
  const domain = registrableDomain(name);
  if (domain === null || !organisation.has(domain) || isCustomerName(name, peer.address)) return 'outside';
  return 'named';
}
