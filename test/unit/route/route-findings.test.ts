import { describe, expect, test } from 'vitest';
import { buildRoute } from '../../../src/route/build-route.ts';
import type { Finding, FindingKind } from '../../../src/route/finding.ts';
import { gatewayOfHost } from '../../../src/route/gateways.ts';
import { routeFindings } from '../../../src/route/route-findings.ts';
import { read } from '../received/read.ts';

const NONE = { hostSuffixes: [], networks: [] };

/** The findings of one kind in a chain, newest first. */
function found(kind: FindingKind, ...chain: readonly string[]): Finding[] {
  const hops = chain.map((body, index) => read(body, index));
  return routeFindings(buildRoute(hops, NONE, [])).filter((finding) => finding.kind === kind);
}

const at = (clock: string, zone = '+0300'): string => `Mon, 23 Nov 2026 ${clock} ${zone}`;
const hop = (from: string, by: string, address: string, date: string, recipient = ''): string =>
  `from ${from} (${from} [${address}]) by ${by} (Postfix) with ESMTPS id 1${recipient === '' ? '' : ` for <${recipient}>`}; ${date}`;

/** One message that passed two servers, with the times at which they received it. */
const over = (newer: string, older: string): readonly string[] => [
  hop('out.lavka.example', 'mx.company.example', '203.0.113.7', newer),
  hop('app.lavka.example', 'out.lavka.example', '203.0.113.8', older),
];

describe('time that runs backwards', () => {
  test('two seconds are within the usual difference of servers’ clocks', () => {
    expect(found('clock-skew', ...over(at('12:00:00'), at('12:00:02')))).toEqual([]);
  });

  test('more than that means a clock that is ahead, reported with the seconds and the hop at which it shows', () => {
    expect(found('clock-skew', ...over(at('12:00:00'), at('12:01:30')))).toEqual([
      { kind: 'clock-skew', severity: 'info', hop: 0, values: ['-90'] },
    ]);
  });

  test.each([
    ['three hours: Moscow written as UTC', at('12:00:01'), at('12:00:00', '+0000'), '-180'],
    ['an hour: summer time forgotten', at('12:00:10'), at('13:00:00'), '-60'],
    ['five and a half hours: India', at('12:00:10'), at('17:30:05'), '-330'],
    ['half an hour', at('12:00:00'), at('12:29:50'), '-30'],
    ['26 hours, as far as two zones can be apart', at('12:00:00'), 'Tue, 24 Nov 2026 14:00:00 +0300', '-1560'],
  ])('%s is a zone, not a clock', (_title, newer, older, minutes) => {
    expect(found('zone-error', ...over(newer, older))).toEqual([
      { kind: 'zone-error', severity: 'warning', hop: 0, values: [minutes] },
    ]);
    expect(found('clock-skew', ...over(newer, older))).toEqual([]);
  });

  test('three days are not a zone error: that time is impossible', () => {
    const chain = over(at('12:00:00'), 'Thu, 26 Nov 2026 12:00:00 +0300');
    expect(found('zone-error', ...chain)).toEqual([]);
    expect(found('clock-skew', ...chain)).toEqual([
      { kind: 'clock-skew', severity: 'warning', hop: 0, values: ['-259200'] },
    ]);
  });

  test('forty minutes are not a zone', () => {
    expect(found('zone-error', ...over(at('12:00:00'), at('12:40:00')))).toEqual([]);
    expect(found('clock-skew', ...over(at('12:00:00'), at('12:40:00')))[0]?.severity).toBe('warning');
  });

  test('a message that waited three hours is late, and no zone is wrong', () => {
    expect(found('zone-error', ...over(at('15:00:01'), at('12:00:00')))).toEqual([]);
  });

  test('a hop without a time is skipped', () => {
    const [newer = '', older = ''] = over(at('12:00:00'), at('12:01:30'));
    const undated =
      'from mid.lavka.example (mid.lavka.example [203.0.113.9]) by out.lavka.example (Postfix) with ESMTPS id 1';
    expect(found('clock-skew', newer, undated, older).map(({ values }) => values)).toEqual([['-90']]);
  });
});

