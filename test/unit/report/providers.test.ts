import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { detailsOf } from '../../../src/report/details.ts';
import { inspect } from '../../../src/report/inspect.ts';

/**
 * Mailbox providers as their servers write today: lines from messages that people published (bug trackers, test data,
 * list archives), with names, addresses and identifiers replaced. What each provider adds above its border is what a
 * preset or the general walk must get past; the test chooses who is at the border.
 */

interface Provider {
  readonly name: string;
  /** Received fields above the border, newest first. */
  readonly above: readonly string[];
  /** The border's own field for a peer. */
  readonly border: (peer: Peer) => string;
  readonly title: string | null;
}

interface Peer {
  readonly helo: string;
  readonly name: string;
  readonly address: string;
}

const RELAY: Peer = { helo: 'gato101.sndsy.ru', name: 'gato101.sndsy.ru', address: '185.138.182.101' };
const FORGER: Peer = { helo: 'gato101.sndsy.ru', name: 'host66.evil.example', address: '203.0.113.66' };
const AT = 'Mon, 23 Nov 2026 19:46:29 +0000';

const postfix =
  (host: string) =>
  ({ helo, name, address }: Peer): string =>
    `from ${helo} (${name} [${address}]) by ${host} (Postfix) with ESMTPS id 4c5f1 for <ivan@company.example>; ${AT} (UTC)`;
const exchange =
  (host: string) =>
  ({ helo, address }: Peer): string =>
    `from ${helo} (${address}) by ${host} (10.13.54.66) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7452.43 via Frontend Transport; ${AT}`;

