import { alignmentWithFrom } from '../../authentication/alignment.ts';
import type { AuthenticationStatement } from '../../authentication/statement.ts';
import { isInternalAddress, isLoopbackAddress } from '../../received/address.ts';
import type { Hop } from '../../received/hop.ts';
import { isUnderDomain, normaliseHost, registrableDomain } from '../../received/host-name.ts';
import { isWebSubmission } from '../../received/protocol.ts';
import { matchName } from '../../relay/names.ts';
import { gatewayOfHost } from '../../route/gateways.ts';
import { isInNetworks } from '../../route/networks.ts';
import { PROVIDER_PRESETS, providerOfHost } from '../../route/provider-presets.ts';
import type { InspectSettings } from '../inspect-settings.ts';
import type { Report } from '../report.ts';

/**
 * Which hosts, domains and addresses of a message stay in its redacted form.
 *
 * What the judgement rests on always stays: the relays' names and networks (and what is made to look like them), the
 * user's own servers, mailbox providers, filtering gateways, the border host. Other servers on the route stay, and the domains
 * that authentication speaks of. Whoever submitted the message (the peer of a hop with a login or from a webmail) goes,
 * and every domain that nothing of this needs.
 */
export class KeptNames {
  readonly #settings: InspectSettings;
  readonly #borderHost: string | null;
  readonly #submitters = new Set<string>();
  readonly #submitterAddresses = new Set<string>();
  readonly #domains = new Set<string>();
  readonly #addresses = new Set<string>();

  constructor(report: Report, statements: readonly AuthenticationStatement[], settings: InspectSettings) {
    this.#settings = settings;
    const hops = report.route.hops.map(({ hop }) => hop);
    const borderHop = hops[report.route.border?.hop ?? -1];
    this.#borderHost = normalHost(borderHop?.writer.host ?? null);
    for (const hop of hops) if (this.isSubmission(hop)) this.#addSubmitter(hop);
    const submitterDomains = new Set([...this.#submitters].map(registrableDomain));
    for (const hop of hops) this.#addServer(hop, submitterDomains);
    for (const domain of domainsOfStatements(report, statements)) this.#domains.add(domain);
    this.#addDomain(this.#borderHost);
  }

  /**
   * A person's program or a customer's server handed the message in: with a login, over a webmail, or to a relay's
   * submission host (which may know its customers by their addresses).
   */
  isSubmission({ authentication, protocol, via, writer }: Hop): boolean {
    if (authentication.authenticated === true) return true;
    if ([protocol, via].some((word) => word !== null && isWebSubmission(word))) return true;
    const { host } = writer;
    return (
      host !== null &&
      this.#settings.profiles.some(({ submissionHosts }) =>
        submissionHosts.some((domain) => isUnderDomain(host, domain)),
      )
    );
  }

  /** Whether the name is that of a host which submitted the message, and none that the judgement rests on. */
  isSubmitterName(name: string): boolean {
    return !this.#belongsToJudgement(name) && this.#submitters.has(normalHost(name) ?? name.toLowerCase());
  }

  /** `secret` tells whether a part of a name is a word of a person. */
  keepsHost(name: string, secret: (word: string) => boolean): boolean {
    if (this.#belongsToJudgement(name)) return true;
    if (this.isSubmitterName(name)) return false;
    const domain = registrableDomain(name);
    if (domain === null || !this.#domains.has(domain)) return false;
    const host = normalHost(name) ?? '';
    const labels = host.slice(0, Math.max(0, host.length - domain.length));
    return !labels.split(/[-_.]/).some(secret);
  }

  /** @param domain a registrable domain in normal form */
  keepsDomain(domain: string): boolean {
    return this.#domains.has(domain) || this.#belongsToJudgement(domain);
  }

  /** @param address canonical text */
  keepsAddress(address: string): boolean {
    const { profiles, myServers } = this.#settings;
    if (isLoopbackAddress(address) || address === '0.0.0.0' || address === '::') return true;
    if (isInNetworks(address, myServers.networks)) return true;
    if (profiles.some(({ networks }) => isInNetworks(address, networks))) return true;
    if (PROVIDER_PRESETS.some(({ internalNetworks }) => isInNetworks(address, internalNetworks))) return true;
    return this.#addresses.has(address) && !this.#submitterAddresses.has(address) && !isInternalAddress(address);
  }

  /** A relay's name, or one that is made to be read as a relay's: evidence either way. */
  isRelayName(name: string): boolean {
    return this.#settings.profiles.some((profile) => matchName(name, profile) !== 'none');
  }

  #belongsToJudgement(name: string): boolean {
    if (this.isRelayName(name)) return true;
    const host = normalHost(name);
    if (host === null) return false;
    if (host === this.#borderHost) return true;
    if (this.#settings.myServers.hostSuffixes.some((suffix) => isUnderDomain(host, suffix))) return true;
    return providerOfHost(host) !== null || gatewayOfHost(host) !== null;
  }

  #addSubmitter({ peer }: Hop): void {
    for (const name of namesOfPeer(peer)) this.#submitters.add(normalHost(name) ?? name.toLowerCase());
    if (peer.address !== null) this.#submitterAddresses.add(peer.address);
  }

  #addServer(hop: Hop, submitterDomains: ReadonlySet<string | null>): void {
    const { writer, peer } = hop;
    const names = [writer.host, writer.otherName, ...(this.isSubmission(hop) ? [] : namesOfPeer(peer))];
    for (const name of names) {
      if (name !== null && !submitterDomains.has(registrableDomain(name))) this.#addDomain(name);
    }
    if (writer.address !== null) this.#addresses.add(writer.address);
    if (peer.address !== null) this.#addresses.add(peer.address);
  }

  #addDomain(name: string | null): void {
    const domain = name === null ? null : registrableDomain(name);
    if (domain !== null) this.#domains.add(domain);
  }
}

function namesOfPeer(peer: Hop['peer']): string[] {
  const { helo, reverseName } = peer;
  return [helo, reverseName.state === 'named' ? reverseName.name : null].filter((name) => name !== null);
}

/** Registrable domains that SPF, DKIM, DMARC and ARC speak of: without them nobody could follow their results. */
function domainsOfStatements(report: Report, statements: readonly AuthenticationStatement[]): string[] {
  const { identifiers } = alignmentWithFrom(report.fields, statements);
  const names: (string | null)[] = identifiers.map(({ domain }) => domain);
  for (const statement of statements) {
    if (statement.maker.role !== 'unnamed') names.push(statement.maker.name);
    if (statement.kind !== 'authentication-results' && statement.kind !== 'arc-authentication-results') continue;
    for (const { properties } of statement.content.results) {
      for (const { type, name, value } of properties) {
        if (type === 'header' && (name === 'from' || name === 'd')) names.push(value.slice(value.lastIndexOf('@') + 1));
      }
    }
  }
  return names.flatMap((name) => {
    const domain = name === null ? null : registrableDomain(name);
    return domain === null ? [] : [domain];
  });
}

function normalHost(name: string | null): string | null {
  return name === null ? null : normaliseHost(name);
}
