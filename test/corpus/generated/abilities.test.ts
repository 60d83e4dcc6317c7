import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { leadingVerdict } from '../../../src/report/leading-verdict.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { answerOf } from '../../../src/report/wording/answer.ts';
import { shownVerdict } from '../../../src/report/wording/verdict-words.ts';
import { PROVIDER_PRESETS } from '../../../src/route/provider-presets.ts';
import { spokenSentence } from '../../unit/report/spoken-sentence.ts';
import { wordsFromDisk } from '../../unit/report/writers/words-from-disk.ts';
import type { Connection } from './connection.ts';
import { MAILBOXES } from './deliveries.ts';
import { type AttackedServer, FURTHER_SERVERS } from './further-servers.ts';
import { SERVERS } from './servers.ts';

/**
 * What a sender can do (docs/border.md, S1 to S7; S8 and S9 are about pages), at every server whose format is known and
 * in every kind of mailbox, each with a forged line of the relay in the name of each host that a rule might take for
 * the mailbox's own. None of it may be proven, and no provider may be said to report it.
 */

const ATTACKED: readonly AttackedServer[] = [...SERVERS, ...FURTHER_SERVERS];
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const words = wordsFromDisk('en');
const DATE = 'Mon, 23 Nov 2026 10:30:00 +0300';

const STRANGER: Connection = {
  helo: 'x.evil.example',
  ptr: 'x.evil.example',
  confirmed: true,
  address: '203.0.113.66',
  greeting: 'EHLO',
  encrypted: true,
  utf8: false,
  sender: 'a@evil.example',
  recipients: ['ivan@romashka.test'],
  instant: Date.UTC(2026, 10, 23, 7, 30, 0),
  zone: 180,
  dataStart: 'Subject: x',
};

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

/** The line that the sender writes: the relay, as seen by this host. */
const forged = (host: string): string =>
  `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])\r\n\tby ${host} (Postfix) with ESMTPS id 4ABC; ${DATE}`;

/** Connections that a sender can produce, besides their own: each with the ability that it uses. */
function connectionsAt(host: string): [string, Partial<Connection>][] {
  const domain = domainOf(host);
  const rented = [
    'vps12',
    'client-66',
    'h66.user',
    'student7.wlan',
    'www',
    'mail-alice',
    'node12',
    'a1b2c3.clients',
    'ftth66',
    'mx.vps7',
  ];
  const shared = [
    '172.17.0.1',
    '172.18.0.1',
    '10.88.0.1',
    '10.42.3.1',
    '10.244.206.187',
    '10.0.2.2',
    '192.168.65.1',
    '100.64.7.8',
    '169.254.1.9',
  ];
  const greetings = [
    'x.evil.example',
    'mx1.provider.example',
    'gato101.sndsy.ru',
    'mx.google.com',
    'mail',
    '[203.0.113.66]',
  ];
  return [
    ['S2: greets as the server itself', { helo: host, ptr: null, confirmed: false }],
    ['S2: greets as a host of the organisation', { helo: `mx2.${domain}`, ptr: null, confirmed: false }],
    ['S2: greets as localhost', { helo: 'localhost', ptr: null, confirmed: false }],
    ['S2: greets as Gmail', { helo: 'mail-lf1-f41.google.com', ptr: null, confirmed: false }],
    ['S3: a name of the organisation that does not lead back', { ptr: `mx2.${domain}`, confirmed: false }],
    ['S3: a name of Gmail’s that does not lead back', { ptr: 'mail-lf1-f41.google.com', confirmed: false }],
    ['S3: a name of his own zone that looks like a server', { ptr: 'mx1.evil.example' }],
    ...rented.map((name): [string, Partial<Connection>] => [`S4: ${name}`, { ptr: `${name}.${domain}` }]),
    ...shared.flatMap((address) =>
      [...greetings, host, `mx2.${domain}`].map((helo): [string, Partial<Connection>] => [
        `S7: ${address} greets as ${helo}`,
        { address, helo, ptr: null, confirmed: false },
      ]),
    ),
    ...['10.23.0.7', '192.168.7.9', 'fd12:3456::7'].flatMap((address) =>
      greetings.map((helo): [string, Partial<Connection>] => [
        `S7: ${address} greets as ${helo}`,
        { address, helo, ptr: null, confirmed: false },
      ]),
    ),
    [
      'S7, under a condition: 10.23.0.7 greets as the server',
      { address: '10.23.0.7', helo: host, ptr: null, confirmed: false },
    ],
    [
      'S7, under a condition: 10.23.0.7 greets as a host of the organisation',
      { address: '10.23.0.7', helo: `mx2.${domain}`, ptr: null, confirmed: false },
    ],
    ['S7: a load balancer with a name', { address: '10.23.0.7', ptr: `lb1.${domain}` }],
    ['S7: a proxy on the host', { address: '127.0.0.1', ptr: 'localhost', helo: 'x.evil.example' }],
    [
      'S7: a proxy on the host, greeting as the web server',
      { address: '127.0.0.1', ptr: 'localhost', helo: `www.${domain}` },
    ],
  ];
}

