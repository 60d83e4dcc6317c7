import { isUnderDomain } from '../received/host-name.ts';
import { isInNetworks } from './networks.ts';

/** How the servers of one mailbox provider are known in Received fields. Data; each entry names its source. */
export interface ProviderPreset {
  readonly id: string;
  readonly title: string;
  /** Domains of the provider's servers as they name themselves behind `by`. */
  readonly writers: readonly string[];
  /** Servers below these names stand at the edge: whatever they accept comes from outside. */
  readonly edges: readonly string[];
  /**
   * Addresses between which the provider hands messages on inside, where it does not use private ones. Only networks
   * in which nobody else can rent an address.
   */
  readonly internalNetworks: readonly string[];
  /** A hop without "from" over HTTP is a step inside and no submission (Yahoo). */
  readonly handsOnByHttp: boolean;
  /** Where this is known from. */
  readonly source: string;
}

const NO_EDGES = { edges: [], internalNetworks: [], handsOnByHttp: false } as const;

/**
 * A missing entry costs little: the general walk finds the border of most providers, and where it stops too early the
 * verdict is `reported` instead of `proven`, never the other way round.
 */
export const PROVIDER_PRESETS: readonly ProviderPreset[] = [
  {
    id: 'gmail',
    title: 'Gmail',
    writers: ['google.com', 'gmail.com'],
    edges: ['mx.google.com'],
    internalNetworks: ['2002:a00::/24'],
    handsOnByHttp: false,
    source: 'Messages delivered to Gmail: "by mx.google.com", then "by 2002:a05:…" (6to4 form of 10.0.0.0/8)',
  },
  {
    id: 'outlook',
    title: 'Microsoft 365 / Outlook.com',
    writers: ['outlook.com', 'office365.com', 'hotmail.com'],
    edges: ['mail.protection.outlook.com'],
    internalNetworks: [
      '2603:1000::/25',
      '2603:1080::/26',
      '2a01:111:e400::/48',
      '2a01:111:f400::/48',
      '2a01:111:f403::/48',
    ],
    handsOnByHttp: true,
    source:
      'Header samples of Microsoft MHA and pyreceived: "by *.mail.protection.outlook.com … via Frontend Transport"',
  },
  {
    id: 'yandex',
    title: 'Yandex',
    writers: ['yandex.net', 'yandex.ru', 'yandex.com'],
    edges: [],
    internalNetworks: ['2a02:6b8::/32'],
    handsOnByHttp: false,
    source: 'Public list archives: "by mxfront*.mail.yandex.net (mxfront/Yandex)", "by postback*.mail.yandex.net"',
  },
  {
    id: 'mailru',
    title: 'Mail.ru',
    writers: ['mail.ru', 'vkworkspace.ru', 'vkmail.ru'],
    ...NO_EDGES,
    source: 'Public list archives: "by mx*.mail.ru", "by smtp*.i.mail.ru with esmtpa"',
  },
  {
    id: 'rambler',
    title: 'Rambler',
    writers: ['rambler.ru', 'rambler-co.ru'],
    ...NO_EDGES,
    source: 'Public list archives: "by mcgi-wr-20.rambler.ru with HTTP (mailimap)", "by mx*.rambler.ru"',
  },
  {
    id: 'yahoo',
    title: 'Yahoo',
    writers: ['yahoo.com', 'yahoodns.net', 'aol.com', 'yahoo.net'],
    edges: [],
    internalNetworks: [],
    handsOnByHttp: true,
    source:
      'Messages delivered to Yahoo: "by atlas-production.*.omega.yahoo.com pod-id NONE with HTTPS", then "by 10.…"',
  },
  {
    id: 'icloud',
    title: 'iCloud',
    writers: ['icloud.com', 'me.com', 'mac.com', 'apple.com'],
    edges: [],
    internalNetworks: ['17.0.0.0/8'],
    handsOnByHttp: false,
    source:
      'Samples of pyreceived: "by *.mac.com (Oracle Communications Messaging Server …)"; 17.0.0.0/8 is Apple\'s own (IANA)',
  },
  {
    id: 'proton',
    title: 'Proton',
    writers: ['protonmail.ch', 'proton.me', 'proton.ch'],
    ...NO_EDGES,
    source: 'Messages delivered to Proton: "by mailin*.protonmail.ch (Postfix)"',
  },
  {
    id: 'zoho',
    title: 'Zoho',
    writers: ['zohomail.com', 'zoho.com', 'zoho.eu', 'zohomail.eu', 'zoho.in'],
    ...NO_EDGES,
    source: 'Messages delivered to Zoho: "by mx.zohomail.com with SMTPS id …"',
  },
  {
    id: 'fastmail',
    title: 'Fastmail',
    writers: ['messagingengine.com', 'fastmail.com', 'nyi.internal', 'phl.internal'],
    ...NO_EDGES,
    source: 'Messages delivered to Fastmail: "by mx*.messagingengine.com (Postfix)", then "*.internal" on 10.…',
  },
  {
    id: 'gmx',
    title: 'GMX / WEB.DE / mail.com',
    writers: ['gmx.net', 'web.de', 'mail.com', 'kundenserver.de', 'cinetic.de'],
    ...NO_EDGES,
    source: 'Public samples: "by mx-ha.gmx.net (mxgmx011 [212.227.15.9]) with ESMTP (Nemesis)"',
  },
  {
    id: 'ovh',
    title: 'OVH',
    writers: ['ovh.net', 'ovh.com'],
    ...NO_EDGES,
    source: 'pyreceived: "by ns0.ovh.net with SMTP"; inside OVH hands on over private addresses',
  },
];

const remembered = new Map<string, ProviderPreset | null>();

/** The provider whose server wrote a field with this host behind `by`; null for any other host. */
export function providerOfHost(host: string): ProviderPreset | null {
  const known = remembered.get(host);
  if (known !== undefined) return known;
  const found = PROVIDER_PRESETS.find((preset) => preset.writers.some((domain) => isUnderDomain(host, domain))) ?? null;
  if (remembered.size > 1024) remembered.clear();
  remembered.set(host, found);
  return found;
}

/** Whether the host stands at the provider's edge, so that its peer is outside whatever its name. */
export function isEdge(preset: ProviderPreset, host: string): boolean {
  return preset.edges.some((domain) => isUnderDomain(host, domain));
}

/** Whether an address (canonical text) is one between which the provider hands messages on. */
export function isInsideProvider(preset: ProviderPreset, address: string): boolean {
  return isInNetworks(address, preset.internalNetworks);
}
