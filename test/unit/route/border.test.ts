import { describe, expect, test } from 'vitest';
import { findBorder } from '../../../src/route/border.ts';
import { type MyServers, NO_SERVERS } from '../../../src/route/my-servers.ts';
import { read } from '../received/read.ts';

/** Index of the border hop of a chain, newest first. */
function border(chain: readonly string[], mine: MyServers = NO_SERVERS): number | null {
  return walked(chain, mine).border?.hop ?? null;
}

function walked(chain: readonly string[], mine: MyServers = NO_SERVERS): ReturnType<typeof findBorder> {
  const hops = chain.map((body, index) => read(body, index));
  return findBorder(hops, { mine, relays: [], outgoing: false });
}

const FORGED =
  'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx1.romashka.test (Postfix) with ESMTPS id 2';

describe('the border is the first hop, from the top, that was accepted from outside', () => {
  test('LMTP inside the host, then the edge', () => {
    expect(
      border([
        'from mx1.romashka.test by mx1.romashka.test with LMTP id 5VvKEA6YBGujAAAAKHzQ0w',
        'from a.evil.example (a.evil.example [203.0.113.66]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
        FORGED,
      ]),
    ).toBe(1);
  });

  test('amavis re-injects over the loopback address', () => {
    expect(
      border([
        'from localhost (localhost [127.0.0.1]) by mx.vasilek.test (Postfix) with ESMTP id 1',
        'from mx.vasilek.test ([127.0.0.1]) by localhost (mx.vasilek.test [127.0.0.1]) (amavis, port 10024) with ESMTP id x',
        'from a.evil.example (a.evil.example [203.0.113.66]) by mx.vasilek.test (Postfix) with ESMTPS id 2',
      ]),
    ).toBe(2);
  });

  test('a store behind the mail exchanger of the same organisation, with a confirmed name', () => {
    expect(
      border([
        'from mx.klever.test (mx.klever.test [198.51.100.19]) by store.klever.test (Postfix) with ESMTP id 1',
        'from a.evil.example (a.evil.example [203.0.113.66]) by mx.klever.test (Haraka/3.3.4) with ESMTPS id 2',
      ]),
    ).toBe(1);
  });

  test('a mailbox that fetchmail collects: the border is that of the collected mailbox', () => {
    expect(
      border([
        'from mail.kaktus.test (localhost [IPv6:::1]) by mail.kaktus.test (Postfix) with ESMTP id 1',
        'from mx1.romashka.test [198.51.100.11] by mail.kaktus.test with IMAP (fetchmail-6.4.37) for <ivan@kaktus.test> (single-drop)',
        'from mx1.romashka.test by mx1.romashka.test with LMTP id 5VvKEA6YBGujAAAAKHzQ0w',
        'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx1.romashka.test (Postfix) with ESMTPS id 2',
      ]),
    ).toBe(3);
  });

  test.each([
    'with ESMTPS (version=TLS1_3 cipher=X sni=a) (fetchmail-6.4.37) id 1',
    'with ESMTPS id 1 (getmail6 6.18.13)',
    'with ESMTPS tls X (fdm 2.0, account "work") id 1',
    '(x) (fetchmail-6.4.37) with ESMTPS id 1',
  ])('nothing is collected because a comment says so where words of the peer can be: %s', (said) => {
    expect(border([`from a.evil.example (a.evil.example [203.0.113.66]) by mx1.romashka.test ${said}`, FORGED])).toBe(
      0,
    );
  });

  test.each(['JMAP', 'XIMSS', 'WorldClient', 'MailEnable WebMail', 'WebDAV', 'Thrift'])(
    'a message may begin where a server names a protocol that is not one between servers: %s',
    (word) => {
      const own = 'from mx1.romashka.test (localhost [127.0.0.1]) by mx1.romashka.test';
      expect(border([`${own} with ESMTP id 1`, FORGED])).toBe(1);
      expect(walked([`${own} with ${word} id 1`, FORGED]).end).toEqual({ rule: 'users-protocol', hop: 0 });
    },
  );

  test('a message that CommuniGate took from a program’s pipe begins there', () => {
    const pipe = 'by mx1.romashka.test (CommuniGate Pro PIPE 6.3.3) with PIPE id 123';
    expect(border([pipe, FORGED])).toBe(0);
  });

  test.each([
    ['private', '10.0.0.9', '10.0.0.9'],
    ['link-local', 'fe80::250:56ff:fe85:5095%11', 'fe80::250:56ff:fe85:5095%11'],
    ['link-local, with its zone once', 'fe80::250:56ff:fe85:5095', 'fe80::250:56ff:fe85:5095%11'],
  ])('Exchange that received from its own address is one host: %s', (_kind, peer, own) => {
    const edge =
      'from gato101.sndsy.ru (185.138.182.101) by EX1.klever.ru (10.0.0.9) with Microsoft SMTP Server id 15.1';
    const within = (greeting: string): (number | null)[] => {
      const line = `from ${greeting} (${peer}) by EX1.klever.ru (${own}) with Microsoft SMTP Server id 15.1`;
      const { border: found, steps } = walked([line, edge]);
      return [found?.hop ?? null, steps.filter(({ rule }) => rule === 'loopback').length];
    };
    expect(within('EX1.klever.ru')).toEqual([1, 1]);
    // Whoever came through a proxy on the host may have its address, and any greeting.
    expect(within('evil.example')).toEqual([0, 0]);
  });

  test('Exchange Online: whatever *.mail.protection.outlook.com accepts comes from outside', () => {
    const chain = [
      'from BN3NAM04HT205.eop-NAM04.prod.protection.outlook.com (2603:10b6:404:1::5) by SN1PR16MB0494.namprd16.prod.outlook.com with HTTPS via SN1PR15CA0024.NAMPRD15.PROD.OUTLOOK.COM',
      'from BN3NAM04FT003.eop-NAM04.prod.protection.outlook.com (10.152.92.53) by BN3NAM04HT205.eop-NAM04.prod.protection.outlook.com (10.152.93.134) with Microsoft SMTP Server (version=TLS1_2) id 15.20.696.11',
      'from x.prod.outlook.com (203.0.113.66) by BN3NAM04FT003.mail.protection.outlook.com (10.152.92.112) with Microsoft SMTP Server id 15.20.696.11 via Frontend Transport',
      'from gato101.sndsy.ru (185.138.182.101) by x.prod.outlook.com with Microsoft SMTP Server id 15.20.696.11',
    ];
    expect(border(chain)).toBe(2);
  });

  test('Yahoo: a server that calls itself by its private address is still Yahoo', () => {
    const chain = [
      'by atlas-production.v2-mail-prod1-bf1.omega.yahoo.com pod-id NONE with HTTPS',
      'from 185.138.182.101 (EHLO gato101.sndsy.ru) by 10.217.151.77 with SMTPs (version=TLS1_2 cipher=ECDHE-RSA-AES128-GCM-SHA256)',
    ];
    expect(walked(chain).border).toEqual({ hop: 1, rule: 'preset', provider: 'Yahoo' });
  });

  test('Gmail: by mx.google.com, below its internal hop', () => {
    expect(
      border([
        'by 2002:a05:6022:1a84:b0:2d with SMTP id dm4csp1',
        'from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id x1-2',
      ]),
    ).toBe(1);
  });
});

