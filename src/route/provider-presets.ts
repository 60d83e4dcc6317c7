/** How to recognise the servers of one mailbox provider in Received fields. Data. */
export interface ProviderPreset {
  readonly id: string;
  readonly title: string;
  /** Domains of the provider's servers, as they name themselves after `by`. */
  readonly writers: readonly string[];
  /** Hosts under these names are at the edge: whatever they accept comes from outside, so the walk ends there. */
  readonly edges: readonly string[];
  /**
   * Names of the hosts that accept messages from outside, besides the edges. If they are known, any other host of the
   * provider that has an outside peer took the message from a user, who wrote everything after it in the header.
   */
  readonly entrances: RegExp | null;
  /**
   * Addresses that the provider uses between its own hosts. Only networks in which nobody else can rent an address, and
   * private ones if the provider is known to use them. If customers send through them, their mail shows how it came in
   * (an edge, a login, a message written there), and the walk ends there.
   */
  readonly innerNetworks: readonly string[];
  /** Domains of its internal hosts; a confirmed name in one of them is a reason to believe. */
  readonly innerHosts: readonly string[];
  /** Internal steps that name no peer. */
  readonly silentSteps: readonly SilentStep[];
  /** Hosts through which its users submit messages, although the field does not show that. */
  readonly handIns: readonly HostPair[];
  /**
   * The last step into its mailboxes, if it names none of the provider's hosts but has a form that nobody else writes
   * (OVH).
   */
  readonly lastStep: HostPair | null;
  /** Published addresses from which it sends; together with one of the provider's names they identify a forwarder. */
  readonly sendingNetworks: readonly string[];
  /** A hop over HTTPS with an internal peer is an internal step rather than a submission (Yahoo, Outlook.com). */
  readonly handsOnByHttps: boolean;
  /** A hop over HTTPS that names no peer is an internal step, too (Yahoo). */
  readonly silentHttps: boolean;
  /**
   * Hosts in front of the mailboxes, named without a domain, which only the provider's own hosts can reach (iCloud).
   */
  readonly stores: RegExp | null;
  /**
   * The provider returns the fields of a message grouped by name (Proton), so fields above the border may still be the
   * sender's.
   */
  readonly groupsFields: boolean;
  /**
   * The software that its fields parse as ({@link Writer.software}), if their form is specific to its servers; empty if
   * others write it too.
   */
  readonly software: readonly string[];
}

/** `by 2002:a05:6402:5212:b0:602:7d66:2b1a with SMTP id …`: an internal step whose field has no from clause. */
interface SilentStep {
  /** The text after `by`. */
  readonly by: RegExp;
  /** The first day on which the provider no longer wrote this, in milliseconds; absent if it still does. */
  readonly until?: number;
  /** Seen only in messages that the provider's users send or forward, never on the way into one of its mailboxes. */
  readonly outgoing?: true;
}

/** A hop is recognised by its writer's name, and by the greeting of the peer unless that is null. */
interface HostPair {
  readonly by: RegExp;
  readonly helo: RegExp | null;
}

type Special = Partial<Omit<ProviderPreset, 'id' | 'title' | 'writers'>>;

function preset(id: string, title: string, writers: readonly string[], special: Special = {}): ProviderPreset {
  const plain = {
    edges: [],
    entrances: null,
    innerNetworks: [],
    innerHosts: [],
    silentSteps: [],
    handIns: [],
    lastStep: null,
    sendingNetworks: [],
    handsOnByHttps: false,
    silentHttps: false,
    stores: null,
    groupsFields: false,
    software: [],
  };
  return { id, title, writers, ...plain, ...special };
}

/** RFC 1918. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * Above each entry: where its facts come from, and when they were last checked. These are comments because as strings
 * they took 1.1 kB of what a click loads.
 *
 * A missing entry costs little: the general rules find the border of most providers, and if they stop too early the
 * verdict is `reported` instead of `proven`, never the other way round.
 */
