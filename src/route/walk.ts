import { publicDomain, registrableDomain } from '../hosts/host-name.ts';
import type { Hop } from '../received/hop.ts';
import type { MyServers } from './my-servers.ts';
import { domainsOfService } from './filtering-services.ts';
import type { Operator } from './operator.ts';
import type { ProviderPreset } from './provider-presets.ts';
import { providerOfHost, providerOfLastStep, providerOfSilentStep } from './providers.ts';

/** What the walk from the newest hop down has learnt so far, and what it may rest on. */
export interface Walk {
  /**
   * Registrable domains of the servers that wrote the hops so far, each of which received the message from inside. If
   * one is a filtering service's, the service's other domains are included.
   */
  readonly organisation: Set<string>;
  /** Registrable domains of the recipients that these servers named. */
  readonly recipients: Set<string>;
  /** Provider whose servers wrote the hops so far. */
  provider: ProviderPreset | null;
  readonly mine: MyServers;
  /** Hosts and networks of the relays in question: never the mailbox's own. */
  readonly relays: readonly Operator[];
  /** Whether the hops are from a message that a provider sent on, not from one that a mailbox received. */
  readonly outgoing: boolean;
}

/** Adds the writer of a hop that was reached from inside to the walk. */
export function meetWriter(walk: Walk, hop: Hop): void {
  const { host } = hop.writer;
  const recipient = hop.recipientCertain ? domainOfMailbox(hop.recipient) : null;
  if (recipient !== null) walk.recipients.add(recipient);
  const domain = host === null ? null : registrableDomain(host);
  // A second name in `by` does not count: in "by mx.klever.test (evil.example)" it may be the peer's text.
  if (domain !== null) walk.organisation.add(domain);
  for (const other of domainsOfService(domain ?? '')) walk.organisation.add(other);
  // "by store", "by EX1.klever.local": the hop's own `for` shows whose server this is.
  if (recipient !== null && ![...walk.organisation].some((each) => publicDomain(each) !== null))
    walk.organisation.add(recipient);
  if (host === null) return;
  const provider = providerOfHost(host) ?? providerOfSilentStep(hop, walk.outgoing) ?? providerOfLastStep(hop);
  // A server that calls itself "10.217.151.77" (Yahoo) or "p00-icloudmta-smtpin-1" belongs to the provider that
  // received the message from it.
  if (provider !== null || publicDomain(host) !== null) walk.provider = provider;
}

function domainOfMailbox(mailbox: string | null): string | null {
  const at = mailbox?.lastIndexOf('@') ?? -1;
  return mailbox === null || at === -1 ? null : publicDomain(mailbox.slice(at + 1));
}

/** Whether a name belongs to the organisation of the servers passed. */
export function isOfOrganisation(walk: Walk, name: string): boolean {
  const domain = registrableDomain(name);
  return domain !== null && walk.organisation.has(domain);
}
