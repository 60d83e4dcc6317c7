import { isLoopbackAddress } from '../hosts/address.ts';
import { isUnderAny } from '../hosts/host-name.ts';
import { Memo } from '../hosts/memo.ts';
import { isInNetworks, isInternalAddress } from '../hosts/networks.ts';
import type { Hop } from '../received/hop.ts';
import { PROVIDER_PRESETS, type ProviderPreset } from './provider-presets.ts';

/** The provider whose servers write this host after `by`; null for any other host. */
export function providerOfHost(host: string): ProviderPreset | null {
  return providers.of(host);
}

const providers = new Memo(
  (host) =>
    PROVIDER_PRESETS.find(({ writers, stores }) => isUnderAny(host, writers) || stores?.test(host) === true) ?? null,
);

/** Whether the host is at the provider's edge, so that its peer is outside, whatever the peer's name. */
export function isEdge(provider: ProviderPreset, host: string): boolean {
  return isUnderAny(host, provider.edges);
}

/**
 * Whether a host (one of the provider's names) is known to accept messages from outside. False if unknown for this
 * provider.
 */
function isEntrance(provider: ProviderPreset, host: string): boolean {
  return isEdge(provider, host) || provider.entrances?.test(host.toLowerCase()) === true;
}

/** Whether a provider's host that accepts messages from outside wrote the hop, as far as its entrances are known. */
export function takesFromOutside({ writer }: Hop): boolean {
  const provider = writer.host === null ? null : providerOfHost(writer.host);
  return provider !== null && writer.host !== null && isEntrance(provider, writer.host);
}

/** Whether the provider uses an address (canonical text) between its own hosts. */
export function isInsideProvider(provider: ProviderPreset, address: string): boolean {
  return isInNetworks(address, provider.innerNetworks);
}

/**
 * The provider that a writer or peer belongs to, by its name or by an address that only that provider uses internally:
 * Gmail's "by 2002:a05:6a20:1:b0:1".
 */
export function providerOfHostOrAddress(text: string): ProviderPreset | null {
  const provider = providerOfHost(text);
  // A text with a letter beyond "f" is not an address; this runs for every name of a chain.
  if (provider !== null || /[g-z]/i.test(text) || isInternalAddress(text)) return provider;
  return insiders.of(text);
}

/** Finds a provider by an address that only the provider uses between its hosts. */
const insiders = new Memo((address) => PROVIDER_PRESETS.find((each) => isInsideProvider(each, address)) ?? null);

/** Whether the provider sends from an address (canonical text). */
export function isSentByProvider(provider: ProviderPreset, address: string): boolean {
  return isInNetworks(address, provider.sendingNetworks) || isInsideProvider(provider, address);
}

/** Whether a text is an address from which any provider sends. */
export function isSendingAddressOfProvider(text: string): boolean {
  return PROVIDER_PRESETS.some(({ sendingNetworks }) => isInNetworks(text, sendingNetworks));
}

/**
 * Whether a hop over HTTPS is a step between hosts of the provider rather than a person's webmail: it has an internal
 * peer, or none at all. `from sonic.gate.mail.ne1.yahoo.com by sonic303.consmr.mail.ir2.yahoo.com with HTTP` is what a
 * person wrote.
 */
export function handsOnByHttps(provider: ProviderPreset, { protocol, peer }: Hop): boolean {
  if (!provider.handsOnByHttps || protocol?.toUpperCase() !== 'HTTPS') return false;
  if (peer.address === null) {
    return provider.silentHttps && peer.helo === null && peer.reverseName.state === 'not-recorded';
  }
  return peer.addressCertain && (isLoopbackAddress(peer.address) || isInsideProvider(provider, peer.address));
}

/** The provider that writes internal steps without a from clause in this form; null for any other hop. */
export function providerOfSilentStep({ writer, protocol, time }: Hop, outgoing: boolean): ProviderPreset | null {
  const { host } = writer;
  if (host === null || protocol?.toUpperCase() !== 'SMTP') return null;
  return (
    PROVIDER_PRESETS.find(({ silentSteps }) =>
      silentSteps.some(
        (step) =>
          step.by.test(host) &&
          (outgoing || step.outgoing !== true) &&
          (step.until === undefined || (time !== null && time.instant < step.until)),
      ),
    ) ?? null
  );
}

/**
 * The provider for which this hop is the last step into a mailbox, although it names none of the provider's hosts; null
 * if there is none.
 */
export function providerOfLastStep({ writer, peer }: Hop): ProviderPreset | null {
  const { host } = writer;
  const { helo, address } = peer;
  if (host === null || helo === null || address === null || !isLoopbackAddress(address)) return null;
  return PROVIDER_PRESETS.find(({ lastStep }) => lastStep?.by.test(host) && lastStep.helo?.test(helo)) ?? null;
}

/**
 * Whether a user of the provider submitted the message in this hop, although the field shows no login. That is so at a
 * host that is not an entrance, from an outside address (`by smtp-relay.gmail.com`; a user's program at
 * `*.prod.outlook.com`), or in a form that only messages from its users have.
 */
export function isHandedInByUser(hop: Hop): boolean {
  const { host } = hop.writer;
  const provider = host === null ? null : providerOfHost(host);
  if (provider === null || host === null) return false;
  const { address, helo } = hop.peer;
  if (
    provider.handIns.some(
      (form) => form.by.test(host) && (form.helo === null || (helo !== null && form.helo.test(helo))),
    )
  ) {
    return true;
  }
  if (provider.edges.length === 0 && provider.entrances === null) return false;
  if (isEntrance(provider, host) || provider.stores?.test(host) === true) return false;
  return address !== null && !isInternalAddress(address) && !isInsideProvider(provider, address) && hop.kind === 'smtp';
}
