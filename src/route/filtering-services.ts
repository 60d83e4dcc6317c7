/**
 * Filtering services whose hosts have one domain when they receive and another when they send (public list archives,
 * 2026-12). All other known services use the same domains on both sides. They are in a file apart from the gateways,
 * because the popup's first answer needs only these.
 */
import { isUnderAny } from '../hosts/host-name.ts';

/** Sends as "d1.ess.barracudanetworks.com" what it received as "mx-inbound1.us-east-2a.ess.aws.cudaops.com". */
export const BARRACUDA = ['barracudanetworks.com', 'barracuda.com', 'cudaops.com'];
/** Sends as "mail6.bemta25.messagelabs.com" what it received as "server-3.bemta.az-a.eu-west-1.aws.symcld.net". */
export const SYMANTEC = ['messagelabs.com', 'symcld.net'];
/** Inside "repost01.tmes.trendmicro.eu" the peer is "192.0.2.1_.trendmicro.com". */
export const TREND_MICRO = ['trendmicro.com', 'trendmicro.eu'];

/** The domains of the filtering service that the host belongs to; none for any other host. */
export function domainsOfService(host: string): readonly string[] {
  return [BARRACUDA, SYMANTEC, TREND_MICRO].find((domains) => isUnderAny(host, domains)) ?? [];
}
