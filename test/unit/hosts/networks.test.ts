import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { isInNetworks, isNetwork } from '../../../src/hosts/networks.ts';

/** Which bit an address and its neighbour differ in: one near the first, one near the last, or any. */
const flipped = fc.nat({ max: 127 });

/** A network of some length around an address, with or without its host bits. */
const network = fc.oneof(
  fc.tuple(fc.ipV4(), fc.nat({ max: 32 })),
  fc.tuple(
    fc.ipV6().map((text) => ipaddr.parse(text).toString()),
    fc.nat({ max: 128 }),
  ),
);

/** The address with one bit flipped. */
function neighbour(address: string, bit: number): string {
  const bytes = ipaddr.parse(address).toByteArray();
  const place = bit % (8 * bytes.length);
  const turned = bytes.map((byte, at) => (at === place >> 3 ? byte ^ (128 >> (place & 7)) : byte));
  return ipaddr.fromByteArray(turned).toString();
}

describe('a network', () => {
  test('contains the addresses that the library says, up to its last bit', () => {
    fc.assert(
      fc.property(network, flipped, ([address, bits], bit) => {
        const cidr = `${address}/${bits}`;
        const other = neighbour(address, bit);
        const parsed = ipaddr.parse(other);
        expect(isInNetworks(address, [cidr])).toBe(true);
        expect([cidr, other, isInNetworks(other, [cidr])]).toEqual([cidr, other, parsed.match(ipaddr.parseCIDR(cidr))]);
      }),
      { numRuns: 5000, seed: 4632 },
    );
  });

  test.each([
    ['185.138.182.101', '185.138.182.0/24', true],
    ['185.138.183.1', '185.138.182.0/24', false],
    ['185.138.182.101', '185.138.182.101', true],
    ['185.138.182.102', '185.138.182.101', false],
    ['2001:db8:182::101', '2001:DB8:0182::/48', true],
    ['2001:db8:183::101', '2001:db8:182::/48', false],
    ['192.0.2.1', '::/0', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['192.0.2.1', '0.0.0.0/0', true],
  ] as const)('%s in %s: %s', (address, cidr, inside) => {
    expect(isInNetworks(address, [cidr])).toBe(inside);
  });

  test.each([
    '',
    '/8',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '010.0.0.0/8',
    '0x0a.0.0.0/8',
    '2001:db8::/129',
    '2001:db8::g/32',
    '[2001:db8::]/32',
    'fe80::1%eth0/64',
    'mx.example.net',
    ' 10.0.0.0/8',
  ])('%j is not one, and contains nothing', (text) => {
    expect(isNetwork(text)).toBe(false);
    expect(isInNetworks('10.0.0.1', [text])).toBe(false);
  });
});
