import { describe, expect, test } from 'vitest';
import { buildRoute } from '../../../src/route/build-route.ts';
import { findBorder } from '../../../src/route/border.ts';
import { type MyServers, NO_SERVERS } from '../../../src/route/my-servers.ts';
import { read } from '../received/read.ts';

/** Chains of filtering services, in the form of public list archives (2026-12): gateways.ts. */

const RELAY = 'gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])';
const sentBy = (host: string, address: string): string =>
  `from ${host} (${host} [${address}]) by mx.romashka.test (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 10:30:00 +0300`;

const HORNET = [
  sentBy('relay-p07-hz12.hornetsecurity.com', '94.100.139.207'),
  'from gato101.sndsy.ru ([185.138.182.101]) by mx-gate31-hz12; Mon, 23 Nov 2026 10:29:30 +0300',
];
const TREND = [
  sentBy('repost01.tmes.trendmicro.eu', '18.185.115.17'),
  'from 185.138.182.101_.trendmicro.com (unknown [172.21.192.213]) by repost01.tmes.trendmicro.eu (Postfix) with SMTP id 2',
  'from gato101.sndsy.ru (unknown [185.138.182.101]) by inpre01.tmes.trendmicro.eu (Trend Micro Email Security) with ESMTPS id 3',
];
const SYMANTEC = [
  sentBy('mail6.bemta25.messagelabs.com', '195.245.230.43'),
  'from [46.226.52.100] (using TLSv1.2 with cipher DHE-RSA-AES256-GCM-SHA384 (256 bits)) by server-3.bemta.az-a.eu-west-1.aws.symcld.net id 9A/4C-10653-954924D5',
];
const inner = (greeting: string, lookedUp: string): string =>
  `from ${greeting} (${lookedUp} [127.0.0.1]) by id-euc1.prod.hydra.sophos.com (Postfix) with ESMTP id 3`;
const EC2 = 'ip-172-20-0-196.eu-central-1.compute.internal';
const SOPHOS = [
  sentBy('ix-euc1.prod.hydra.sophos.com', '94.140.18.111'),
  'from id-euc1.prod.hydra.sophos.com (ip-172-20-0-70.eu-central-1.compute.internal [172.20.0.70]) by ix-euc1.prod.hydra.sophos.com (Postfix) with ESMTPS id 2',
  inner(EC2, EC2),
  `from ${RELAY} by relay-eu-central-1.prod.hydra.sophos.com (Postfix) with ESMTPS id 4`,
];

function consistent(chain: readonly string[]): boolean | undefined {
  const hops = chain.map((body, index) => read(body, index));
  return buildRoute(hops, NO_SERVERS, []).hops.at(-1)?.consistent;
}

function end(chain: readonly string[], mine: MyServers): [number | null, string] {
  const hops = chain.map((body, index) => read(body, index));
  const found = findBorder(hops, { mine, relays: [], outgoing: false });
  return [found.border?.hop ?? null, found.end.rule];
}

describe('the oldest line of a filtering service fits the border', () => {
  test.each([
    ['Hornetsecurity, whose host writes no domain', HORNET],
    ['Trend Micro, with one domain inside and another outside', TREND],
    ['Symantec, which receives under another domain', SYMANTEC],
    ['Sophos', SOPHOS],
  ])('%s', (_service, chain) => {
    expect(consistent(chain)).toBe(true);
  });

  test('but its name without a domain fits nobody else’s host', () => {
    expect(consistent([sentBy('mail.shop.test', '203.0.113.5'), ...HORNET.slice(1)])).toBe(false);
  });

  test('nor does a name that only looks like its domain', () => {
    const [border = '', ...rest] = TREND;
    const lookalike = rest.map((line) => line.replace('inpre01.tmes.trendmicro.eu', 'inpre01.tmes-trendmicro.eu'));
    expect(consistent([border, ...lookalike])).toBe(false);
  });
});

describe('a filtering service that the user calls their own', () => {
  test.each([
    ['Trend Micro', TREND, 'trendmicro.eu', 2],
    ['Sophos', SOPHOS, 'hydra.sophos.com', 3],
  ])('leads to the line about the relay: %s', (_service, chain, suffix, border) => {
    expect(end(chain, { hostSuffixes: [suffix], networks: [] })).toEqual([border, 'outside']);
  });
});

describe('a loopback address with a private name', () => {
  const mine: MyServers = { hostSuffixes: ['hydra.sophos.com'], networks: [] };
  const withLine = (line: string): [number | null, string] =>
    end([...SOPHOS.slice(0, 2), line, ...SOPHOS.slice(3)], mine);

  test('is the host itself if that name was looked up for the address', () => {
    expect(withLine(inner(EC2, EC2))).toEqual([3, 'outside']);
  });

  test('is a proxy if only the greeting says so', () => {
    expect(withLine(inner(EC2, 'localhost'))).toEqual([2, 'foreign-on-loopback']);
  });

  test('is a proxy if the name is somebody’s public one', () => {
    expect(withLine(inner('www.evil.example', 'www.evil.example'))).toEqual([2, 'foreign-on-loopback']);
  });
});
