import { isUnderDomain } from '../hosts/host-name.ts';
import { isInNetworks } from '../hosts/networks.ts';

/** How the servers of one mailbox provider are known in Received fields. Data; the line above each entry names its source. */
export interface ProviderPreset {
  readonly id: string;
  readonly title: string;
  /** Domains of the provider's servers as they name themselves behind `by`. */
  readonly writers: readonly string[];
  /** Servers below these names stand at the edge: whatever they accept comes from outside. */
  readonly edges: readonly string[];
  /**
   * Addresses between which the provider hands messages on inside, where it does not use private ones. Only networks
   * in which nobody else can rent an address. Where customers send through them, what they sent came in by a hop that shows
   * it (an edge, a login, a message written there), and the walk ends there.
   */
  readonly internalNetworks: readonly string[];
  /** Addresses from which it sends, published by itself; together with a name of the provider they tell who forwarded. */
  readonly sendingNetworks: readonly string[];
  /** A hop without "from" over HTTP is a step inside and no submission (Yahoo). */
  readonly handsOnByHttp: boolean;
  /** Hosts before the mailboxes, named without a domain, which only the provider's own hosts can reach (iCloud). */
  readonly stores: RegExp | null;
  /** It gives the fields of a message grouped by their names (Proton): what stands above the border may be the sender's all the same. */
  readonly groupsFields: boolean;
  /** What the writer of its fields is read as ({@link Writer.software}), where their shape is its servers' own; empty where anybody writes so. */
  readonly software: readonly string[];
}

type Special = Partial<
  Pick<
    ProviderPreset,
    'edges' | 'internalNetworks' | 'sendingNetworks' | 'handsOnByHttp' | 'stores' | 'groupsFields' | 'software'
  >
>;

function preset(id: string, title: string, writers: readonly string[], special: Special = {}): ProviderPreset {
  const plain = {
    edges: [],
    internalNetworks: [],
    sendingNetworks: [],
    handsOnByHttp: false,
    stores: null,
    groupsFields: false,
    software: [],
  };
  return { id, title, writers, ...plain, ...special };
}

/**
 * A missing entry costs little: the general walk finds the border of most providers, and where it stops too early the
 * verdict is `reported` instead of `proven`, never the other way round.
 */