export const PROVIDER_PRESETS: readonly ProviderPreset[] = [
  // Messages delivered to Gmail: "by mx.google.com", then "by 2002:a05:…" (6to4 form of 10.0.0.0/8);
  // _netblocks.google.com (2026-11)
  preset('gmail', 'Gmail', ['google.com', 'gmail.com'], {
    edges: ['mx.google.com'],
    software: ['Gmail'],
    innerNetworks: ['2002:a00::/24'],
    silentSteps: [
      // Some copies of a source shorten the address: "by 2002:a05:6022:1a84:b0:2d".
      { by: /^2002:a[0-9a-f]{0,2}:/i },
      // "by 10.55.73.68 with SMTP id w65csp1234567qka", up to 2017
      { by: /^10\.\d{1,3}\.\d{1,3}\.\d{1,3}$/, until: Date.UTC(2018, 0, 1) },
      { by: /^mail-[a-z\d-]+\.google\.com$/, outgoing: true },
    ],
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
  // Samples of Microsoft MHA and pyreceived: "by *.mail.protection.outlook.com … via Frontend Transport"; public list
  // archives: "by *.prod.exchangelabs.com"; "Office 365 URLs and IP address ranges", and its pages for the US
  // government and for China (2026-11)
  preset(
    'outlook',
    'Microsoft 365 / Outlook.com',
    ['outlook.com', 'exchangelabs.com', 'office365.com', 'hotmail.com', 'office365.us', 'partner.outlook.cn'],
    {
      edges: ['mail.protection.outlook.com', 'mail.protection.office365.us', 'mail.protection.partner.outlook.cn'],
      software: ['Exchange', 'Microsoft SMTPSVC'],
      // The mail servers' own: mailbox servers, what Microsoft publishes for Exchange Online, and the edge servers that
      // pass mail on to "*.outlook.office365.com". 2603:1000::/25 would also hold rented machines of Azure
      // (2603:1020::, 2603:1030::). Other tenants send through some of them; as everywhere, a submission ends the walk.
      innerNetworks: [
        // "(10.152.92.53) by BN3NAM04HT205.eop-NAM04.prod.protection.outlook.com (10.152.93.134)"
        '10.0.0.0/8',
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
      handsOnByHttps: true,
      // Before 2016, Outlook.com's servers were called "BAY004-MC1F6.hotmail.com".
      entrances: /\.hotmail\.com$/i,
    },
  ),
  // Public list archives: "by mxfront*.mail.yandex.net (mxfront/Yandex)", "by mail-nwsmtp-mxfront-*.yp-c.yandex.net",
  // "by postback*.mail.yandex.net"; AS13238 for the networks (2026-11)
  preset('yandex', 'Yandex', ['yandex.net', 'yandex.ru', 'yandex.com'], {
    innerNetworks: ['2a02:6b8::/32'],
    innerHosts: ['mail.yandex.net', 'yp-c.yandex.net'],
    entrances: /(?:^|-)mx(?:front|corp)|^postback/,
    software: ['Yandex'],
    // 178.154.239.0/24 contains forward500a.mail.yandex.net; Yandex Cloud rents out other parts of 178.154.192.0/18.
    sendingNetworks: [
      '77.88.0.0/18',
      '37.140.128.0/18',
      '95.108.128.0/17',
      '87.250.224.0/19',
      '178.154.239.0/24',
      '213.180.192.0/19',
    ],
  }),
  // Public list archives: "by mx*.mail.ru", "by smtp*.i.mail.ru with esmtpa", "by fallback*.m.smailru.net"; AS47764
  // for the networks (2026-11)
  preset('mailru', 'Mail.ru', ['mail.ru', 'smailru.net', 'vkworkspace.ru', 'vkmail.ru'], {
    innerNetworks: PRIVATE,
    innerHosts: ['i.mail.ru', 'm.smailru.net'],
    entrances: /^(?:mxs?\d*\.|fallback)/,
    sendingNetworks: ['94.100.176.0/20', '217.69.128.0/20'],
  }),
  // Public list archives: "by mcgi-wr-20.rambler.ru with HTTP (mailimap)", "by mx*.rambler.ru" (2026-11)
  preset('rambler', 'Rambler', ['rambler.ru', 'rambler-co.ru'], { entrances: /^mx/ }),
  // Messages delivered to Yahoo: "by atlas-production.*.omega.yahoo.com pod-id NONE with HTTPS", then "by 10.…"
  // (2026-11)
  preset('yahoo', 'Yahoo', ['yahoo.com', 'yahoodns.net', 'aol.com', 'yahoo.net'], {
    innerNetworks: PRIVATE,
    entrances: /^mta/,
    silentHttps: true,
    handsOnByHttps: true,
  }),
  // Samples of pyreceived: "by *.mac.com (Oracle Communications Messaging Server …)"; 17.0.0.0/8 is Apple's own
  // (IANA). Messages in public repositories: "from p00-icloudmta-smtpin-… by p129-mailgateway-smtpin-… (mailgateway
  // 2513B25) with SMTP id …" (2026-11)
  preset('icloud', 'iCloud', ['icloud.com', 'me.com', 'mac.com', 'apple.com'], {
    innerNetworks: ['17.0.0.0/8'],
    stores: /^p\d+-mailgateway-/,
  }),
  // Messages delivered to Proton: "by mailin*.protonmail.ch (Postfix)". A forwarder's "Authentication-Results:
  // garm.ovh; auth=pass" is among Proton's own fields, above its Received field, and all of them have the same name
  // (phishing_pot, sample-1213) (2026-11)
  preset('proton', 'Proton', ['protonmail.ch', 'proton.me', 'proton.ch'], {
    entrances: /^mailin/,
    // Mail from its own users, if it comes from outside.
    handIns: [{ by: /^mailin/, helo: /^mail-\d+\.protonmail\.ch$/ }],
    groupsFields: true,
  }),
  // Messages delivered to Zoho: "by mx.zohomail.com with SMTPS id …"; sent by one of its users: "from mail.zoho.com
  // by mx.zohomail.com with SMTP" (2026-11)
  preset('zoho', 'Zoho', ['zohomail.com', 'zoho.com', 'zoho.eu', 'zohomail.eu', 'zoho.in', 'zohomail.in'], {
    handIns: [{ by: /^mx\.zohomail\./, helo: /^mail\.zoho\./ }],
  }),
  // Messages delivered to Fastmail: "by mx*.messagingengine.com (Postfix)", then "*.internal" on 10.…; "by
  // mailfout.stl.internal" in list archives (2026-11)
  preset(
    'fastmail',
    'Fastmail',
    ['messagingengine.com', 'fastmail.com', 'nyi.internal', 'phl.internal', 'stl.internal'],
    {
      innerNetworks: ['10.202.0.0/16'],
      entrances: /^(?:mx|mailmx)/,
      // "sloti22.internal", "compute4.internal", "store52m.internal", "phl-compute-05.internal"
      stores:
        /^(?:slot[a-z]?\d+|(?:compute|store)\d+[a-z]?|[a-z]{3}-(?:slot|compute|store|imap)[a-z]?-?\d+)\.(?:[a-z]{3}\.)?internal$/,
    },
  ),
  // Public samples: "by mx-ha.gmx.net (mxgmx011 [212.227.15.9]) with ESMTP (Nemesis)" (2026-11)
  preset('gmx', 'GMX / WEB.DE / mail.com', ['gmx.net', 'web.de', 'mail.com', 'kundenserver.de', 'cinetic.de'], {
    entrances: /^mx/,
  }),
  // pyreceived: "by ns0.ovh.net with SMTP"; "by *.mail-out.ovh.net (Postfix)"; passes mail on over private addresses
  // (2026-11)
  preset(
    'ovh',
    'OVH',
    // Not all of ovh.net: rented servers are called "vps-*.vps.ovh.net".
    // "DAG4EX1.mxp6.local" is its hosted Exchange.
    ['mail.ovh.net', 'mail-out.ovh.net', 'ns0.ovh.net', 'mxp5.local', 'mxp6.local'],
    // A step inside OVH, in its guides: "from unknown (HELO output28.mail.ovh.net) (192.168.11.93) by 192.168.1.2 with
    // AES256-GCM-SHA384 encrypted SMTP"
    { innerNetworks: PRIVATE, lastStep: { by: /^localhost$/, helo: /^queue$/ } },
  ),
  // Public list archives: "by mailin*.aul.t-online.de with (TLSv1.2:…) esmtp id …" (2026-11)
  preset('t-online', 'T-Online', ['t-online.de'], { entrances: /^mailin/ }),
  // Public list archives: "by email-smtpd*.seznam.cz (Seznam SMTPD …) with ESMTP" (2026-11)
  preset('seznam', 'Seznam', ['seznam.cz']),
  // Public list archives: "from frv*.fwdcdn.com" (2026-11)
  preset('ukrnet', 'Ukr.net', ['ukr.net', 'fwdcdn.com']),
  // Public list archives: "from submission (posteo.de [185.67.36.169]) by mout*.posteo.de (Postfix)", in messages of
  // its users; it removes the line of the user's own connection (2026-11)
  preset('posteo', 'Posteo', ['posteo.de'], { handIns: [{ by: /^mout/, helo: /^submission$/ }] }),
  // Public list archives, in messages of its users: "from smtp202.mailbox.org by mout-p-103.mailbox.org (Postfix)", up
  // to 2019 "by mx2.mailbox.org"; into its mailboxes: "from mx2.mailbox.org ([2001:67c:2050:104:0:2:25:2]) by
  // director-20.heinlein-hosting.de with LMTPS" (2026-11)
  preset('mailbox-org', 'mailbox.org', ['mailbox.org', 'heinlein-hosting.de'], {
    entrances: /^mx\d/,
    innerNetworks: ['80.241.60.208/29', '2001:67c:2050:104::/64'],
    handIns: [{ by: /\.mailbox\.org$/, helo: /^smtp\d+\.mailbox\.org$/ }],
  }),
  // Corpus (SpamScope): "by mfilter29-d.gandi.net (…) (amavisd-new, port 10024)", "from spool.mail.gandi.net"
  // (2026-11)
  preset('gandi', 'Gandi', ['gandi.net']),
  // Corpus (wild): "by smtp.strato.com (RZmta …)", "by smtpin.rzone.de" (2026-11)
  preset('strato', 'Strato', ['strato.com', 'strato.de', 'rzone.de']),
  // Public list archives, 2014 to 2025: "from smtp.kpnmail.nl (unknown [10.31.155.40]) by ewsoutbound.kpnmail.nl", and
  // the addresses of that host; hmailserver#411 for 195.121.90.12 (2026-11)
  preset('kpn', 'KPN', ['kpnmail.nl', 'kpnxchange.com'], {
    innerNetworks: ['10.0.0.0/8', '195.121.90.0/24'],
    sendingNetworks: ['195.121.94.0/24'],
  }),
  // Accepts messages as cloudflare-email.net and sends them on as *.email.cloudflare.net; its postmaster page for the
  // networks (2026-11)
  preset('cloudflare', 'Cloudflare Email Routing', ['cloudflare-email.net', 'email.cloudflare.net'], {
    entrances: /^cloudflare-email\.net$/,
    sendingNetworks: ['104.30.0.0/19', '2405:8100:c000::/38'],
  }),
];