const PROVIDERS: readonly Provider[] = [
  {
    name: 'Gmail',
    title: 'Gmail',
    above: [`by 2002:a05:7300:8f09:b0:c1:6b32:9e1e with SMTP id a1csp1; ${AT}`],
    border: ({ helo, name, address }) =>
      `from ${helo} (${name}. [${address}]) by mx.google.com with ESMTPS id c1 for <ivan@gmail.com> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); ${AT}`,
  },
  {
    name: 'Outlook.com',
    title: 'Microsoft 365 / Outlook.com',
    above: [
      `from DB9PR10MB7000.EURPRD10.PROD.OUTLOOK.COM (2603:10a6:10:1f0::12) by AM0PR10MB1234.EURPRD10.PROD.OUTLOOK.COM with HTTPS; ${AT}`,
      `from DU2PR04CA0001.eurprd04.prod.outlook.com (2603:10a6:10:2b::6) by DB9PR10MB7000.EURPRD10.PROD.OUTLOOK.COM (2603:10a6:10:1f0::12) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7452.43; ${AT}`,
      `from AM0EUR02FT010.eop-EUR02.prod.protection.outlook.com (2603:10a6:10:2b:cafe::43) by DU2PR04CA0001.outlook.office365.com (2603:10a6:10:2b::6) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
    ],
    border: exchange('AM0EUR02FT010.mail.protection.outlook.com'),
  },
  {
    name: 'Microsoft 365 on servers called exchangelabs.com',
    title: 'Microsoft 365 / Outlook.com',
    above: [
      `from MN2PR01MB5000.prod.exchangelabs.com (2603:10b6:208:485::18) by IA0PR01MB8716.prod.exchangelabs.com with HTTPS; ${AT}`,
      `from BYAPR01CA0044.prod.exchangelabs.com (2603:10b6:a03:94::21) by MN2PR01MB5000.prod.exchangelabs.com (2603:10b6:208:485::18) with Microsoft SMTP Server id 15.20.7452.43; ${AT}`,
      `from BL02EPF0001A0FE.namprd03.prod.outlook.com (2603:10b6:208:23f:cafe::1a) by BYAPR01CA0044.outlook.office365.com (2603:10b6:a03:94::21) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
    ],
    border: exchange('BL02EPF0001A0FE.mail.protection.outlook.com'),
  },
  {
    name: 'Outlook.com, whose edge hands on from a public address of its own',
    title: 'Microsoft 365 / Outlook.com',
    above: [
      `from LV3P223MB0872.NAMP223.PROD.OUTLOOK.COM (::1) by LV3P223MB0968.NAMP223.PROD.OUTLOOK.COM with HTTPS; ${AT}`,
      `from BL6PEPF0001641C.NAMP222.PROD.OUTLOOK.COM (2603:10b6:22f:400:0:1004:0:1b) by LV3P223MB0872.NAMP223.PROD.OUTLOOK.COM (2603:10b6:408:1df::15) with Microsoft SMTP Server id 15.20.7452.43; ${AT}`,
      `from BL6PEPF0001AB50.namprd04.prod.outlook.com (2a01:111:f403:f902::) by BL6PEPF0001641C.outlook.office365.com (2603:1036:903:4::a) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
    ],
    border: exchange('BL6PEPF0001AB50.mail.protection.outlook.com'),
  },
  {
    name: 'Outlook.com for a message that another mailbox there sent on',
    title: 'Microsoft 365 / Outlook.com',
    above: [
      `from GV1PR10MB6195.EURPRD10.PROD.OUTLOOK.COM (2603:1026:c11:854::5) by GV2PEPF00003853.outlook.office365.com (2603:1026:900::17) with Microsoft SMTP Server id 15.20.7741.18; ${AT}`,
      `from BYAPR05CA0044.namprd05.prod.outlook.com (2603:10b6:a03:74::21) by GV1PR10MB6195.EURPRD10.PROD.OUTLOOK.COM (2603:10a6:150:94::15) with Microsoft SMTP Server id 15.20.7741.18; ${AT}`,
      `from HE1EUR04FT036.eop-eur04.prod.protection.outlook.com (2a01:111:f400:7e0d::208) by BYAPR05CA0044.outlook.office365.com (2603:10b6:a03:74::21) with Microsoft SMTP Server id 15.20.7741.18 via Frontend Transport; ${AT}`,
    ],
    border: exchange('HE1EUR04FT036.mail.protection.outlook.com'),
  },
  {
    name: 'Microsoft 365 of the US government, at its edge',
    title: 'Microsoft 365 / Outlook.com',
    above: [],
    border: exchange('CY1USG02FT004.mail.protection.office365.us'),
  },
  {
    name: 'Exchange on own servers',
    title: null,
    above: [
      `from MBX01.company.example (10.0.0.5) by MBX01.company.example (10.0.0.5) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.2507.39 via Mailbox Transport; ${AT}`,
      `from EDGE01.company.example (192.168.1.7) by MBX01.company.example (10.0.0.5) with Microsoft SMTP Server id 15.1.2507.39 via Frontend Transport; ${AT}`,
    ],
    border: exchange('EDGE01.company.example'),
  },
  {
    name: 'Yandex',
    title: 'Yandex',
    above: [
      `from postback4d.mail.yandex.net (postback4d.mail.yandex.net [2a02:6b8:c41:1300:1:45:d181:d404]) by storage-22.iva.yp-c.yandex.net (Yandex) with LMTPS id guG0meqIpJoW-20VXYfBH for <ivan@ya.ru>; ${AT}`,
      `from mail-nwsmtp-mxfront-production-main-71.klg.yp-c.yandex.net (mail-nwsmtp-mxfront-production-main-71.klg.yp-c.yandex.net [IPv6:2a02:6b8:c43:4691:0:640:ca01:0]) by postback4d.mail.yandex.net (Yandex) with ESMTPS id 03A57C0166 for <ivan@ya.ru>; ${AT}`,
    ],
    border: ({ helo, name, address }) =>
      `from ${helo} (${name} [${address}]) by mail-nwsmtp-mxfront-production-main-71.klg.yp-c.yandex.net (mxfront) with ESMTPS id UqfXLh7JpuQ0-zY5cFpwS; ${AT}`,
  },
  {
    name: 'Mail.ru, with a step through a host called smailru.net',
    title: 'Mail.ru',
    above: [
      `from [10.161.100.15] (port=33038 helo=mx305.mail.ru) by fallback15.m.smailru.net with esmtp (envelope-from <b@lavka.example>) id 1n2uub-0002zu-6b for ivan@mail.ru; ${AT}`,
    ],
    border: ({ name, address, helo }) =>
      `from ${name} ([${address}]:42000${name === helo ? '' : ` helo=${helo}`}) by mx305.mail.ru with esmtps (envelope-from <b@lavka.example>) id 1uX-1 for ivan@mail.ru; ${AT}`,
  },
  {
    name: 'Rambler',
    title: 'Rambler',
    above: [
      `from [10.8.18.1] (HELO mx1.mail.rambler.ru) by mail180.rambler.ru (rmaild SMTP 1.2.41) with ESMTP id 350408154 for ivan@rambler.ru; ${AT}`,
    ],
    border: postfix('mx1.mail.rambler.ru'),
  },
  {
    name: 'Yahoo',
    title: 'Yahoo',
    above: [`from 10.217.151.74 by atlas316.free.mail.ne1.yahoo.com with HTTPS; ${AT}`],
    border: ({ helo, address }) =>
      `from ${address} (EHLO ${helo}) by 10.217.151.74 with SMTPs (version=TLS1_2 cipher=ECDHE-RSA-AES128-GCM-SHA256); ${AT}`,
  },
  {
    name: 'iCloud today: hosts without a domain, and no address',
    title: 'iCloud',
    above: [
      `from p00-icloudmta-smtpin-us-west-2a-60-percent-12 by p129-mailgateway-smtpin-yoxpo (mailgateway 2513B25) with SMTP id d573ca8a-bc41-44d4-bd0a-a1855735eb1b for <ivan@icloud.com>; ${AT}`,
    ],
    border: postfix('p00-icloudmta-smtpin-us-west-2a-60-percent-12'),
  },
  {
    name: 'iCloud before 2025',
    title: 'iCloud',
    above: [
      `from ci74p00im-qukt09072702.me.com by p116-mailgateway-smtp-746c496c44-6mknn (mailgateway 2403B92) with SMTP id 4f24e911-87c4-4315-8f0b-f8245274ec19 for <ivan@me.com>; ${AT}`,
    ],
    border: postfix('ci74p00im-qukt09072702.me.com'),
  },
  { name: 'Proton', title: 'Proton', above: [], border: postfix('mailin023.protonmail.ch') },
  {
    name: 'Zoho',
    title: 'Zoho',
    above: [],
    border: ({ helo, name, address }) =>
      `from ${helo} (${name} [${address}]) by mx.zohomail.com with SMTPS id 1597688641208723.7726717827901; ${AT}`,
  },
  {
    name: 'Fastmail',
    title: 'Fastmail',
    above: [
      `from phl-mx-07.messagingengine.com (phl-mx-07.messagingengine.com [10.202.2.206]) by phl-compute-05.internal (LMTPProxy); ${AT}`,
      `from phl-mx-07.messagingengine.com (localhost [127.0.0.1]) by mailmx.stl.internal (Postfix) with ESMTP id 1; ${AT}`,
      `from mailmx.stl.internal (localhost [127.0.0.1]) by phl-mx-07.messagingengine.com (Authentication Milter) with ESMTP id 2; ${AT}`,
    ],
    border: postfix('mailmx.stl.internal'),
  },
  {
    name: 'GMX',
    title: 'GMX / WEB.DE / mail.com',
    above: [],
    border: ({ helo, address }) =>
      `from ${helo} ([${address}]) by mx-ha.gmx.net (mxgmx011 [212.227.15.9]) with ESMTPS (Nemesis) id 1MGhi0-1 for <ivan@gmx.de>; ${AT}`,
  },
  {
    name: 'OVH',
    title: 'OVH',
    above: [
      `from DAG4EX1.mxp6.local (172.16.2.37) by DAG4EX2.mxp6.local (172.16.2.38) with Microsoft SMTP Server id 15.1.2507.39; ${AT}`,
      `from output28.mail.ovh.net (unknown [10.108.97.52]) by mx1.mail.ovh.net (Postfix) with ESMTPS id 1; ${AT}`,
    ],
    border: postfix('output28.mail.ovh.net'),
  },
  {
    name: 'cPanel',
    title: null,
    above: [`from server1.hoster.example by server1.hoster.example with LMTP id x for <ivan@company.example>; ${AT}`],
    border: ({ helo, name, address }) =>
      `from ${name} ([${address}]:57285${name === helo ? '' : ` helo=${helo}`}) by server1.hoster.example with esmtps (TLS1.2) tls TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (Exim 4.98.1) (envelope-from <b@lavka.example>) id 1uX-1 for ivan@company.example; ${AT}`,
  },
];

function judged(lines: readonly string[], networks: readonly string[] = [], hostSuffixes: readonly string[] = []) {
  const source = lines.map((line) => `Received: ${line}\r\n`).join('');
  const report = inspect(`${source}From: a@lavka.example\r\n\r\n`, {
    profiles: [sendsay],
    myServers: { hostSuffixes, networks },
  });
  return { verdict: report.verdicts[0]?.verdict, border: report.route.border };
}

describe.each(PROVIDERS)('$name', ({ above, border, title }) => {
  test('a message that the relay handed over is proven, with the provider named', () => {
    expect(judged([...above, border(RELAY)])).toEqual({
      verdict: 'proven',
      border: expect.objectContaining({ hop: above.length, provider: title }) as unknown,
    });
  });

  test("a stranger proves nothing with the relay's name and with the provider's own lines below", () => {
    const { verdict, border: found } = judged([...above, border(FORGER), ...above, border(RELAY)]);
    expect(verdict).not.toBe('proven');
    expect(found?.hop).toBe(above.length);
  });
});

describe('a filter of the mailbox\u2019s server that re-injects the message', () => {
  const filtered = [
    `by srv.hoster.example (Postfix, from userid 5001) id E6F0C4440B28; ${AT}`,
    postfix('srv.hoster.example')(RELAY),
  ];

  test('any program there can do so with any fields: not proven', () => {
    expect(judged(filtered)).toMatchObject({ verdict: 'claimed', border: { hop: 0 } });
    const plesk = '(qmail 10876 invoked by uid 110); 23 Nov 2026 19:46:30 +0000';
    expect(judged([plesk, postfix('srv.hoster.example')(RELAY)])).toMatchObject({ verdict: 'claimed' });
  });

  test('what that same organisation wrote is proven if the user says that the server is theirs', () => {
    expect(judged(filtered, [], ['srv.hoster.example'])).toMatchObject({ verdict: 'proven', border: { hop: 1 } });
    const stranger = [...filtered.slice(0, 1), postfix('mx.evil.example')(RELAY)];
    expect(judged(stranger, [], ['srv.hoster.example']).verdict).not.toBe('proven');
  });
});

describe('Exchange on the company\u2019s own servers and Microsoft 365 in one organisation', () => {
  const own = [
    `from EDGE01.company.example (192.168.1.7) by MBX01.company.example (10.0.0.5) with Microsoft SMTP Server id 15.1.2507.39 via Frontend Transport; ${AT}`,
    `from EUR05-VI1-obe.outbound.protection.outlook.com (104.47.17.105) by EDGE01.company.example (192.168.1.7) with Microsoft SMTP Server id 15.1.2507.39; ${AT}`,
  ];
  const cloud = [
    `from AM0PR02CA0001.eurprd02.prod.outlook.com (2603:10a6:208:3e::14) by DB9PR01MB7000.eurprd01.prod.exchangelabs.com (2603:10a6:10:1f0::12) with Microsoft SMTP Server id 15.20.7452.43; ${AT}`,
    `from AM0EUR02FT010.eop-EUR02.prod.protection.outlook.com (2603:10a6:208:3e:cafe::43) by AM0PR02CA0001.outlook.office365.com (2603:10a6:208:3e::14) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
    exchange('AM0EUR02FT010.mail.protection.outlook.com')(RELAY),
  ];
  const microsoft = ['104.47.0.0/17'];

  test('mail comes in at Microsoft: reported by its edge, and proven if the user says that its network is theirs', () => {
    expect(judged([...own, ...cloud])).toMatchObject({ verdict: 'reported', border: { hop: 1, rule: 'walk' } });
    expect(judged([...own, ...cloud], microsoft)).toMatchObject({ verdict: 'proven', border: { hop: 4 } });
  });

  test('what another customer of Microsoft wrote in Outlook begins there; the lines below it prove nothing', () => {
    const composed = `from AM0PR01MB1.eurprd01.prod.exchangelabs.com ([fe80::1]) by AM0PR01MB1.eurprd01.prod.exchangelabs.com ([fe80::1%4]) with mapi id 15.20.1.1; ${AT}`;
    const { verdict, border } = judged([...own, composed, ...cloud], microsoft);
    expect(verdict).toBe('claimed');
    expect(border?.hop).toBe(2);
  });

  test('the same for what that customer submitted by SMTP', () => {
    const submitted = `from [203.0.113.66] (203.0.113.66) by AM0PR01CA0001.outlook.office365.com (2603:10a6:208:3e::14) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`;
    const { verdict, border } = judged([...own, submitted, ...cloud], microsoft);
    expect(verdict).toBe('claimed');
    expect(border?.hop).toBe(2);
  });

  test('mail comes in at the company\u2019s own edge and goes on to Microsoft: the edge is recognised by its address', () => {
    const chain = [
      `from AM0EUR02FT010.eop-EUR02.prod.protection.outlook.com (2603:10a6:208:3e:cafe::43) by AM0PR02CA0001.outlook.office365.com (2603:10a6:208:3e::14) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
      `from mail.company.example (198.51.100.7) by AM0EUR02FT010.mail.protection.outlook.com (10.13.54.66) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
      `from MBX01.company.example (10.0.0.5) by MBX01.company.example (10.0.0.5) with Microsoft SMTP Server id 15.1.2507.39; ${AT}`,
      exchange('mail.company.example')(RELAY),
    ];
    expect(judged(chain)).toMatchObject({ verdict: 'reported', border: { hop: 1 } });
    expect(judged(chain, ['198.51.100.7'])).toMatchObject({
      verdict: 'proven',
      border: { hop: 3, rule: 'my-servers' },
    });
  });
});

