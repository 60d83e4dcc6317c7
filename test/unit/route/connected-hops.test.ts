import { describe, expect, test } from 'vitest';
import { buildRoute } from '../../../src/route/build-route.ts';
import { read } from '../received/read.ts';

/** Whether the field below the border fits what the border's server wrote about its peer. */
function fits(border: string, below: string): boolean | undefined {
  const hops = [border, below].map((body, index) => read(body, index));
  return buildRoute(hops, { hostSuffixes: [], networks: [] }, []).hops[1]?.consistent;
}

const BELOW = 'from pc (pc.lavka.test [203.0.113.9]) by mail.shop.test (Postfix) with ESMTPS id 2';

describe('a field below the border fits the border', () => {
  test('if its writer is the host that the border’s server saw, by a confirmed name', () => {
    const seen = 'from x (mail.shop.test [203.0.113.5]) by mx.romashka.test (Postfix) with ESMTPS id 1';
    expect(fits(seen, BELOW)).toBe(true);
  });

  test('if a gateway receives under one domain and sends under another, as Barracuda does', () => {
    const sent =
      'from d1.ess.barracudanetworks.com (d1.ess.barracudanetworks.com [209.222.82.1]) by mx.romashka.test (Postfix) with ESMTPS id 1';
    const received = (host: string): string => `from pc (pc.lavka.test [203.0.113.9]) by ${host} (version=TLSv1.3)`;
    expect(fits(sent, received('mx-inbound1.us-east-2a.ess.aws.cudaops.com'))).toBe(true);
    expect(fits(sent, received('relay.mimecast.com'))).toBe(false);
  });

  test('not if its writer is a reverse name that the border’s server found to be forged', () => {
    // Sendmail: the name does not lead back to the address. Anyone can set the reverse name of their own address.
    const refuted =
      'from x.evil.example (mail.shop.test [203.0.113.5] (may be forged)) by mx.romashka.test (8.17.1/8.17.1) with ESMTPS id 1';
    expect(read(refuted).peer.reverseName).toMatchObject({ state: 'named', verified: false });
    expect(fits(refuted, BELOW)).toBe(false);
  });
});

describe('a provider’s name that anyone can give in the greeting', () => {
  const sent = 'from gw.partner.test (gw.partner.test [203.0.113.5]) by mx.romashka.test (Postfix) with ESMTPS id 1';
  const older = 'from gato101.sndsy.ru (gato101.sndsy.ru. [185.138.182.101]) by mx.google.com with ESMTPS id 3';

  /** Whether the line "by mx.google.com" fits a line in which its neighbour says who connected. */
  function fitsGoogle(received: string): boolean | undefined {
    const hops = [sent, received, older].map((body, index) => read(body, index));
    const route = buildRoute(hops, { hostSuffixes: [], networks: [] }, []);
    expect(route.hops[1]?.consistent).toBe(true);
    return route.hops[2]?.consistent;
  }

  test.each([
    ['without an address', 'from mail-lf1-f41.google.com by gw.partner.test with ESMTPS id 2'],
    [
      'without an address, from MDaemon',
      'from mail-lf1-f41.google.com by gw.partner.test (MDaemon PRO v23.5.1) with ESMTPS id 2',
    ],
    ['behind NAT', 'from mail-lf1-f41.google.com (unknown [172.18.0.1]) by gw.partner.test (Postfix) with ESMTPS id 2'],
    [
      'behind NAT, with the name of the gateway',
      'from mail-lf1-f41.google.com (_gateway [10.0.0.1]) by gw.partner.test (Postfix) with ESMTPS id 2',
    ],
    [
      'behind a proxy on the host',
      'from mail-lf1-f41.google.com (localhost [127.0.0.1]) by gw.partner.test (Postfix) with ESMTPS id 2',
    ],
    ['in a delivery', 'from mail-lf1-f41.google.com by gw.partner.test with LMTP id 2'],
  ])('says nothing %s', (_place, received) => {
    expect(fitsGoogle(received)).toBe(false);
  });

  test('says nothing to a rented machine either, whose name is a public suffix', () => {
    const rented = 'ec2-203-0-113-5.compute-1.amazonaws.com';
    const chain = [
      `from x (${rented} [203.0.113.5]) by mx.romashka.test (Postfix) with ESMTPS id 1`,
      `from mail-lf1-f41.google.com by ${rented} with ESMTPS id 2`,
      older,
    ];
    const hops = chain.map((body, index) => read(body, index));
    const { hops: routed } = buildRoute(hops, { hostSuffixes: [], networks: [] }, []);
    expect(routed.map(({ consistent }) => consistent)).toEqual([true, true, false]);
  });

  test('counts with the provider’s address', () => {
    const seen = 'from mail-lf1-f41.google.com ([209.85.167.41]) by gw.partner.test with ESMTPS id 2';
    expect(fitsGoogle(seen)).toBe(true);
  });

  test('counts between the provider’s own hosts, which often write no address', () => {
    const chain = [
      'from x (director-20.heinlein-hosting.de [203.0.113.5]) by mx.romashka.test (Postfix) with ESMTPS id 1',
      'from mx2.mailbox.org by director-20.heinlein-hosting.de with LMTP id 2',
      'from pc (pc.lavka.test [203.0.113.9]) by mx2.mailbox.org (Postfix) with ESMTPS id 3',
    ];
    const hops = chain.map((body, index) => read(body, index));
    const route = buildRoute(hops, { hostSuffixes: [], networks: [] }, []);
    expect(route.border?.hop).toBe(0);
    expect(route.hops.map(({ consistent }) => consistent)).toEqual([true, true, true]);
  });
});
