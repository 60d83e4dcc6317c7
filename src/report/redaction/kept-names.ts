import { isLoopbackAddress } from '../../hosts/address.ts';
import type { Hop } from '../../received/hop.ts';
import { isUnderAny, isUnderDomain, normaliseHost, registrableDomain } from '../../hosts/host-name.ts';
import { isWebSubmission } from '../../received/protocol.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import { matchName } from '../../relay/names.ts';
import { isContainerGateway } from '../../route/address-translation.ts';
import { GATEWAYS } from '../../route/gateways.ts';
import { isInNetworks, isInternalAddress } from '../../hosts/networks.ts';
import { PROVIDER_PRESETS } from '../../route/provider-presets.ts';
import type { InspectSettings } from '../inspect-settings.ts';
import type { Report } from '../report.ts';

/**
 * What is kept of a host name: all of it, its domain (null: not even the domain), or everything except a person's
 * words.
 */
export type HostTreatment =
  | { readonly keep: 'all' }
  | { readonly keep: 'relay-name' }
  | { readonly keep: 'domain'; readonly domain: string | null };

/** Four numbers in a host name that may be an address. */
export const ADDRESS_IN_NAME = /(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})/;

/** Domains that identify mailbox providers and filtering gateways. */
const DOMAINS_OF_SERVICES: readonly string[] = [
  ...PROVIDER_PRESETS.flatMap(({ edges, writers }) => [...edges, ...writers]),
  ...GATEWAYS.flatMap(({ hosts }) => hosts),
];

/**
 * Which hosts, domains and addresses of a message are kept in its redacted form.
 *
 * Whatever the judgement rests on is always kept: the relays' names and networks (and their look-alikes), the user's
 * own servers, mailbox providers, filtering gateways, the border host. Other servers on the route are kept, and so are
 * the domains in authentication results. Whoever submitted the message (the peer of a hop with a login or from a
 * webmail) is masked, and so is every other domain.
 */
export class KeptNames {
  readonly #settings: InspectSettings;
  readonly #borderHost: string | null;
  readonly #submitters = new Set<string>();
  readonly #submitterAddresses = new Set<string>();
  readonly #relayWords: ReadonlySet<string>;
  /** Hosts and domains of the route and of authentication, in normal form. */
  readonly #names = new Set<string>();
  /** The registrable domains of these names. */
  readonly #domains = new Set<string>();
  readonly #addresses = new Set<string>();

