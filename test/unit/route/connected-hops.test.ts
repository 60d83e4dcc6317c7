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
