import { isLoopbackAddress } from '../hosts/address.ts';
import { isInternalAddress } from '../hosts/networks.ts';
import { isUnderAny, normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import type { Hop } from '../received/hop.ts';
import { domainsOfService } from './filtering-services.ts';
import { belongsTo, type Operator } from './operator.ts';
import {
  handsOnByHttps,
  isHandedInByUser,
  isSentByProvider,
  providerOfHost,
  providerOfHostOrAddress,
} from './providers.ts';
import { isSendingService } from './sending-services.ts';

/**
 * Whether the host that wrote `older` can be the one that the writer of `newer` received from: same name, same
 * registrable domain, same address, or one operator. Check {@link isHandedIn} first: a submission fits nothing.
 *
 * If `newer` has a reverse name, the HELO name does not count: the peer chose it. A writer without a comparable name
 * ("localhost", a bare address) fits only after a step inside one host or network.
 */
export function fitsTogether(newer: Hop, older: Hop, operators: readonly Operator[]): boolean {
  const writers = [older.writer.host, older.writer.otherName].filter((name) => name !== null);
  if (isLocalStep(newer)) return isSameWriter(newer, older);
  const names = namesOfSender(newer);
  const { address } = newer.peer;
  if (names.some(isSendingService)) return false;
  if (address !== null && (older.writer.address === address || writers.includes(address))) return true;
  if (writers.some((writer) => names.some((name) => isOneOperator(name, writer)))) return true;
  const isOf = (operator: Operator): boolean =>
    belongsTo(operator, names, address) && belongsTo(operator, writers, null);
  if (operators.some(isOf)) return true;
  const comparable = writers.some((writer) => registrableDomain(writer) !== null);
  const within = newer.kind === 'local' || (address !== null && isInternalAddress(address));
  return within && !comparable;
}

/**
 * Whether this hop is a submission, so that everything after it in the header is the submitter's: a login, a webmail,
 * Outlook, a provider's API, or a provider's host that only accepts messages from its users.
 */
export function isHandedIn(hop: Hop): boolean {
  switch (hop.begins) {
    case 'login':
    case 'composed':
      return true;
    case 'web': {
      const provider = hop.writer.host === null ? null : providerOfHost(hop.writer.host);
      return provider === null || !handsOnByHttps(provider, hop);
    }
    default:
      return isHandedInByUser(hop);
  }
}

/**
 * Whether a program on the host queued the message: a vacation notice, sieve's redirect, a filter, or anyone's script
 * there.
 */
export function isLocalStep({ begins }: Hop): boolean {
  return begins === 'local-submission' || begins === 're-injection';
}

function isSameWriter(newer: Hop, older: Hop): boolean {
  const [one, other] = [newer.writer.host, older.writer.host];
  return one === null || other === null || normaliseHost(one) === normaliseHost(other);
}

/**
 * Whether the only name of the hop's peer is unconfirmed and the same as the writer's own name. `from mx1.romashka.test
 * (203.0.113.70) by mx1.romashka.test` before a field "by mx1.romashka.test" is not a chain. If it were, the reader
 * would see "reported by your own server", and be asked whether that server is theirs.
 */
export function borrowsOwnName({ peer, writer }: Hop): boolean {
  const { helo, address, reverseName } = peer;
  if (writer.host === null || address === null || isInternalAddress(address) || address === writer.address)
    return false;
  if (reverseName.state === 'named' && reverseName.verified === true) return false;
  const name = reverseName.state === 'named' && reverseName.verified === null ? reverseName.name : helo;
  return name !== null && normaliseHost(name) === normaliseHost(writer.host);
}

/**
 * Names of the host that handed the message to the writer of this hop: its peer, or the host itself for a local step.
 *
 * The greeting of a public address says nothing after a look-up that found no name.
 */
export function namesOfSender(hop: Hop): string[] {
  return namesInHop(hop).filter((name) => !isBorrowedFromProvider(name, hop));
}

function namesInHop({ kind, peer, writer }: Hop): string[] {
  const { helo, reverseName, address } = peer;
  const own = [writer.host, writer.otherName].filter((name) => name !== null);
  if (kind === 'local' && address === null && helo === null) return own;
  const said = helo === null ? [] : [helo];
  // A list manager or a filter hands the message back over the loopback address: the host itself was the peer.
  if (address !== null && peer.addressCertain && isLoopbackAddress(address)) return [...own, ...said];
  const lookedUp = reverseName.state === 'named' && reverseName.verified !== false ? [reverseName.name] : [];
  if (address === null || isInternalAddress(address)) return [...lookedUp, ...said];
  return reverseName.state === 'not-recorded' ? said : lookedUp;
}

/**
 * Whether a peer's name is a provider's that a stranger may have borrowed. Unless it was confirmed, it says nothing if
 * the address is not the provider's: anyone can greet as mail-lf1-f41.google.com. Without an address, or with one that
 * everyone behind a NAT has, only the provider's own hosts and those without a domain are believed when they write it.
 * Others are not: `from mail-lf1-f41.google.com (unknown [172.18.0.1]) by gw.partner.example`.
 */
function isBorrowedFromProvider(name: string, { peer, writer }: Hop): boolean {
  const provider = providerOfHost(name);
  const { address, addressCertain, reverseName } = peer;
  if (provider === null) return false;
  if (reverseName.state === 'named' && reverseName.verified === true && reverseName.name === name) return false;
  if (address !== null && addressCertain && !isInternalAddress(address)) return !isSentByProvider(provider, address);
  const host = writer.host ?? '';
  return /\.[a-z]/i.test(host) && providerOfHost(host) !== provider;
}

/**
 * Whether a name can belong to the host that wrote a field: it is the host's own, or in the same registrable domain, or
 * belongs to the same provider or filtering service.
 */
export function isOneOperator(name: string, writer: string): boolean {
  const host = normaliseHost(name);
  if (host !== null && host === normaliseHost(writer)) return true;
  const domain = registrableDomain(name);
  if (domain !== null && domain === registrableDomain(writer)) return true;
  const provider = providerOfHostOrAddress(name);
  if (provider !== null && providerOfHostOrAddress(writer) === provider) return true;
  return isUnderAny(writer, domainsOfService(name)) || (domain === 'hornetsecurity.com' && HORNETSECURITY.test(writer));
}

/**
 * Hosts of Hornetsecurity write no domain: "from x ([192.0.2.1]) by mx-gate31-hz12; date" (public list archives,
 * 2026-12).
 */
const HORNETSECURITY = /^mx-gate\d+-hz\d+$/;
