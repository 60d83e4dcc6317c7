import { isUnderDomain } from '../received/host-name.ts';

/** A filtering service that companies put in front of their mailboxes, and the domains of its hosts. */
export interface Gateway {
  readonly title: string;
  readonly hosts: readonly string[];
}

/**
 * Known gateways. One of them is never taken for the user's own: only its owner knows whether the mailbox sits behind
 * it, so the report offers "this is my server".
 */
export const GATEWAYS: readonly Gateway[] = [
  { title: 'Mimecast', hosts: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'] },
  { title: 'Proofpoint', hosts: ['pphosted.com', 'ppe-hosted.com', 'gpphosted.com'] },
  { title: 'Barracuda', hosts: ['barracudanetworks.com', 'ess.barracuda.com', 'cudamail.com'] },
  { title: 'Cisco Secure Email', hosts: ['iphmx.com', 'ironport.com'] },
  { title: 'Symantec Email Security.cloud', hosts: ['messagelabs.com'] },
  { title: 'Sophos', hosts: ['hydra.sophos.com'] },
  { title: 'Trend Micro', hosts: ['trendmicro.com', 'trendmicro.eu'] },
  { title: 'Hornetsecurity', hosts: ['hornetsecurity.com', 'antispameurope.com'] },
  { title: 'SpamExperts', hosts: ['antispamcloud.com', 'spamexperts.com'] },
  { title: 'MailRoute', hosts: ['mailroute.net'] },
  { title: 'Retarus', hosts: ['retarus.com'] },
  { title: 'Kaspersky', hosts: ['kaspersky.com', 'kaspersky-labs.com'] },
  { title: 'Dr.Web', hosts: ['drweb.com', 'drweb.ru'] },
];

/** The gateway that a host belongs to by its name; null for any other host. */
export function gatewayOfHost(host: string): Gateway | null {
  return GATEWAYS.find((gateway) => gateway.hosts.some((domain) => isUnderDomain(host, domain))) ?? null;
}
