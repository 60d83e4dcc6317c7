import { isLoopbackAddress, readEndpoint } from '../hosts/address.ts';
import { isInternalAddress, isPrivateAddress } from '../hosts/networks.ts';
import { normaliseHost, publicDomain, registrableDomain } from '../hosts/host-name.ts';
import { type Hop, isBelievable, type Peer } from '../received/hop.ts';
import { isCollection, mayPassOn, protocolFacts } from '../received/protocol.ts';
import { isBalancerName, isContainerGateway } from './address-translation.ts';
import { isNonServerName, saysLittle } from './inner-names.ts';
import { isMyHost, isMyMailServer, myServer } from './my-servers.ts';
import { belongsTo } from './operator.ts';
import type { PremiseKind } from './premise.ts';
import type { ProviderPreset } from './provider-presets.ts';
import {
  handsOnByHttps,
  isEdge,
  isHandedInByUser,
  isInsideProvider,
  providerOfHost,
  providerOfSilentStep,
} from './providers.ts';
import { isMailServerName } from './server-names.ts';
import { isOfOrganisation, type Walk } from './walk.ts';

/** Why a hop counts as a step inside the mailbox's system. */
export type InsideRule =
  | 'program-of-my-server'
  | 'my-server'
  | 'provider-host'
  | 'provider-silent'
  | 'local-delivery'
  | 'delivery-greeting'
  | 'loopback'
  | 'private-name'
  | 'private-greeting'
  | 'organisation-host'
  | 'collected'
  | 'no-transfer';

/** Why the walk ends at a hop: everything after it is only claimed by the sender. */
export type EndRule =
  | 'spoiled'
  | 'begins'
  | 'relay-peer'
  | 'relay-writer'
  | 'provider-edge'
  | 'silent'
  | 'no-address'
  | 'either-address'
  | 'users-protocol'
  | 'foreign-on-loopback'
  | 'shared-address'
  | 'foreign-on-private'
  | 'container-gateway'
  | 'balancer'
  | 'unknown-on-private'
  | 'stranger-behind-nat'
  | 'stranger-writer'
  | 'outside';

/** One row of the table: a condition on a hop, and what follows if it holds. */
export type StepRule =
  | { readonly ends: EndRule; readonly when: (hop: Hop, walk: Walk, next: Hop | null) => boolean }
  | {
      readonly inside: InsideRule;
      readonly when: (hop: Hop, walk: Walk, next: Hop | null) => boolean;
      /** What the step rests on beyond the header; null if the header and the presets are enough. */
      readonly premise: ((hop: Hop, walk: Walk) => { readonly kind: PremiseKind; readonly value: string }) | null;
      /** Who may have written the next hop, besides the organisation's hosts and the peer by its name. */
      readonly next: NextWriter;
    };

/**
 * `nameless`: also a host without a domain ("by store"). `organisation`: nobody else. `provider`: only the provider's
 * own hosts, or a nameless one. `private`: like nameless, and a stranger means NAT. `first-named`: like nameless, and
 * anyone if this line does not name its peer and no line so far names a server (the newest lines of qmail and fdm).
 */
export type NextWriter = 'nameless' | 'organisation' | 'provider' | 'private' | 'first-named';

/**
 * The rules for one hop, tried in this order; the first match decides, and a hop that matches none came from outside.
 * docs/border.md has the same table in words, and a test compares the two.
 *
 * Each `inside` needs a reason that nobody outside can produce; that document lists what a sender can do.
 */
