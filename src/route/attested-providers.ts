import type { Hop } from '../received/hop.ts';
import { findBorder } from './border.ts';
import { NO_SERVERS } from './my-servers.ts';
import type { ProviderPreset } from './provider-presets.ts';
import { isSentByProvider, providerOfHost, providerOfHostOrAddress } from './providers.ts';
import type { Border } from './route.ts';

const SENT_ON = { mine: NO_SERVERS, relays: [], outgoing: true };

/**
 * For each hop, the mailbox provider whose server wrote it, if a trustworthy server says so; else null.
 *
 * Down to the border, the field itself says so. Below it, anyone could have written "by mx.google.com". Such a field
 * counts only if the border's own server saw one of the provider's hosts hand the message over: then the provider's
 * fields follow, down to where the provider itself took the message from outside. Anything below that arrived with the
 * message: a customer of the provider can send a message with any fields in it.
 */
export function attestedProviders(hops: readonly Hop[], border: Border | null): (ProviderPreset | null)[] {
  const providers: (ProviderPreset | null)[] = hops.map(() => null);
  let from = 0;
  let end = border?.hop ?? hops.length - 1;
  for (;;) {
    for (let at = from; at <= end; at++) providers[at] = writtenBy(hops[at]);
    const forwarder = providerOfPeer(hops[end]);
    from = end + 1;
    if (forwarder === null || writtenBy(hops[from]) !== forwarder) return providers;
    end = findBorder(hops.slice(from), SENT_ON).border?.hop ?? hops.length - 1;
  }
}

function writtenBy(hop: Hop | undefined): ProviderPreset | null {
  return hop?.writer.host == null ? null : providerOfHost(hop.writer.host);
}

/**
 * The provider that the hop's writer saw as its peer: by a confirmed name, or by an address that only the provider has.
 */
function providerOfPeer(hop: Hop | undefined): ProviderPreset | null {
  if (hop === undefined) return null;
  const { address, addressCertain, reverseName } = hop.peer;
  const named = reverseName.state === 'named' ? providerOfHost(reverseName.name) : null;
  if (named !== null && reverseName.state === 'named' && reverseName.verified === true) return named;
  if (address === null || !addressCertain) return null;
  if (named !== null && isSentByProvider(named, address)) return named;
  return providerOfHostOrAddress(address);
}
