import { isUnderAny } from '../hosts/host-name.ts';

/**
 * Public services that receive mail for anyone, and pass it on or deliver it: their hosts are nobody's own servers.
 * Domains of these hosts, from public mail headers, 2026-11. The larger providers are in provider-presets.ts.
 */
const FORWARDING_SERVICES: readonly string[] = [
  'simplelogin.co',
  'anonaddy.me',
  'anonaddy.com',
  'improvmx.com',
  'forwardemail.net',
  'registrar-servers.com',
  'pobox.com',
  'postmarkapp.com',
  'migadu.com',
];

/** Whether a host name (in capitals or not) belongs to such a service. */
export function isForwardingService(host: string): boolean {
  return isUnderAny(host, FORWARDING_SERVICES);
}