export const PROVIDER_PRESETS: readonly ProviderPreset[] = [
  // Messages delivered to Gmail: "by mx.google.com", then "by 2002:a05:…" (6to4 form of 10.0.0.0/8); _netblocks.google.com
  preset('gmail', 'Gmail', ['google.com', 'gmail.com'], {
    edges: ['mx.google.com'],
    software: ['Gmail'],
    internalNetworks: ['2002:a00::/24'],
    sendingNetworks: [
      '64.233.160.0/19',
      '66.102.0.0/20',
      '66.249.80.0/20',
      '72.14.192.0/18',
      '74.125.0.0/16',
      '108.177.8.0/21',
      '173.194.0.0/16',
      '209.85.128.0/17',
      '216.58.192.0/19',
      '216.239.32.0/19',
      '2001:4860:4000::/36',
      '2404:6800:4000::/36',
      '2607:f8b0:4000::/36',
      '2800:3f0:4000::/36',
      '2a00:1450:4000::/36',
      '2c0f:fb50:4000::/36',
    ],
  }),
  // Samples of Microsoft MHA and pyreceived: "by *.mail.protection.outlook.com … via Frontend Transport"; public list archives:
  // "by *.prod.exchangelabs.com"; "Office 365 URLs and IP address ranges", and its pages for the US government and for China
  preset(
    'outlook',
    'Microsoft 365 / Outlook.com',
    ['outlook.com', 'exchangelabs.com', 'office365.com', 'hotmail.com', 'office365.us', 'partner.outlook.cn'],
    {
      edges: ['mail.protection.outlook.com', 'mail.protection.office365.us', 'mail.protection.partner.outlook.cn'],
      software: ['Exchange', 'Microsoft SMTPSVC'],
      // Its mail servers' own: mailbox servers, what Microsoft publishes for Exchange Online, and the servers at its edge, which hand on
      // to "*.outlook.office365.com". 2603:1000::/25 would hold rented machines of Azure too (2603:1020::, 2603:1030::). Other tenants
      // send through some of them; what a person handed in ends the walk there as everywhere.
      internalNetworks: [
        '2603:1006::/40',
        '2603:1016::/36',
        '2603:1026::/36',
        '2603:1036::/36',
        '2603:1046::/36',
        '2603:1056::/36',
        '2603:1096::/32',
        '2603:10a6::/32',
        '2603:10b6::/32',
        '2603:10c6::/32',
        '2603:10d6::/32',
        '2a01:111:e400::/48',
        '2a01:111:f400::/48',
        '2a01:111:f403::/48',
      ],
      sendingNetworks: ['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '104.47.0.0/17'],
      handsOnByHttp: true,
    },
  ),
  // Public list archives: "by mxfront*.mail.yandex.net (mxfront/Yandex)", "by mail-nwsmtp-mxfront-*.yp-c.yandex.net", "by postback*.mail.yandex.net"; AS13238 for the networks
  preset('yandex', 'Yandex', ['yandex.net', 'yandex.ru', 'yandex.com'], {
    internalNetworks: ['2a02:6b8::/32'],
    software: ['Yandex'],
    sendingNetworks: ['77.88.0.0/18', '37.140.128.0/18', '95.108.128.0/17', '87.250.224.0/19', '213.180.192.0/19'],
  }),
  // Public list archives: "by mx*.mail.ru", "by smtp*.i.mail.ru with esmtpa", "by fallback*.m.smailru.net"; AS47764 for the networks
  preset('mailru', 'Mail.ru', ['mail.ru', 'smailru.net', 'vkworkspace.ru', 'vkmail.ru'], {
    sendingNetworks: ['94.100.176.0/20', '217.69.128.0/20'],
  }),
  // Public list archives: "by mcgi-wr-20.rambler.ru with HTTP (mailimap)", "by mx*.rambler.ru"
  preset('rambler', 'Rambler', ['rambler.ru', 'rambler-co.ru']),
  // Messages delivered to Yahoo: "by atlas-production.*.omega.yahoo.com pod-id NONE with HTTPS", then "by 10.…"
  preset('yahoo', 'Yahoo', ['yahoo.com', 'yahoodns.net', 'aol.com', 'yahoo.net'], { handsOnByHttp: true }),
  // Samples of pyreceived: "by *.mac.com (Oracle Communications Messaging Server …)"; 17.0.0.0/8 is Apple's own (IANA). Messages in
  // public repositories: "from p00-icloudmta-smtpin-… by p129-mailgateway-smtpin-… (mailgateway 2513B25) with SMTP id …"
  preset('icloud', 'iCloud', ['icloud.com', 'me.com', 'mac.com', 'apple.com'], {
    internalNetworks: ['17.0.0.0/8'],
    stores: /^p\d+-mailgateway-/,
  }),
  // Messages delivered to Proton: "by mailin*.protonmail.ch (Postfix)". A forwarder's "Authentication-Results: garm.ovh; auth=pass" stands
  // among its own above its Received field, all of that name together (phishing_pot, sample-1213)
  preset('proton', 'Proton', ['protonmail.ch', 'proton.me', 'proton.ch'], { groupsFields: true }),
  // Messages delivered to Zoho: "by mx.zohomail.com with SMTPS id …"
  preset('zoho', 'Zoho', ['zohomail.com', 'zoho.com', 'zoho.eu', 'zohomail.eu', 'zoho.in', 'zohomail.in']),
  // Messages delivered to Fastmail: "by mx*.messagingengine.com (Postfix)", then "*.internal" on 10.…; "by mailfout.stl.internal" in list archives
  preset('fastmail', 'Fastmail', [
    'messagingengine.com',
    'fastmail.com',
    'nyi.internal',
    'phl.internal',
    'stl.internal',
  ]),
  // Public samples: "by mx-ha.gmx.net (mxgmx011 [212.227.15.9]) with ESMTP (Nemesis)"
  preset('gmx', 'GMX / WEB.DE / mail.com', ['gmx.net', 'web.de', 'mail.com', 'kundenserver.de', 'cinetic.de']),
  // pyreceived: "by ns0.ovh.net with SMTP"; "by *.mail-out.ovh.net (Postfix)"; hands on over private addresses
  preset(
    'ovh',
    'OVH',
    // Not all of ovh.net: rented servers are called "vps-*.vps.ovh.net".
    ['mail.ovh.net', 'mail-out.ovh.net', 'ns0.ovh.net'],
  ),
  // Public list archives: "by mailin*.aul.t-online.de with (TLSv1.2:…) esmtp id …"
  preset('t-online', 'T-Online', ['t-online.de']),
  // Public list archives: "by email-smtpd*.seznam.cz (Seznam SMTPD …) with ESMTP"
  preset('seznam', 'Seznam', ['seznam.cz']),
  // Public list archives: "from frv*.fwdcdn.com"
  preset('ukrnet', 'Ukr.net', ['ukr.net', 'fwdcdn.com']),
  // Public list archives: "by mout*.posteo.de (Postfix)"
  preset('posteo', 'Posteo', ['posteo.de']),
  // Public list archives: "by *.mailbox.org (Postfix)"
  preset('mailbox-org', 'mailbox.org', ['mailbox.org']),
  // Corpus (SpamScope): "by mfilter29-d.gandi.net (…) (amavisd-new, port 10024)", "from spool.mail.gandi.net"
  preset('gandi', 'Gandi', ['gandi.net']),
  // Corpus (wild): "by smtp.strato.com (RZmta …)", "by smtpin.rzone.de"
  preset('strato', 'Strato', ['strato.com', 'strato.de', 'rzone.de']),
];

const remembered = new Map<string, ProviderPreset | null>();

/** The provider whose server wrote a field with this host behind `by`; null for any other host. */
export function providerOfHost(host: string): ProviderPreset | null {
  const known = remembered.get(host);
  if (known !== undefined) return known;
  const found =
    PROVIDER_PRESETS.find(
      ({ writers, stores }) => writers.some((domain) => isUnderDomain(host, domain)) || stores?.test(host) === true,
    ) ?? null;
  if (remembered.size > 1024) remembered.clear();
  remembered.set(host, found);
  return found;
}

/** Whether the host stands at the provider's edge, so that its peer is outside whatever its name. */
export function isEdge(provider: ProviderPreset, host: string): boolean {
  return provider.edges.some((domain) => isUnderDomain(host, domain));
}

/** Whether an address (canonical text) is one between which the provider hands messages on. */
export function isInsideProvider(provider: ProviderPreset, address: string): boolean {
  return isInNetworks(address, provider.internalNetworks);
}

/**
 * The provider that a writer or peer belongs to by its name, or by an address between which only that provider hands on:
 * Gmail's "by 2002:a05:6a20:1:b0:1".
 */
export function providerOfHostOrAddress(text: string): ProviderPreset | null {
  const provider = providerOfHost(text);
  // What holds a letter beyond "f" is no address; this is asked for every name of a chain.
  if (provider !== null || /[g-z]/i.test(text)) return provider;
  return PROVIDER_PRESETS.find((each) => isInsideProvider(each, text)) ?? null;
}

/** Whether an address (canonical text) is one from which the provider sends. */
export function isSentByProvider(provider: ProviderPreset, address: string): boolean {
  return isInNetworks(address, provider.sendingNetworks) || isInsideProvider(provider, address);
}