/** Lines that the server writes when one of its programs or users submits a message (S5, S6). */
function handedInAt(host: string): [string, string[]][] {
  const loopback = `from localhost (localhost [127.0.0.1])\r\n\tby ${host} (Postfix) with ESMTP id 1; ${DATE}`;
  return [
    ['S6: PHP on Postfix', [`by ${host} (Postfix, from userid 33)\r\n\tid 1; ${DATE}`]],
    ['S6: the same through a filter', [loopback, `by ${host} (Postfix, from userid 33)\r\n\tid 1; ${DATE}`]],
    ['S6: PHP on Exim', [`from www by ${host} with local (Exim 4.98)\r\n\tid 1xX5xq-0000ya-0k; ${DATE}`]],
    ['S6: Sendmail', [`(from www@localhost)\r\n\tby ${host} (8.17.1/8.17.1/Submit) id 4A1; ${DATE}`]],
    ['S6: qmail', ['(qmail 10876 invoked by uid 33); 23 Nov 2026 07:30:00 -0000']],
    [
      'S6: OpenSMTPD’s socket',
      [`from localhost (${host} [local])\r\n\tby ${host} (OpenSMTPD) with ESMTPA id 1; ${DATE}`],
    ],
    [
      'S6: a filter of Exim’s',
      [`from mail by ${host} with spam-scanned (Exim 4.98)\r\n\tid 1xX5xq-0000ya-0k; ${DATE}`],
    ],
    ['S6: a rule of CommuniGate’s', [`by ${host} (CommuniGate Pro RULE 6.3)\r\n  with RULE id 1; ${DATE}`]],
    [
      'S5: a login',
      [
        `from ${host} (unknown [203.0.113.66])\r\n\t(Authenticated sender: a)\r\n\tby ${host} (Postfix) with ESMTPSA id 1; ${DATE}`,
      ],
    ],
    ['S5: a login without a peer', [`by ${host} (Postfix) with ESMTPSA id 1; ${DATE}`]],
    ['S5: a webmail', [`from [203.0.113.66]\r\n\tby ${host} with HTTP; ${DATE}`]],
    ['S5: Outlook', [`from ${host} ([10.0.0.5]) by ${host} ([10.0.0.5]) with mapi id 15.2.1; ${DATE}`]],
    ['S1: a server that hides its clients', [`by ${host} (Postfix) with ESMTPS id 1; ${DATE}`]],
    ['S1: the same without a protocol', [`by ${host}; ${DATE}`]],
    ['S1: a server that writes no address', [`from x.evil.example by ${host} with ESMTP id 1; ${DATE}`]],
    ['S2: the same, greeted as localhost', [`from localhost by ${host} with ESMTP id 1; ${DATE}`]],
  ];
}