export const STEP_RULES: readonly StepRule[] = [
  { ends: 'spoiled', when: (hop) => !isBelievable(hop) },
  {
    inside: 'program-of-my-server',
    when: (hop, walk) =>
      (hop.begins === 'local-submission' || hop.begins === 're-injection') &&
      isMyMailServer(hop.writer.host, walk.mine),
    premise: ({ writer }) => ({ kind: 'my-servers', value: writer.host ?? '' }),
    next: 'nameless',
  },
  { ends: 'begins', when: beginsMessage },
  {
    inside: 'my-server',
    when: (hop, walk) => ownPeer(hop, walk) !== null,
    premise: (hop, walk) => ({ kind: 'my-servers', value: ownPeer(hop, walk) ?? '' }),
    next: 'nameless',
  },
  { ends: 'relay-peer', when: ({ peer }, { relays }) => relays.some((relay) => isPeer(relay, peer)) },
  {
    ends: 'provider-edge',
    when: ({ writer }, { provider }) => provider !== null && writer.host !== null && isEdge(provider, writer.host),
  },
  { inside: 'provider-host', when: isProviderHost, premise: null, next: 'provider' },
  {
    inside: 'provider-silent',
    when: (hop, { outgoing }) => saysNoPeer(hop) && providerOfSilentStep(hop, outgoing) !== null,
    premise: null,
    next: 'provider',
  },
  { inside: 'collected', when: isCollected, premise: null, next: 'first-named' },
  { inside: 'no-transfer', when: transfersNothing, premise: null, next: 'first-named' },
  { inside: 'local-delivery', when: isLocalDelivery, premise: null, next: 'nameless' },
  {
    inside: 'delivery-greeting',
    when: isDeliveryByGreeting,
    premise: ({ peer }) => ({ kind: 'delivery-greeting', value: deliverer(peer) }),
    next: 'nameless',
  },
  { ends: 'silent', when: saysNoPeer },
  { ends: 'no-address', when: ({ peer }) => peer.address === null },
  { ends: 'either-address', when: ({ peer }) => !peer.addressCertain },
  { ends: 'users-protocol', when: ({ protocol }) => !mayPassOn(protocol) },
  { ends: 'foreign-on-loopback', when: (hop, walk) => isLoopback(hop.peer) && !greetsLocally(hop, walk) },
  {
    inside: 'loopback',
    when: (hop) => isLoopback(hop.peer) || isExchangeItself(hop),
    premise: ({ peer }) => ({ kind: 'loopback', value: peer.address ?? '' }),
    next: 'private',
  },
  { ends: 'shared-address', when: ({ peer }) => isSharedAddress(peer.address ?? '') },
  { ends: 'foreign-on-private', when: ({ peer }, walk) => isPrivate(peer) && greetsAsStranger(peer, walk) },
  {
    ends: 'container-gateway',
    when: ({ peer }) => isPrivate(peer) && isContainerGateway(peer.address ?? '', lookedUpName(peer)),
  },
  { ends: 'balancer', when: ({ peer }) => isPrivate(peer) && isBalancerName(lookedUpName(peer) ?? '') },
  {
    inside: 'private-name',
    when: ({ peer }, walk) => isPrivate(peer) && hasInnerName(peer, walk),
    premise: ({ peer }) => ({ kind: 'private-name', value: peer.address ?? '' }),
    next: 'private',
  },
  {
    inside: 'private-greeting',
    when: ({ peer }, walk) => isPrivate(peer) && greetsAsOwn(peer, walk),
    premise: ({ peer }) => ({ kind: 'private-greeting', value: peer.address ?? '' }),
    next: 'private',
  },
  { ends: 'unknown-on-private', when: ({ peer }) => isPrivate(peer) },
  {
    inside: 'organisation-host',
    when: isOrganisationHost,
    premise: ({ peer }, walk) => ({
      kind: isHosted(peer, walk) ? 'hosting-host' : 'organisation-host',
      value: confirmedName(peer) ?? '',
    }),
    next: 'organisation',
  },
];

function beginsMessage(hop: Hop, { provider }: Walk): boolean {
  // `from localhost (apache@localhost [127.0.0.1])`: RFC 1413 names the user of the host whose program connected.
  if (hop.begins === null)
    return isHandedInByUser(hop) || (isLoopback(hop.peer) && WEB_USERS.test(hop.peer.ident ?? ''));
  return !(hop.begins === 'web' && provider !== null && handsOnByHttps(provider, hop));
}