describe('a filter in front of the mailbox reports, and proves if the user says that it is theirs', () => {
  test.each([
    [
      'Mimecast',
      `from eu-smtp-inbound-delivery-1.mimecast.com (195.130.217.226) by AM0EUR02FT010.mail.protection.outlook.com (10.13.54.66) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport; ${AT}`,
      `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by relay.mimecast.com with ESMTP with STARTTLS (version=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384) id uk-mta-301-QhFEtT6RPsxyz; ${AT}`,
      '195.130.217.226',
    ],
    [
      'Proofpoint',
      `from mx0a-00123.pphosted.com (mx0a-00123.pphosted.com [205.220.165.32]) by mx1.company.example (Postfix) with ESMTPS id 4C5F1; ${AT}`,
      `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx0a-00123.pphosted.com (PPS) with ESMTPS id 3xyz; ${AT}`,
      '205.220.165.32',
    ],
    [
      'IronPort',
      `from esa1.hc123.iphmx.com (esa1.hc123.iphmx.com [68.232.1.1]) by mx1.company.example (Postfix) with ESMTPS id 1; ${AT}`,
      `from gato101.sndsy.ru ([185.138.182.101]) by esa1.hc123.iphmx.com with ESMTP/TLS/TLS_AES_256_GCM_SHA384; ${AT}`,
      '68.232.1.1',
    ],
    [
      'SpamExperts',
      `from filter10.antispamcloud.com ([130.117.251.1]:42000) by srv.hoster.example with esmtps (TLS1.2) tls X (Exim 4.98) (envelope-from <b@lavka.example>) id 1uX-1 for u@company.example; ${AT}`,
      `from gato101.sndsy.ru ([185.138.182.101]) by filter10.antispamcloud.com with esmtps (TLSv1.3:TLS_AES_256_GCM_SHA384:256) (Exim 4.98) (envelope-from <b@lavka.example>) id 1uX-2 for u@company.example; ${AT}`,
      '130.117.251.1',
    ],
    [
      'Kaspersky Secure Mail Gateway',
      `from ksmg01.company.example (ksmg01.company.example [198.51.100.9]) by mail.other.example (Postfix) with ESMTPS id 4C5F1; ${AT}`,
      `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ksmg01.company.example (Postfix) with ESMTPS id 78; ${AT}`,
      '198.51.100.9',
    ],
  ])('%s', (_name, border, filter, address) => {
    expect(judged([border, filter])).toMatchObject({ verdict: 'reported', border: { hop: 0 } });
    expect(judged([border, filter], [address])).toMatchObject({ verdict: 'proven', border: { hop: 1 } });
  });
});