describe('the walk stops where it cannot be sure', () => {
  test('a peer that only claims in HELO to be a host of the organisation is outside', () => {
    expect(
      border([
        'from mx1.romashka.test (unknown [203.0.113.67]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
        FORGED,
      ]),
    ).toBe(0);
  });

  test("a reverse name that the server does not check is only the claim of the peer's owner (OpenSMTPD)", () => {
    expect(
      border(['from x (mx.romashka.test [203.0.113.69]) by mx1.romashka.test (OpenSMTPD) with ESMTPS id 1', FORGED]),
    ).toBe(0);
  });

  test('a customer who signed in at the same provider is outside: they sent the rest themselves', () => {
    expect(
      border([
        'from smtp.mail.romashka.test (smtp.mail.romashka.test [198.51.100.12]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
        'from pc (pc.evil.example [203.0.113.66]) (Authenticated sender: evil) by smtp.mail.romashka.test (Postfix) with ESMTPSA id 2',
        FORGED,
      ]),
    ).toBe(1);
  });

  test('a submission without a peer ends the walk too (mail.ru: "by smtp61.i.mail.ru with esmtpa")', () => {
    expect(border(['by smtp61.i.mail.ru with esmtpa (envelope-from <u@list.ru>) id 1daHsB-0005gN-7s', FORGED])).toBe(0);
  });

  test('a field with text from the sender in it ends the walk', () => {
    expect(
      border([
        'from localhost ([127.0.0.1]) by mx.mak.test with ESMTPS id 1; Mon, 23 Nov 2026 21:53:44 +0200 from x by y',
        FORGED,
      ]),
    ).toBe(0);
  });

  test('an address that may be the HELO literal is not inside, however private it is', () => {
    expect(border(['from [10.0.0.1] by mx1.romashka.test with SMTP id 1', FORGED])).toBe(0);
  });

  test('customers of one hosting company are not one organisation (private suffixes)', () => {
    expect(
      border([
        'from ec2-1.us-east-1.compute.amazonaws.com (ec2-1.us-east-1.compute.amazonaws.com [203.0.113.66]) by ec2-2.us-east-1.compute.amazonaws.com (Postfix) with ESMTPS id 1',
        FORGED,
      ]),
    ).toBe(0);
  });

  test("a customer of the provider's network, under the name that the network assigned, is outside", () => {
    for (const name of [
      'ppp-203-0-113-66.pppoe.romashka.test',
      'vps12345.romashka.test',
      'host-66.113.romashka.test',
    ]) {
      const customer = `from x (${name} [203.0.113.66]) by mx1.romashka.test (Postfix) with ESMTPS id 1`;
      expect(border([customer, FORGED]), name).toBe(0);
    }
  });

  test.each([
    ['mail.vps.hoster.example', 'mx1.vps.hoster.example', 'two customers below one label'],
    ['smtp.clients.hoster.example', 'mx.clients.hoster.example', 'the same'],
    ['mail.test.klever.test', 'mx1.klever.test', 'a label that only the domain of the writer has'],
  ])('a neighbour with a mail server’s name is outside: %s next to %s (%s)', (name, writer) => {
    const peer = `from x (${name} [203.0.113.66]) by ${writer} (Postfix) with ESMTPS id 1`;
    expect(border([peer, FORGED.replace('mx1.romashka.test', name)])).toBe(0);
  });

  test('the name "store1.internal" alone does not make a host Fastmail’s, whose own addresses are known', () => {
    const inner = 'by store1.internal (Postfix) with ESMTP id 1';
    const next = FORGED.replace('mx1.romashka.test', 'mx.evil.example');
    expect(border([`from x.evil.example (localhost [127.0.0.1]) ${inner}`, next])).toBe(0);
    expect(border([`from x (unknown [10.0.0.5]) ${inner}`, next])).toBe(0);
    expect(
      border([
        `from compute4.internal (compute4.nyi.internal [10.202.2.44]) ${inner}`,
        FORGED.replace('mx1.romashka.test', 'mx2.messagingengine.com'),
      ]),
    ).toBe(1);
  });

  test('the beginning of the data, folded into the line, does not show whose server "store" is', () => {
    const folded = `from x (mx.evil.example [203.0.113.66]) by store (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 10:30:00 +0300\r\n for <u@evil.example>`;
    expect(border([folded, FORGED.replace('mx1.romashka.test', 'mx.evil.example')])).toBe(0);
  });

  test('a named host of the organisation that did not write the next field did not receive the message from its writer', () => {
    const other = FORGED.replace('mx1.romashka.test', 'mx.other.example');
    expect(
      border([
        'from www.romashka.test (www.romashka.test [198.51.100.60]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
        other,
      ]),
    ).toBe(0);
  });

  test('a message that a person wrote in Outlook begins there, whatever is below', () => {
    expect(
      border([
        'from A.eurprd04.prod.outlook.com ([fe80::1]) by A.eurprd04.prod.outlook.com ([fe80::1%3]) with mapi id 15.20.1.1',
        'from gato101.sndsy.ru (185.138.182.101) by A.eurprd04.prod.outlook.com with Microsoft SMTP Server id 15.20.1.1',
      ]),
    ).toBe(0);
  });

  test("a rented machine in Microsoft's network is not one of its mail servers", () => {
    expect(
      border([
        'from x (2603:1020:5::66) by A.eurprd04.prod.outlook.com with Microsoft SMTP Server id 15.20.1.1',
        'from gato101.sndsy.ru (185.138.182.101) by A.eurprd04.prod.outlook.com with Microsoft SMTP Server id 15.20.1.1',
      ]),
    ).toBe(0);
  });

  test('the signs of a local hand-over in a HELO name make nothing local', () => {
    expect(
      border(['from spooler (unknown [203.0.113.67]) by mx1.romashka.test (Postfix) with ESMTP id 1', FORGED]),
    ).toBe(0);
    expect(
      border(['from x([unix]) ([203.0.113.67]) by mx1.romashka.test (Haraka/3.3.4) with ESMTP id 1', FORGED]),
    ).toBe(0);
  });

  test('a message from a named host of the organisation itself has its border there', () => {
    expect(
      border([
        'from crm.romashka.test (crm.romashka.test [198.51.100.60]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
      ]),
    ).toBe(0);
  });

  test('only internal steps: no border', () => {
    expect(border(['by mail.example.org (Postfix, from userid 1000) id E6F0C4440B28'])).toBeNull();
    expect(border([])).toBeNull();
  });
});