/** User accounts under which the programs of websites run. */
const WEB_USERS = /^(?:www|www-data|wwwrun|apache\d?|httpd?|nginx|nobody|php\S*|web\S*)$/i;

/**
 * The address or name that makes the peer one of the user's own servers. In a delivery without a public address, its
 * greeting is enough.
 */
function ownPeer(hop: Hop, { mine }: Walk): string | null {
  const { peer } = hop;
  return myServer(peer, mine) ?? (isInnerDelivery(hop) && isMyHost(peer.helo, mine) ? peer.helo : null);
}

function isPeer(relay: Parameters<typeof belongsTo>[0], peer: Peer): boolean {
  const name = confirmedName(peer);
  return belongsTo(relay, name === null ? [] : [name], peer.addressCertain ? peer.address : null);
}

/**
 * Whether the peer is one of the provider's hosts: by the provider's network, by a confirmed name of its internal
 * hosts, over its HTTPS, or at the hosts in front of its mailboxes.
 */
function isProviderHost(hop: Hop, { provider }: Walk): boolean {
  if (provider === null) return false;
  const { address, addressCertain } = hop.peer;
  if (isStore(provider, hop)) return true;
  if (address !== null && addressCertain && isInsideProvider(provider, address)) return true;
  const name = confirmedName(hop.peer);
  if (name !== null && belongsTo({ hosts: provider.innerHosts, networks: [] }, [name], null)) return true;
  return handsOnByHttps(provider, hop);
}

/**
 * Whether the writer is a store in front of the mailboxes, whose peer has no address or an internal one, and no foreign
 * name: companies have a "store1.internal" too.
 */
function isStore(provider: ProviderPreset, { writer, peer }: Hop): boolean {
  if (writer.host === null || provider.stores?.test(writer.host) !== true) return false;
  if (peer.address !== null && !isInsideProvider(provider, peer.address)) return false;
  return peer.helo === null || publicDomain(peer.helo) === null || providerOfHost(peer.helo) === provider;
}

/**
 * Whether the server hides who connected: `by mx.klever.test (Postfix) with ESMTPS id 1`, `by mx.klever.test; date`.
 */
function saysNoPeer({ peer, kind, protocol }: Hop): boolean {
  const nobody = peer.helo === null && peer.address === null && peer.reverseName.state === 'not-recorded';
  return nobody && kind !== 'unreadable' && !(protocol !== null && protocolFacts(protocol).local);
}

/** Whether the user's own program fetched the message: fetchmail, getmail, fdm, or any that writes IMAP or POP. */
function isCollected({ protocol, writer }: Hop): boolean {
  if (protocol !== null && isCollection(protocol)) return true;
  return writer.softwareCertain && COLLECTORS.has(writer.software ?? '');
}

const COLLECTORS: ReadonlySet<string> = new Set(['fetchmail', 'getmail', 'fdm']);

/**
 * Whether the message stayed where it was: "(qmail 10876 invoked from network)", "(Haraka outbound)" directly after a
 * field in the same program's own form, and list managers that name neither host nor peer ("with ECARTIS (v1.0.0; list
 * x)").
 */
function transfersNothing(hop: Hop, _walk: Walk, next: Hop | null): boolean {
  const { kind, peer, writer } = hop;
  if (kind !== 'local' || writer.host !== null || peer.helo !== null || peer.address !== null) return false;
  if (hop.protocol !== null || hop.via !== null) return true;
  if (next === null) return true;
  if (writer.software === 'qmail') return isOfQmail(next);
  return next.writer.software === writer.software && writer.software !== null;
}

/**
 * Whether a field has qmail's form, without an id and with no weekday in the date: `from smtp2.example (192.0.2.7) by
 * mx.example with SMTP; 29 Nov 2015 08:46:02 -0000`.
 */
