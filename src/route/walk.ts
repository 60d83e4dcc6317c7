import { publicDomain, registrableDomain } from '../hosts/host-name.ts';
import type { Hop } from '../received/hop.ts';
import type { MyServers } from './my-servers.ts';
import type { Operator } from './operator.ts';
import type { ProviderPreset } from './provider-presets.ts';
import { providerOfHost, providerOfSilentStep } from './providers.ts';

/** What the walk from the newest hop down has learnt so far, and what it may rest on. */
export interface Walk {
  /** Registrable domains of the servers that wrote the hops passed: each was handed the message from inside. */
  readonly organisation: Set<string>;
  /** Registrable domains of the recipients that these servers named. */
  readonly recipients: Set<string>;
  /** Provider whose servers wrote the hops so far. */
  provider: ProviderPreset | null;
  readonly mine: MyServers;
  /** Hosts and networks of the relays that are asked about: never the mailbox's own. */
  readonly relays: readonly Operator[];
  /** The walk follows what a provider sent on, not what came into a mailbox. */
  readonly outgoing: boolean;
}

/** Takes the writer of a hop that was reached from inside into the walk. */
export function meetWriter(walk: Walk, hop: Hop): void {
  const { host } = hop.writer;
  const recipient = domainOfMailbox(hop.recipient);
  if (recipient !== null) walk.recipients.add(recipient);
  const domain = host === null ? null : registrableDomain(host);
  // A second name in `by` does not count: "by mx.klever.test (evil.example)" may hold words of the peer.
  if (domain !== null) walk.organisation.add(domain);
  // "by store", "by mail": whose server this is, its own `for` tells.
  else if (walk.organisation.size === 0 && recipient !== null) walk.organisation.add(recipient);
  if (host === null) return;
  const provider = providerOfHost(host) ?? providerOfSilentStep(hop, walk.outgoing);
  // A server that calls itself "10.217.151.77" (Yahoo) or "p00-icloudmta-smtpin-1" is of the provider that took the message from it.
  if (provider !== null || publicDomain(host) !== null) walk.provider = provider;
}

function domainOfMailbox(mailbox: string | null): string | null {
  const at = mailbox?.lastIndexOf('@') ?? -1;
  return mailbox === null || at === -1 ? null : publicDomain(mailbox.slice(at + 1));
}

/** Whether a name lies in the organisation of the servers passed. */
export function isOfOrganisation(walk: Walk, name: string): boolean {
  const domain = registrableDomain(name);
  return domain !== null && walk.organisation.has(domain);
}