  /** @param stated domains and hosts in authentication results, as written */
  constructor(report: Report, stated: readonly string[], settings: InspectSettings) {
    this.#settings = settings;
    this.#relayWords = new Set(settings.profiles.flatMap(wordsOfProfile));
    const hops = report.route.hops.map(({ hop }) => hop);
    const borderHop = hops[report.route.border?.hop ?? -1];
    this.#borderHost = normalHost(borderHop?.writer.host ?? null);
    for (const hop of hops) if (this.isSubmission(hop)) this.#addSubmitter(hop);
    const submitterDomains = new Set([...this.#submitters].map(registrableDomain));
    for (const hop of hops) this.#addServer(hop, submitterDomains);
    for (const name of stated) this.#addName(name);
    if (this.#borderHost !== null) this.#addName(this.#borderHost);
  }

  /**
   * Whether a person's program or a customer's server submitted the message: with a login, over a webmail, or to a
   * relay's submission host (which may recognise its customers by their addresses).
   */
  isSubmission({ authentication, protocol, via, writer }: Hop): boolean {
    if (authentication.authenticated === true) return true;
    if ([protocol, via].some((word) => word !== null && isWebSubmission(word))) return true;
    const { host } = writer;
    return host !== null && this.#settings.profiles.some(({ submissionHosts }) => isUnderAny(host, submissionHosts));
  }

  /** Whether the name belongs to a host that submitted the message. */
  isSubmitterName(name: string): boolean {
    if (!this.#submitters.has(normalHost(name) ?? name.toLowerCase())) return false;
    return !this.isRelayName(name) && normalHost(name) !== this.#borderHost;
  }

  /**
   * What may be kept of a host name.
   *
   * @param isSecret whether a part of a label is a person's word
   */
  treatmentOf(name: string, isSecret: (word: string) => boolean): HostTreatment {
    if (this.isRelayName(name)) return { keep: 'relay-name' };
    const host = normalHost(name);
    if (host === null) return { keep: 'domain', domain: null };
    if (host === this.#borderHost) return { keep: 'all' };
    const domain = this.#neededDomain(host);
    if (domain === null || host === domain) return domain === null ? { keep: 'domain', domain } : { keep: 'all' };
    const labels = host.slice(0, host.length - domain.length);
    const betrays = this.isSubmitterName(name) || this.holdsMaskedAddress(host) || labels.split(/[-_.]/).some(isSecret);
    return betrays ? { keep: 'domain', domain } : { keep: 'all' };
  }

  /**
   * What may be kept of a domain after an "@" or in a link: nothing below a needed domain unless the route or
   * authentication names it, because services write tokens into such labels.
   */
  treatmentOfDomain(name: string, isSecret: (word: string) => boolean): HostTreatment {
    const host = normalHost(name);
    if (host === null) return { keep: 'domain', domain: null };
    if (this.#names.has(host)) return this.treatmentOf(name, isSecret);
    const domain = this.#neededDomain(host);
    return domain === host ? { keep: 'all' } : { keep: 'domain', domain };
  }

  /** @param address canonical text */
  keepsAddress(address: string): boolean {
    const { profiles, myServers } = this.#settings;
    if (isLoopbackAddress(address) || address === '0.0.0.0' || address === '::') return true;
    if (isInNetworks(address, myServers.networks)) return true;
    if (profiles.some(({ networks }) => isInNetworks(address, networks))) return true;
    // The default address of a container's gateway identifies nobody, and the verdict depends on it.
    if (isContainerGateway(address, null)) return true;
    if (isInternalAddress(address)) return false;
    if (PROVIDER_PRESETS.some(({ innerNetworks }) => isInNetworks(address, innerNetworks))) return true;
    return this.#addresses.has(address) && !this.#submitterAddresses.has(address);
  }

  /**
   * Whether a word is part of a relay's names ("sendsay"). A mailbox with that name does not make the word personal.
   */
  isRelayWord(word: string): boolean {
    return this.#relayWords.has(word) || this.#relayWords.has(word.replace(/\d+$/, ''));
  }

  /** Whether a host is directly below a relay's domain, like its sending hosts: "gato101.sndsy.ru". */
  isRelayHost(name: string): boolean {
    const host = normalHost(name);
    if (host === null) return false;
    const parent = host.slice(host.indexOf('.') + 1);
    return this.#settings.profiles.some(({ hostSuffixes }) => hostSuffixes.includes(parent));
  }

  /** Whether a name is a relay's or a look-alike, which is evidence either way. */
  isRelayName(name: string): boolean {
    return this.#settings.profiles.some((profile) => matchName(name, profile) !== 'none');
  }

  /**
   * Whether a name contains a masked address, forwards or backwards: "10.5.19.248.rfc1918.example",
   * "dsl-9-113-0-203.isp.example".
   */
  holdsMaskedAddress(name: string): boolean {
    const numbers = ADDRESS_IN_NAME.exec(name)?.slice(1);
    if (numbers === undefined) return false;
    return [numbers.join('.'), numbers.toReversed().join('.')].some(
      (address) => this.#submitterAddresses.has(address) || (isInternalAddress(address) && !this.keepsAddress(address)),
    );
  }

  /** The domain of the name that must be kept, because it identifies the border or a server on the route. */
  #neededDomain(host: string): string | null {
    const { myServers, profiles } = this.#settings;
    const known = [...myServers.hostSuffixes, ...profiles.flatMap(domainsOfProfile), ...DOMAINS_OF_SERVICES].filter(
      (domain) => isUnderDomain(host, domain),
    );
    const [longest] = known.toSorted((a, b) => b.length - a.length);
    if (longest !== undefined) return normalHost(longest);
    const domain = registrableDomain(host);
    return domain !== null && this.#domains.has(domain) ? domain : null;
  }

  #addSubmitter({ peer }: Hop): void {
    for (const name of namesOfPeer(peer)) this.#submitters.add(normalHost(name) ?? name.toLowerCase());
    if (peer.address !== null) this.#submitterAddresses.add(peer.address);
  }

  #addServer(hop: Hop, submitterDomains: ReadonlySet<string | null>): void {
    const { writer, peer } = hop;
    const names = [writer.host, writer.otherName, ...(this.isSubmission(hop) ? [] : namesOfPeer(peer))];
    for (const name of names) {
      if (name !== null && !submitterDomains.has(registrableDomain(name))) this.#addName(name);
    }
    if (writer.address !== null) this.#addresses.add(writer.address);
    if (peer.address !== null) this.#addresses.add(peer.address);
  }

  #addName(name: string): void {
    const host = normalHost(name);
    const domain = registrableDomain(name);
    if (host !== null) this.#names.add(host);
    if (domain !== null) this.#domains.add(domain);
  }
}

function domainsOfProfile({ hostSuffixes, submissionHosts, dkimDomains }: RelayProfile): string[] {
  return [...hostSuffixes, ...submissionHosts, ...dkimDomains];
}

function wordsOfProfile(profile: RelayProfile): string[] {
  return domainsOfProfile(profile)
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u))
    .filter((word) => word !== '');
}

function namesOfPeer(peer: Hop['peer']): string[] {
  const { helo, reverseName } = peer;
  return [helo, reverseName.state === 'named' ? reverseName.name : null].filter((name) => name !== null);
}

function normalHost(name: string | null): string | null {
  return name === null ? null : normaliseHost(name);
}