function isOfQmail({ writer, id, time }: Hop): boolean {
  return (
    writer.software === 'qmail' ||
    (id === null && time !== null && /^\d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} -0000$/.test(time.text))
  );
}

/**
 * Whether a hop is a delivery by LMTP or the like without a public address: `from evil.example by mail.klever.test with
 * LMTP id 1`, `from evil.example (unknown [172.18.0.1]) by store with LMTP`. The line does not say whether this was on
 * the host itself, inside its network, or through a proxy from anywhere.
 */
function isInnerDelivery({ peer, protocol }: Hop): boolean {
  if (protocol === null || !protocolFacts(protocol).local) return false;
  return peer.address === null || isLoopbackAddress(peer.address) || isPrivateAddress(peer.address);
}

/**
 * Whether the message was delivered over a socket or by LMTP from the host itself, from an internal address, or from a
 * host whose name is in the organisation.
 */
function isLocalDelivery(hop: Hop, walk: Walk): boolean {
  const { peer, protocol, kind } = hop;
  if (protocol === null || !protocolFacts(protocol).local) return false;
  if (peer.address === null) return greetsLocally(hop, walk) || isOfOrganisation(walk, peer.helo ?? '');
  if (isInnerDelivery(hop)) return !greetsAsStranger(peer, walk) || greetsLocally(hop, walk);
  return kind === 'local' && isOfOrganisation(walk, confirmedName(peer) ?? '');
}

/**
 * Whether this is a delivery in which only a greeting or an unchecked reverse name says where it came from; a greeting
 * counts for nothing after a look-up that found no name. Zimbra: `from mta1.klever.test (LHLO mta1.klever.test)
 * (198.51.100.7) by mbox1.klever.test with LMTP`.
 */
function isDeliveryByGreeting(hop: Hop, walk: Walk): boolean {
  if (isInnerDelivery(hop)) return true;
  const { peer, protocol } = hop;
  if (protocol === null || !protocolFacts(protocol).local || peer.reverseName.state === 'none') return false;
  return isOfOrganisation(walk, lookedUpName(peer) ?? peer.helo ?? '');
}

/** What "my servers" would recognise the host by: a public address, or else its greeting. */
function deliverer(peer: Peer): string {
  const { address, addressCertain, helo } = peer;
  if (address !== null && addressCertain && !isInternalAddress(address)) return address;
  return helo ?? lookedUpName(peer) ?? '';
}

function isLoopback({ address, addressCertain }: Peer): boolean {
  return address !== null && addressCertain && isLoopbackAddress(address);
}

/**
 * Whether Exchange received the message from itself: `from EX1.klever.ru (fe80::5c1b:1d2a) by EX1.klever.ru
 * (fe80::5c1b:1d2a%12) with Microsoft SMTP Server`. It writes its own address after its name, and here that is also the
 * peer's.
 */
function isExchangeItself({ peer, writer }: Hop): boolean {
  const { address, addressCertain, helo } = peer;
  if (address === null || !addressCertain || address !== writer.address || !isInternalAddress(address)) return false;
  if (!writer.softwareCertain || writer.software !== 'Exchange' || helo === null || writer.host === null) return false;
  return normaliseHost(helo) === normaliseHost(writer.host);
}

function isPrivate({ address, addressCertain }: Peer): boolean {
  return address !== null && addressCertain && isPrivateAddress(address);
}

/** Carrier-grade NAT and link-local addresses: customers and guests share them. */
function isSharedAddress(address: string): boolean {
  return isInternalAddress(address) && !isPrivateAddress(address) && !isLoopbackAddress(address);
}

/**
 * On a loopback address, or when a delivery names none, a mail system greets as localhost, by a bare name, or by its own
 * name. `from www.klever.test (localhost [127.0.0.1]) by mx.klever.test` is a proxy on the host, used by whoever connects
 * to it.
 */
