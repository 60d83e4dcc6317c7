import { isInternalAddress, isLoopbackAddress } from '../hosts/address.ts';
import type { Hop } from '../received/hop.ts';
import { isUnderDomain, normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import { isInNetworks } from '../hosts/networks.ts';
import { providerOfHostOrAddress } from './provider-presets.ts';

/** Hosts that are one operator's although their names differ: a relay receives under one name and sends under another. */
export interface Operator {
  readonly hosts: readonly string[];
  readonly networks: readonly string[];
}

/**
 * Whether the host that wrote `older` can be the one that the writer of `newer` received from: same name, same
 * registrable domain, same address, or one operator.
 *
 * Where `newer` names a reverse name, the HELO name does not count: the peer chose it. A writer without a name that
 * could be compared ("localhost", a bare address) fits only behind a step inside one host or network.
 */
export function fitsTogether(newer: Hop, older: Hop, operators: readonly Operator[]): boolean {
  // Outlook handed over what a person wrote: the message has no way before that.
  if (isComposed(newer)) return false;
  const writers = [older.writer.host, older.writer.otherName].filter((name) => name !== null);
  const names = namesOfSender(newer);
  const { address } = newer.peer;
  if (address !== null && (older.writer.address === address || writers.includes(address))) return true;
  if (writers.some((writer) => names.some((name) => isSameHost(writer, name)))) return true;
  if (operators.some((operator) => belongs(operator, names, address) && belongs(operator, writers, null))) return true;
  if (isSameProvider(names, writers)) return true;
  const comparable = writers.some((writer) => registrableDomain(writer) !== null);
  const within = newer.kind === 'local' || (address !== null && isInternalAddress(address));
  return within && !comparable;
}

/**
 * Whether a stranger calls itself by a name of the writer's own organisation, that a look-up did not confirm, or by the
 * writer's very own name, that nobody looked up. `from mx1.romashka.test (unknown [203.0.113.70]) by mx1.romashka.test (Postfix)`
 * over a field "by mx1.romashka.test" is no chain: the reader would be told that his own server reports it, and be asked whether
 * it is his.
 */
export function borrowsOwnName({ peer, writer, authentication }: Hop): boolean {
  const { helo, address, reverseName } = peer;
  if (writer.host === null || authentication.authenticated === true) return false;
  if (address === null || isInternalAddress(address) || address === writer.address) return false;
  if (reverseName.state === 'named') {
    if (reverseName.verified === true) return false;
    if (reverseName.verified === null) return normaliseHost(reverseName.name) === normaliseHost(writer.host);
  }
  if (helo === null) return false;
  const looked = reverseName.state !== 'not-recorded';
  return looked ? isSameHost(helo, writer.host) : normaliseHost(helo) === normaliseHost(writer.host);
}

/** A message that a person wrote in Outlook and handed to an Exchange server by MAPI: its way begins here. */
export function isComposed(hop: Hop): boolean {
  return hop.protocol !== null && hop.protocol.length === 4 && hop.protocol.toLowerCase() === 'mapi';
}

/** Names of the host that handed the message to the writer of this hop: its peer, or for a step inside a host the host itself. */
export function namesOfSender(hop: Hop): string[] {
  const { peer, writer } = hop;
  if (hop.kind === 'local' && peer.address === null && peer.helo === null) {
    return [writer.host, writer.otherName].filter((name) => name !== null);
  }
  // A list manager or a filter hands it back over the loopback address: the host itself was the peer.
  if (peer.address !== null && peer.addressCertain && isLoopbackAddress(peer.address)) {
    return [writer.host, writer.otherName, peer.helo].filter((name) => name !== null);
  }
  const helo = peer.helo === null ? [] : [peer.helo];
  const { reverseName } = peer;
  if (reverseName.state !== 'named' || reverseName.verified === false) return helo;
  // In a private network the names of addresses are the cloud's: "from www.lavka.test (ip-10-0-6-84.compute.internal [10.0.6.84])".
  const isInside = peer.address !== null && isInternalAddress(peer.address);
  return isInside ? [reverseName.name, ...helo] : [reverseName.name];
}

function isSameHost(a: string, b: string): boolean {
  const first = normaliseHost(a);
  const second = normaliseHost(b);
  if (first === null || second === null) return false;
  if (first === second) return true;
  const domain = registrableDomain(first);
  return domain !== null && domain === registrableDomain(second);
}

function belongs(operator: Operator, names: readonly string[], address: string | null): boolean {
  if (address !== null && isInNetworks(address, operator.networks)) return true;
  return names.some((name) => operator.hosts.some((domain) => isUnderDomain(name, domain)));
}

function isSameProvider(names: readonly string[], writers: readonly string[]): boolean {
  return names.some((name) => {
    const provider = providerOfHostOrAddress(name);
    return provider !== null && writers.some((writer) => providerOfHostOrAddress(writer) === provider);
  });
}
