import { isUnderDomain, normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import { PROVIDER_PRESETS } from '../route/provider-presets.ts';
import { providerOfHost } from '../route/providers.ts';

/**
 * Whether the host that a field names as its maker belongs to the administrative domain (RFC 8601 §1.2) of the border:
 * it has the same name as the border's writer, the same registrable domain, or another domain of the same mailbox
 * provider (found by the border's writer, or by the provider's title if the writer has no name). A maker that is not a
 * host name belongs to nobody.
 */
export function isOfBorder(maker: string, writerHost: string | null, provider: string | null): boolean {
  const host = normaliseHost(maker);
  if (host === null) return false;
  if (writerHost !== null) {
    const writer = normaliseHost(writerHost);
    if (writer === null) return false;
    if (host === writer) return true;
    const domain = registrableDomain(writer);
    if (domain !== null && domain === registrableDomain(host)) return true;
  }
  const owner = providerOfMaker(host);
  if (owner === null) return false;
  const preset = (writerHost === null ? null : providerOfHost(writerHost)) ?? presetOfTitle(provider);
  return preset?.id === owner;
}

/**
 * Whether a host belongs to Exchange Online or Outlook.com, which write Authentication-Results without an authserv-id.
 */
export function isOutlookHost(host: string): boolean {
  return providerOfHost(host)?.id === 'outlook';
}

/**
 * The domain that Microsoft names as the maker of ARC fields ("mx.microsoft.com 1; spf=none"). Names in it that come
 * after `by` are those of the company's own mail servers, so it is not in the provider's preset.
 */
const MICROSOFT = 'microsoft.com';

function providerOfMaker(host: string): string | null {
  const preset = providerOfHost(host);
  if (preset !== null) return preset.id;
  return isUnderDomain(host, MICROSOFT) ? 'outlook' : null;
}

function presetOfTitle(title: string | null): { readonly id: string } | null {
  return title === null ? null : (PROVIDER_PRESETS.find((preset) => preset.title === title) ?? null);
}