describe('loops', () => {
  const first = hop('out.lavka.example', 'mx.company.example', '203.0.113.7', at('12:00:00'), 'ivan@company.example');
  const away = hop('mx.company.example', 'mx.other.example', '198.51.100.7', at('12:00:01'), 'ivan@other.example');
  const back = hop('mx.other.example', 'mx.company.example', '198.51.100.8', at('12:00:02'), 'ivan@company.example');

  test('the same host for the same mailbox, with another host in between', () => {
    expect(found('loop', back, away, first)).toEqual([
      { kind: 'loop', severity: 'warning', hop: 0, values: ['mx.company.example'] },
    ]);
  });

  test('a host that does not name the recipient counts as well', () => {
    expect(found('loop', back.replace(/ for <[^>]*>/, ''), away, first)).toHaveLength(1);
  });

  test('the same host for another mailbox is no loop but a forward: all of Gmail receives as mx.google.com', () => {
    const gmail = (recipient: string, from: string, address: string): string =>
      `from ${from} (${from}. [${address}]) by mx.google.com with ESMTPS id 1 for <${recipient}>; ${at('12:00:00')}`;
    expect(
      found(
        'loop',
        gmail('b@gmail.com', 'mail-sor-f41.google.com', '209.85.220.41'),
        `by 2002:a05:7300:8f09:b0:c1:6b32:9e1e with SMTP id a1csp1; ${at('12:00:00')}`,
        gmail('a@gmail.com', 'out.lavka.example', '203.0.113.7'),
      ),
    ).toEqual([]);
  });

  test('a filter that hands the message back over the loopback address is not a loop', () => {
    const filter = `from localhost (localhost [127.0.0.1]) by mx.company.example (Postfix) with ESMTP id 2; ${at('12:00:01')}`;
    expect(found('loop', filter, filter, first)).toEqual([]);
  });
});

describe('a field in a form that the named provider does not write', () => {
  const border = hop('host66.evil.example', 'mx.company.example', '203.0.113.66', at('12:00:00'));
  const forged = (by: string): string =>
    `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${by} with ESMTPS id 7; ${at('11:59:00')}`;

  test.each([
    ['mx.google.com (Postfix)', 'mx.google.com', 'Postfix'],
    ['AM0EUR02FT010.mail.protection.outlook.com (Postfix)', 'AM0EUR02FT010.mail.protection.outlook.com', 'Postfix'],
    ['mxfront1.mail.yandex.net (8.17.1/8.17.1)', 'mxfront1.mail.yandex.net', 'Sendmail'],
  ])('by %s', (by, host, software) => {
    expect(found('foreign-shape', border, forged(by))).toEqual([
      { kind: 'foreign-shape', severity: 'warning', hop: 1, values: [host, software] },
    ]);
  });

  test.each([
    'from a.example (a.example. [203.0.113.7]) by mx.google.com with ESMTPS id c1 for <a@gmail.com> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256)',
    'from a.example (203.0.113.7) by AM0EUR02FT010.mail.protection.outlook.com (10.13.54.66) with Microsoft SMTP Server id 15.20.7452.43 via Frontend Transport',
    'from a.example (a.example [203.0.113.7]) by mxfront1.mail.yandex.net (mxfront/Yandex) with ESMTPS id abc-def',
    'from a.example (a.example [203.0.113.7]) by mx.lavka.example (Postfix) with ESMTPS id 7',
  ])("is not reported for a provider's own form, nor for any form of others: %s", (body) => {
    expect(found('foreign-shape', border, `${body}; ${at('11:59:00')}`)).toEqual([]);
  });

  test('is not reported above the border, where nobody else can have written', () => {
    expect(found('foreign-shape', forged('mx.google.com (Postfix)'))).toEqual([]);
  });
});