function greetsLocally({ peer, writer }: Hop, walk: Walk): boolean {
  const said = peer.helo ?? (peer.reverseName.state === 'named' ? peer.reverseName.name : null);
  if (said === null || isLocalName(said)) return true;
  // EC2: "from ip-172-20-0-196.eu-central-1.compute.internal (ip-172-20-0-196.eu-central-1.compute.internal [127.0.0.1])"
  if (isLoopback(peer) && publicDomain(said) === null && lookedUpName(peer) === said) return true;
  const own = [writer.host, writer.otherName].some(
    (name) => name !== null && normaliseHost(name) === normaliseHost(said),
  );
  if (own || (publicDomain(writer.host ?? '') === null && isOfOrganisation(walk, said))) return true;
  // Fastmail: "from phl-mx-07.messagingengine.com (localhost [127.0.0.1]) by mailmx.stl.internal"
  return walk.provider !== null && providerOfHost(said) === walk.provider;
}

function isLocalName(name: string): boolean {
  const literal = readEndpoint(name);
  if (literal !== null) return isLoopbackAddress(literal.address);
  return !name.includes('.') || PROGRAMS_ON_HOST.test(name);
}

/**
 * "from pps.filterd (mx1.klever.test [127.0.0.1]) by mx1.klever.test (8.18.1.2/8.18.1.2)": Proofpoint's filter, in the
 * company's own network or in Proofpoint's.
 */
const PROGRAMS_ON_HOST = /^(?:localhost[46]?\.localdomain[46]?|pps\.\w+)$/i;

/**
 * Whether a greeting names a public host outside the organisation, or an address that is not the peer's (`from
 * [203.0.113.66] (lb1.klever.test [192.168.1.1])`): behind NAT every stranger has a private address.
 */
function greetsAsStranger({ helo, address }: Peer, walk: Walk): boolean {
  if (helo === null) return false;
  const literal = readEndpoint(helo);
  if (literal !== null) return literal.address !== address;
  const domain = publicDomain(helo);
  return domain !== null && !walk.organisation.has(domain);
}

function lookedUpName({ reverseName }: Peer): string | null {
  return reverseName.state === 'named' && reverseName.verified !== false ? reverseName.name : null;
}

/**
 * Whether the name that was looked up for a private address belongs to a server, either in the organisation's domain or
 * one that exists only in a private network.
 */
function hasInnerName(peer: Peer, walk: Walk): boolean {
  const name = lookedUpName(peer);
  if (name === null || isNonServerName(name) || saysLittle(name, peer.address ?? '')) return false;
  return isOfOrganisation(walk, name) || publicDomain(name) === null;
}

/**
 * Whether the peer greets with a name of the organisation, or with the one that was looked up ("titan" as
 * titan.klever.test), and the look-up does not name another kind of machine.
 */
function greetsAsOwn(peer: Peer, walk: Walk): boolean {
  const name = lookedUpName(peer)?.toLowerCase() ?? '';
  if (peer.helo === null || isNonServerName(name)) return false;
  const greeting = peer.helo.toLowerCase();
  const isOwnName = greeting === name || name.startsWith(`${greeting}.`);
  return isOfOrganisation(walk, isOwnName ? name : greeting) || (isOwnName && publicDomain(name) === null);
}

function confirmedName({ reverseName }: Peer): string | null {
  return reverseName.state === 'named' && reverseName.verified === true ? reverseName.name : null;
}

function isOrganisationHost({ peer, writer }: Hop, walk: Walk): boolean {
  const name = confirmedName(peer);
  return name !== null && isOfOrganisation(walk, name) && isMailServerName(name, writer.host ?? '');
}

/** Whether the organisation's domain is not among the recipients': someone hosts the mailbox for them. */
function isHosted(peer: Peer, { recipients }: Walk): boolean {
  const domain = registrableDomain(confirmedName(peer) ?? '');
  return recipients.size > 0 && domain !== null && !recipients.has(domain);
}