describe('Proton returns the fields of a message grouped by their names', () => {
  const results = 'Authentication-Results: mailin001.protonmail.ch; iprev=pass (gato101.sndsy.ru)\r\n';
  const names = 'X-Haraka-FCrDNS: gato101.sndsy.ru\r\n';
  const withoutAddress =
    'Received: from gato101.sndsy.ru (unknown) by mailin023.protonmail.ch (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 19:46:29 +0000\r\n';
  const received = (peer: Peer): string => `Received: ${postfix('mailin023.protonmail.ch')(peer)}\r\n`;

  test.each([
    ['with the address of a stranger', received(FORGER)],
    ['with no address that could be read', withoutAddress],
  ])("so a sender's own results are above the border, and prove nothing there: %s", (_title, border) => {
    const report = inspect(`${results}${names}${border}From: a@lavka.example\r\n\r\n`, {
      profiles: [sendsay],
      myServers: { hostSuffixes: [], networks: [] },
    });
    expect(report.verdicts[0]?.verdict).not.toBe('proven');
    const { statements } = detailsOf(report);
    expect(statements.map(({ standing }) => standing)).toEqual(['below-border', 'below-border']);
  });

  test('the same results from another mailbox are its own', () => {
    const elsewhere = `${results}${received(RELAY)}\r\n`.replaceAll('protonmail.ch', 'company.example');
    const report = inspect(elsewhere, { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } });
    const [statement] = detailsOf(report).statements;
    expect(statement?.standing).toBe('counts');
  });
});