describe('gateways', () => {
  test('the finding names the filter, and the server to which it handed the message', () => {
    const chain = [
      hop('mx0a-00123.pphosted.com', 'mx.company.example', '205.220.165.32', at('12:00:02')),
      `from pps.filterd (m0123456.ppops.net [127.0.0.1]) by mx0a-00123.pphosted.com (8.18.1.2/8.18.1.2) with ESMTP id 49; ${at('12:00:01')}`,
    ];
    expect(found('gateway', ...chain)).toEqual([
      { kind: 'gateway', severity: 'info', hop: 0, values: ['Proofpoint', 'mx.company.example'] },
    ]);
  });

  test.each([
    ['eu-smtp-inbound-delivery-1.mimecast.com', 'Mimecast'],
    ['au-mta-51.au.mimecast.lan', 'Mimecast'],
    ['mx0a-00123.pphosted.com', 'Proofpoint'],
    ['outbound-ip8a.ess.barracuda.com', 'Barracuda'],
    ['BARRACUDA2.company.example', 'Barracuda'],
    ['esa1.hc123-45.eu.iphmx.com', 'Cisco Secure Email'],
    ['ksmg01.company.example', 'Kaspersky'],
    ['mx-ksmg.company.example', 'Kaspersky'],
    ['drweb.company.example', 'Dr.Web'],
    ['filter10.antispamcloud.com', 'SpamExperts'],
    ['mail1.bemta23.messagelabs.com', 'Symantec Email Security.cloud'],
    ['mx.company.example', null],
    ['ksmgirl.example', null],
    ['mimecast.com.evil.example', null],
  ])('%s: %s', (host, title) => {
    expect(gatewayOfHost(host)?.title ?? null).toBe(title);
  });
});

describe('the chain from the border down', () => {
  const breaks = (...chain: readonly string[]): unknown => found('chain-break', ...chain).map(({ values }) => values);

  test('a line that the peer of the next server did not write breaks the chain', () => {
    expect(
      breaks(
        hop('host66.evil.example', 'mx.company.example', '203.0.113.66', at('12:00:00')),
        hop('gato101.sndsy.ru', 'mx.fialka.example', '185.138.182.101', at('11:59:00')),
      ),
    ).toEqual([['mx.fialka.example', 'host66.evil.example']]);
  });

  test("in a private network the names of addresses are the cloud's, and the HELO name is the host", () => {
    expect(
      breaks(
        hop('sender.lavka.example', 'mx.company.example', '203.0.113.7', at('12:00:00')),
        `from www.lavka.example (ip-10-0-6-84.sa-east-1.compute.internal [10.0.6.84]) by sender.lavka.example (Postfix) with ESMTP id 1; ${at('11:59:01')}`,
        `by www.lavka.example (Postfix, from userid 48) id 2; ${at('11:59:00')}`,
      ),
    ).toEqual([]);
  });

  test('a step of a list manager that names no host is skipped: its neighbours fit', () => {
    const chain = [
      hop('lists.example.org', 'mx.company.example', '198.51.100.9', at('12:00:40')),
      `from list by lists.example.org with outflank-mailman.805664 (Exim 4.92) id 1stqjb-0000Pq-PM; ${at('12:00:30')}`,
      `by outflank-mailman (input) for mailman id 805664; ${at('12:00:20')}`,
      hop('out.lavka.example', 'lists.example.org', '203.0.113.7', at('12:00:10')),
    ];
    expect(found('chain-break', ...chain)).toEqual([]);
    expect(
      found('chain-break', ...chain.slice(0, 3), hop('a.example', 'b.example', '203.0.113.8', at('12:00:00'))),
    ).toMatchObject([{ hop: 3, severity: 'warning' }]);
  });

  test("a name that cannot be compared is not a contradiction: SendGrid's and Mailgun's hosts", () => {
    const border = hop(
      'o167-89-29-103.outbound-mail.lavka.example',
      'mx.company.example',
      '203.0.113.7',
      at('12:00:00'),
    );
    const severities = (body: string) => found('chain-break', border, body).map(({ severity }) => severity);
    expect(severities(`by filterdrecv-5658d4dd7-dn7b6 with SMTP id x; ${at('11:59:00')}`)).toEqual(['info']);
    expect(severities(hop('x.example', 'mx.fialka.example', '203.0.113.9', at('11:59:00')))).toEqual(['warning']);
  });

  test('what Gmail forwards is consistent through its hosts that are named by address', () => {
    expect(
      breaks(
        hop('mail-lf1-f41.google.com', 'mx.company.example', '209.85.167.41', at('12:00:04')),
        `by mail-lf1-f41.google.com with SMTP id 2adb3069b0e04-5a01 for <ivan@company.example>; ${at('12:00:03')}`,
        `by 2002:a05:6520:2:b0:1:6b32:9e1e with SMTP id b1csp1; ${at('12:00:02')}`,
        `from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id c1 for <a@gmail.com>; ${at('12:00:01')}`,
      ),
    ).toEqual([]);
  });

  test("another network's address in the same place is not consistent", () => {
    expect(
      breaks(
        hop('mail-lf1-f41.google.com', 'mx.company.example', '209.85.167.41', at('12:00:04')),
        `by mail-lf1-f41.google.com with SMTP id 2adb3069b0e04-5a01 for <ivan@company.example>; ${at('12:00:03')}`,
        `by 2002:cb00:7142::1 with SMTP id b1csp1; ${at('12:00:02')}`,
        `from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id c1 for <a@gmail.com>; ${at('12:00:01')}`,
      ),
    ).toHaveLength(1);
  });
});