/** How providers record what their own users submit, as it arrives at another mailbox (S5). */
const USERS_OF_PROVIDERS: readonly (readonly [string, readonly string[], string])[] = [
  [
    'Gmail, with a login',
    [
      `from mail-lf1-f41.google.com (mail-lf1-f41.google.com [209.85.167.41]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `by mail-lf1-f41.google.com with SMTP id 2; ${DATE}`,
      `from mx.google.com ([203.0.113.66]) by smtp.gmail.com with ESMTPSA id 3; ${DATE}`,
    ],
    'mx.google.com',
  ],
  [
    'Gmail, by an address that may relay',
    [
      `from mail-sor-f41.google.com (mail-sor-f41.google.com [209.85.220.41]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `by mail-sor-f41.google.com with SMTP id 2; ${DATE}`,
      `from mx.google.com (x.evil.example. [203.0.113.66]) by smtp-relay.gmail.com with ESMTPS id 3; ${DATE}`,
    ],
    'mx.google.com',
  ],
  [
    'Yandex, with a login',
    [
      `from forward500a.mail.yandex.net (forward500a.mail.yandex.net [178.154.239.80]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `by mail-nwsmtp-smtp-production-main-77.vla.yp-c.yandex.net (smtp/Yandex) with ESMTPSA id 2; ${DATE}`,
    ],
    'mail-nwsmtp-mxfront-production-main-5.vla.yp-c.yandex.net',
  ],
  [
    'Mail.ru, with a login',
    [
      `from smtp36.i.mail.ru (smtp36.i.mail.ru [95.163.41.77]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `from [203.0.113.66] (port=4 helo=mxs.mail.ru) by smtp36.i.mail.ru with esmtpa (envelope-from <e@mail.ru>) id 1xX5xq-0000ya-0k; ${DATE}`,
    ],
    'mxs.mail.ru',
  ],
  [
    'Microsoft 365, with a login that the line does not show',
    [
      `from EUR05-VI1-obe.outbound.protection.outlook.com (mail-vi1eur05on2081.outbound.protection.outlook.com [40.107.21.81]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `from DB5EUR01FT001.mail.protection.outlook.com (203.0.113.66) by AM0PR04MB1.eurprd04.prod.outlook.com (2603:10a6:208:11::1) with Microsoft SMTP Server id 15.20.1; ${DATE}`,
    ],
    'DB5EUR01FT001.mail.protection.outlook.com',
  ],
  [
    'Yahoo’s webmail',
    [
      `from sonic303-21.consmr.mail.ir2.yahoo.com (sonic303-21.consmr.mail.ir2.yahoo.com [77.238.178.1]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
      `from sonic.gate.mail.ne1.yahoo.com by sonic303.consmr.mail.ir2.yahoo.com with HTTP; ${DATE}`,
    ],
    'mta1.mail.yahoo.com',
  ],
  [
    'Amazon SES, a raw message',
    [
      `from a7-12.smtp-out.eu-west-1.amazonses.com (a7-12.smtp-out.eu-west-1.amazonses.com [54.240.7.12]) by HOST (Postfix) with ESMTPS id 1; ${DATE}`,
    ],
    'inbound-smtp.eu-west-1.amazonses.com',
  ],
];

/** Every host in whose name the sender may write the line, so that some rule could take it for one that it knows. */
function namesFor(host: string, connection: Partial<Connection>): string[] {
  const domain = domainOf(host);
  const seen = [connection.helo, connection.ptr].filter((name) => typeof name === 'string');
  return [
    host,
    `mx2.${domain}`,
    'localhost',
    'store',
    '10.0.0.9',
    'mx.evil.example',
    'mx.google.com',
    'mxfront5.mail.yandex.net',
    ...seen,
  ];
}

function sourceOf(fields: readonly string[]): string {
  return `${fields.map((field) => `Received: ${field}\r\n`).join('')}From: a@evil.example\r\n\r\n`;
}

function expectNothingProven(fields: readonly string[], about: string, allowsCondition = false): void {
  const report = inspect(sourceOf(fields), settings);
  const verdict = leadingVerdict(report.verdicts);
  if (verdict === null) throw new Error('no verdict');
  // "Yes, if 10.23.0.7 is your machine" is not a plain yes, and has its own sign.
  expect(shownVerdict(report, verdict), about).not.toBe('proven');
  if (!allowsCondition) expect(verdict.verdict, about).not.toBe('proven');
  if (verdict.verdict !== 'reported') return;
  const { sentence } = answerOf(report, verdict, sendsay.title);
  const said = spokenSentence(sentence, words);
  for (const { title, writers } of PROVIDER_PRESETS) {
    expect(
      [title, ...writers].filter((name) => said.includes(name)),
      `${about}: ${said}`,
    ).toEqual([]);
  }
}

describe.each(ATTACKED.map((server) => [server.name, server] as const))('at %s', (_name, server) => {
  test('no connection of a stranger, rented, renamed or behind NAT, proves anything', () => {
    for (const [ability, change] of connectionsAt(server.host)) {
      const connection = { ...STRANGER, ...change };
      if (server.keeps(connection.helo) === null) continue;
      const { body } = server.write(connection);
      for (const name of namesFor(server.host, change)) {
        expectNothingProven([body, forged(name)], `${ability}; forged by ${name}`, ability.startsWith('S7, under'));
      }
    }
  });

  test('nothing that a user or a program of the host submits proves anything, in any mailbox', () => {
    for (const [ability, lines] of handedInAt(server.host)) {
      for (const mailbox of MAILBOXES) {
        const above = mailbox.above(server.host, 'a@evil.example', 'ivan@romashka.test');
        for (const name of namesFor(server.host, {})) {
          expectNothingProven([...above, ...lines, forged(name)], `${ability}; ${mailbox.name}; forged by ${name}`);
        }
      }
    }
  });
});

test.each(USERS_OF_PROVIDERS)(
  'whatever a user of a provider submits, nobody reports the relay: %s',
  (about, lines, entrance) => {
    for (const host of ['mx.klever.test', 'mx1.romashka.test']) {
      const written = lines.map((line) => line.replaceAll('HOST', host));
      for (const name of [entrance, host, 'localhost', 'mx.evil.example']) {
        expectNothingProven([...written, forged(name)], `${about}; forged by ${name}`);
      }
    }
  },
);
