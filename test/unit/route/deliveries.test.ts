import { describe, expect, test } from 'vitest';
import { findBorder } from '../../../src/route/border.ts';
import { NO_SERVERS } from '../../../src/route/my-servers.ts';
import { read } from '../received/read.ts';

/** The rules of the steps before the border, and the border. */
function walk(chain: readonly string[]): string {
  const hops = chain.map((body, index) => read(body, index));
  const { border, steps } = findBorder(hops, { mine: NO_SERVERS, relays: [], outgoing: false });
  return [...steps.map(({ rule }) => rule), border?.hop].join(' ');
}

function relayedTo(host: string): string {
  return `from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by ${host} (Postfix) with ESMTPS id 9`;
}

describe('the last steps into a mailbox, as providers and collectors write them', () => {
  test('OVH: a queue of its own, and private addresses', () => {
    expect(
      walk([
        'from localhost (HELO queue) (127.0.0.1) by localhost with SMTP; 28 Feb 2023 09:51:02 +0200',
        'from unknown (HELO output28.mail.ovh.net) (192.168.11.93) by 192.168.1.2 with AES256-GCM-SHA384 encrypted SMTP',
        'from vr45.mail.ovh.net (unknown [10.101.8.45]) by out28.mail.ovh.net (Postfix) with ESMTP id 3',
        'from in31.mail.ovh.net (unknown [10.101.4.31]) by vr45.mail.ovh.net (Postfix) with ESMTP id 4',
        relayedTo('in31.mail.ovh.net'),
      ]),
    ).toBe('loopback provider-host provider-host provider-host 4');
  });

  test('another host that greets as OVH behind NAT is not OVH', () => {
    const top = 'from unknown (HELO output28.mail.ovh.net) (192.168.11.93) by 192.168.1.2 with SMTP';
    expect(walk([top, relayedTo('out28.mail.ovh.net')])).toBe('0');
  });

  test('a gateway that receives under one domain and sends under another, once the user calls it their own', () => {
    const hops = [
      'from d1.ess.barracudanetworks.com (d1.ess.barracudanetworks.com [209.222.82.1]) by mx.klever.test (Postfix) with ESMTPS id 1',
      relayedTo('mx-inbound1.us-east-2a.ess.aws.cudaops.com'),
    ].map((body, index) => read(body, index));
    const mine = { hostSuffixes: ['d1.ess.barracudanetworks.com'], networks: [] };
    expect(findBorder(hops, { mine, relays: [], outgoing: false }).border?.hop).toBe(1);
  });

  test('mailbox.org: LMTP to a store of another domain', () => {
    const top =
      'from mx2.mailbox.org ([2001:67c:2050:104:0:2:25:2]) (using TLSv1.3) by director-20.heinlein-hosting.de with LMTPS id y';
    expect(walk([top, relayedTo('mx2.mailbox.org')])).toBe('provider-host 1');
  });

  test.each(['mx1.klever.test', 'm0098417.ppops.net'])('Proofpoint’s filter on the host, looked up as %s', (name) => {
    const reinjected = [
      `from pps.filterd (${name} [127.0.0.1]) by mx1.klever.test (8.18.1.2/8.18.1.2) with ESMTP id 4AN7`,
      'from pps.reinject (localhost [127.0.0.1]) by mx1.klever.test (PPS) with ESMTPS id 3tt23b1hqe-1',
      'from mx1.klever.test (mx1.klever.test [127.0.0.1]) by pps.reinject (8.17.1.5/8.17.1.5) with ESMTP id 39H',
    ];
    expect(walk([...reinjected, relayedTo('mx1.klever.test')])).toBe('loopback loopback loopback 3');
  });

  test.each([
    'from imap.klever.test (198.51.100.20:993) by eli.home with IMAP4-SSL',
    'from imap.klever.test ([2001:db8::6d]:993) by dusky.pond.test with IMAP4-SSL getmail6 msgid:11/362461',
    'from pop.klever.test ([2001:db8::6d]:995) by toy.home with POP3-SSL',
  ])('getmail: %s', (top) => {
    expect(walk([top, relayedTo('mx.klever.test')])).toBe('collected 1');
    expect(walk([top, relayedTo('mx.evil.example')])).toBe('0');
  });

  test('fdm, which does not say where it collects from: the next line is the mailbox’s', () => {
    expect(walk(['by laptop (fdm 2.0, account "work")', relayedTo('mx.klever.test')])).toBe('collected 1');
  });
});

describe('a server under a name that exists only inside its network', () => {
  const hub = 'by mail.klever.local (Postfix) with ESMTPS id 1 for <ivan@klever.ru>';

  test('belongs to the domain of its recipient', () => {
    const top = `from mx.klever.ru (mx.klever.ru [198.51.100.19]) ${hub}`;
    expect(walk([top, relayedTo('mx.klever.ru')])).toBe('organisation-host 1');
  });

  test('on a private address a name of that domain is still only a greeting, and any other name is NAT', () => {
    const greeting = (name: string): string => `from ${name} (unknown [10.0.0.5]) ${hub}`;
    expect(walk([greeting('mx.klever.ru'), relayedTo('mx.klever.ru')])).toBe('private-greeting 1');
    expect(walk([greeting('mx.evil.example'), relayedTo('mx.evil.example')])).toBe('0');
  });

  test('a server under a public name does not belong to its recipients: it may host them', () => {
    const top =
      'from mx.klever.ru (mx.klever.ru [203.0.113.66]) by mx.hoster.example (Postfix) with ESMTPS id 1 for <ivan@klever.ru>';
    expect(walk([top, relayedTo('mx.klever.ru')])).toBe('0');
  });
});
