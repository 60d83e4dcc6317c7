import { isUnderAny } from '../hosts/host-name.ts';
import { Memo } from '../hosts/memo.ts';
import { BARRACUDA, SYMANTEC, TREND_MICRO } from './filtering-services.ts';

/** A filtering service that companies put in front of their mailboxes, and the domains of its hosts. */
export interface Gateway {
  readonly title: string;
  readonly hosts: readonly string[];
  /** Beginning of a label in the names that companies give to such a machine: "ksmg01.company.ru". */
  readonly label?: string;
}

/**
 * Known gateways. A gateway is never assumed to be the user's own: only its owner knows whether it is in front of the
 * mailbox, so the report offers "this is my server".
 */
export const GATEWAYS: readonly Gateway[] = [
  { title: 'Mimecast', hosts: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com', 'mimecast.lan'] },
  { title: 'Proofpoint', hosts: ['pphosted.com', 'ppe-hosted.com', 'gpphosted.com'] },
  {
    title: 'Barracuda',
    hosts: [...BARRACUDA, 'cudamail.com'],
    label: 'barracuda',
  },
  { title: 'Cisco Secure Email', hosts: ['iphmx.com', 'ironport.com'], label: 'ironport' },
  { title: 'Symantec Email Security.cloud', hosts: SYMANTEC },
  { title: 'Sophos', hosts: ['hydra.sophos.com'] },
  { title: 'Trend Micro', hosts: TREND_MICRO },
  { title: 'Hornetsecurity', hosts: ['hornetsecurity.com', 'antispameurope.com'] },
  { title: 'SpamExperts', hosts: ['antispamcloud.com', 'spamexperts.com'], label: 'spamexperts' },
  { title: 'MailRoute', hosts: ['mailroute.net'] },
  { title: 'Retarus', hosts: ['retarus.com'] },
  { title: 'Kaspersky', hosts: ['kaspersky.com', 'kaspersky-labs.com'], label: 'ksmg' },
  { title: 'Dr.Web', hosts: ['drweb.com', 'drweb.ru'], label: 'drweb' },
];

/** The gateway that a host name (in capitals or not) belongs to; null for any other host. */
export function gatewayOfHost(host: string): Gateway | null {
  return known.of(host);
}

const known = new Memo(findGateway);

function findGateway(host: string): Gateway | null {
  const labels = host.toLowerCase().split(/[.-]/);
  return (
    GATEWAYS.find(
      ({ hosts, label }) =>
        isUnderAny(host, hosts) || (label !== undefined && labels.some((text) => text.replace(/\d+$/, '') === label)),
    ) ?? null
  );
}