describe('a value that a person masked', () => {
  const HANDED_IN = `from klever ([203.0.113.9]) by smtp.gate.sendsay.ru (Sendsay) with ESMTPSA id 9; ${at('11:59:50')}`;
  const masked = (from: string, older = HANDED_IN): unknown =>
    routeFindings(
      buildRoute(
        [`from ${from} by mx.klever.test (Postfix) with ESMTPS id 4ABC; ${at('12:00:00')}`, older].map((body, index) =>
          read(body, index),
        ),
        NONE,
        [],
      ),
    ).map(({ kind, severity, hop: place }) => `${kind} ${severity} ${String(place)}`);

  test.each([
    ['the address in Altcraft’s guide', 'gatoNNN.sndsy.ru (gatoNNN.sndsy.ru [185.138.182.XXX])'],
    ['a whole address', 'gato101.sndsy.ru (gato101.sndsy.ru [xx.xx.xx.xx])'],
    ['a word for the address', 'mail.shop.test (unknown [MASKED])'],
    ['the names', '<redacted> (<redacted> [203.0.113.7])'],
    ['all of it', '[redacted] ([redacted] [1.2.x.x])'],
    ['a part of the name', '***.sndsy.ru (***.sndsy.ru [185.138.182.***])'],
  ])('is no sign against the message: %s', (_title, from) => {
    expect(masked(from)).toEqual(['masked info 0']);
  });

  test('may be the name of the next server', () => {
    expect(
      masked(
        'out.shop.test (out.shop.test [203.0.113.7])',
        `from app.shop.test ([10.1.1.2]) by XXXX.shop.test with ESMTP id 9; ${at('11:59:50')}`,
      ),
    ).toEqual([]);
    expect(
      masked(
        'out.shop.test (out.shop.test [203.0.113.7])',
        `from app.shop.test ([10.1.1.2]) by XXXX.XXXX with ESMTP id 9; ${at('11:59:50')}`,
      ),
    ).toEqual(['masked info 1']);
  });

  test('elsewhere in the line hides nothing: names and addresses are there to be compared', () => {
    expect(
      masked('host66.evil.example (host66.evil.example [203.0.113.66])', HANDED_IN.replace('id 9', 'id XXXX')),
    ).toEqual(['chain-break warning 1']);
  });

  test('does not excuse a greeting with more words than the mask', () => {
    expect(masked('redacted (gato101.sndsy.ru ([203.0.113.66])')).toContain('tainted-field warning 0');
  });

  test('is no sign of a loop: two servers may have the same mask', () => {
    const chain = ['12:00:40', '12:00:20', '12:00:00'].map((clock, place) =>
      hop(
        `h${place}.example`,
        place === 1 ? 'mx.other.example' : 'XXX.example.org',
        `203.0.113.${place + 7}`,
        at(clock),
      ),
    );
    expect(found('loop', ...chain)).toEqual([]);
    expect(found('loop', ...chain.map((line) => line.replace('XXX.', 'mx1.')))).toHaveLength(1);
  });
});