describe('"my servers" move the border down', () => {
  const chain = [
    'from gw.filter.example (gw.filter.example [198.51.100.77]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by gw.filter.example (Postfix) with ESMTPS id 2',
  ];

  test('by a confirmed name', () => {
    expect(border(chain)).toBe(0);
    expect(border(chain, { hostSuffixes: ['filter.example'], networks: [] })).toBe(1);
  });

  test('by a network', () => {
    expect(border(chain, { hostSuffixes: [], networks: ['198.51.100.0/24'] })).toBe(1);
  });

  test('not by a reverse name that the writer does not check: anyone can have it', () => {
    const unchecked = [
      'from x (gw.filter.example [203.0.113.66]) by mx1.romashka.test (OpenSMTPD) with ESMTPS id 1',
      FORGED,
    ];
    expect(border(unchecked, { hostSuffixes: ['filter.example'], networks: [] })).toBe(0);
  });

  test('not by an address that may be the HELO literal', () => {
    const literal = ['from [198.51.100.77] by mx1.romashka.test with SMTP id 1', FORGED];
    expect(border(literal, { hostSuffixes: [], networks: ['198.51.100.0/24'] })).toBe(0);
  });

  test('not by a HELO name', () => {
    const said = [
      'from gw.filter.example (unknown [203.0.113.66]) by mx1.romashka.test (Postfix) with ESMTPS id 1',
      FORGED,
    ];
    expect(border(said, { hostSuffixes: ['filter.example'], networks: [] })).toBe(0);
  });
});

describe('a machine that forwards connections is NAT', () => {
  const forged =
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.klever.test (Postfix) with ESMTPS id 2';
  const endOf = (first: string): string => walked([first, forged]).end.rule;

  test.each(['[203.0.113.66]', '[IPv6:2001:db8::66]', '[192.168.5.5]'])(
    'its client greets as %s, not as itself',
    (helo) => {
      expect(endOf(`from ${helo} (mx2.klever.test [192.168.1.1]) by mail.klever.test (Postfix) with ESMTP id 1`)).toBe(
        'foreign-on-private',
      );
    },
  );

  test.each([
    'lb',
    'lb1',
    'haproxy-2',
    'mail-lb',
    'proxy',
    'nat1',
    'docker',
    'ingress',
    'traefik',
    'nginx',
    'envoy01',
    'fw1',
    'router',
    // A mail server's word next to it says for whom the machine forwards: a virtual address, source NAT, a tunnel.
    'mx-vip',
    'vip2-smtp',
    'smtp-snat',
    'mail-kemp',
    'mail-tailscale',
    'mail-cni0',
    'mail-f5',
    'mx-lvs',
    'mail-bigip1',
    'mx-tunnel',
  ])("its looked-up name is a load balancer's: %s", (label) => {
    for (const name of [label, `${label}.klever.test`]) {
      expect(endOf(`from localhost (${name} [192.168.1.1]) by mail.klever.test (Postfix) with ESMTP id 1`)).toBe(
        'balancer',
      );
    }
  });

  test.each(['mx2.klever.test', 'albert.klever.test', 'proxima.klever.test'])('%s is an ordinary machine', (name) => {
    expect(
      walked([`from ${name} (${name} [192.168.1.1]) by mail.klever.test (Postfix) with ESMTP id 1`, forged]).border
        ?.hop,
    ).toBe(1);
  });

  test.each(['pc17', 'dhcp-12', 'guest12.wlan', 'vpn3'])(
    "%s is a user's machine, and forwards nobody's mail",
    (label) => {
      expect(endOf(`from x (${label}.klever.test [192.168.1.17]) by mail.klever.test (Postfix) with ESMTP id 1`)).toBe(
        'unknown-on-private',
      );
    },
  );

  test('the peer greets by its own address', () => {
    expect(
      walked([
        'from [192.168.1.1] (mx2.klever.test [192.168.1.1]) by mail.klever.test (Postfix) with ESMTP id 1',
        forged,
      ]).border?.hop,
    ).toBe(1);
  });
});

describe("a line that the relay wrote is not the mailbox's", () => {
  const relay = { hosts: ['sndsy.ru'], networks: [] };
  const chain = [
    'from x (x [203.0.113.66]) by gate.sndsy.ru (Postfix) with ESMTPS id 1 for <ann@sndsy.ru>',
    'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by gate.sndsy.ru (Postfix) with ESMTPS id 2',
  ];
  const under = (mine: MyServers): ReturnType<typeof findBorder> =>
    findBorder(
      chain.map((body, index) => read(body, index)),
      { mine, relays: [relay], outgoing: false },
    );

  test('even if it names a recipient at the relay', () => {
    expect(under(NO_SERVERS).end.rule).toBe('relay-writer');
  });

  test('unless the user works there and says so', () => {
    expect(under({ hostSuffixes: ['gate.sndsy.ru'], networks: [] }).border?.hop).toBe(0);
  });
});
