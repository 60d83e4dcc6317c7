import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/hosts/address.ts';
import { isInternalAddress, isPrivateAddress } from '../../../src/hosts/networks.ts';

/** Hexadecimal groups as servers write them and as they do not: zeros, leading zeros, capitals, too long, empty. */
const group = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16)),
  fc.constantFrom('0', '0', '1', '00', '0001', 'FFFF', 'ffff', '12345', ''),
);
const ipv6 = fc.oneof(
  fc.ipV6(),
  fc
    .tuple(
      fc.array(group, { maxLength: 9 }),
      fc.constantFrom(':', '::'),
      fc.array(group, { maxLength: 8 }),
      fc.constantFrom('', '', '', '::', ':', ':192.0.2.1', '%11'),
    )
    .map(([before, between, after, end]) => `${before.join(':')}${between}${after.join(':')}${end}`),
);

/** The shape by which readAddress rejects what the library might still accept as an address. */
const IPV6_CHARACTERS = /^[0-9a-f:.]{2,45}$/i;

function readByLibrary(text: string): string | null {
  const withoutZone = text.replace(/%.*$/, '');
  if (!IPV6_CHARACTERS.test(withoutZone) || !ipaddr.IPv6.isValid(withoutZone)) return null;
  const address = ipaddr.IPv6.parse(withoutZone);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString();
}

/** Addresses at the edges of the special ranges (RFC 6890), and anywhere. */
const address = fc.oneof(
  fc.ipV4(),
  fc.constantFrom('9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0', '172.15.255.255', '172.16.0.0'),
  fc.constantFrom('172.31.255.255', '172.32.0.0', '192.167.255.255', '192.168.0.0', '192.169.0.0', '127.0.0.1'),
  fc.constantFrom('100.63.255.255', '100.64.0.0', '100.127.255.255', '100.128.0.0', '169.254.1.1', '0.0.0.0'),
  fc.constantFrom(
    '::',
    '::1',
    '::2',
    'fe7f::',
    'fe80::1',
    'febf::1',
    'fec0::',
    'fbff::',
    'fc00::1',
    'fdff::1',
    'fe00::',
  ),
  fc.ipV6().map((text) => ipaddr.parse(text).toString()),
);

describe('the range of an address', () => {
  test('is the one that the library names', () => {
    const internal = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'unspecified']);
    fc.assert(
      fc.property(address, (text) => {
        const range = ipaddr.parse(text).range();
        expect([text, isInternalAddress(text)]).toEqual([text, internal.has(range)]);
        expect([text, isPrivateAddress(text)]).toEqual([text, range === 'private' || range === 'uniqueLocal']);
      }),
      { numRuns: 2000, seed: 6890 },
    );
  });
});

describe('an IP address', () => {
  test('of version 6 has the same canonical text as in the library, however it is written', () => {
    fc.assert(
      fc.property(ipv6, (text) => {
        expect(readAddress(text)).toBe(readByLibrary(text));
        expect(readAddress(`IPv6:${text}`)).toBe(readByLibrary(text));
      }),
      { numRuns: 5000, seed: 5952 },
    );
  });

  test('of version 4 is four numbers up to 255 in decimal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 5 }), (numbers) => {
        const text = numbers.join('.');
        const valid = numbers.length === 4 && numbers.every((number) => number < 256);
        expect(readAddress(text)).toBe(valid ? text : null);
      }),
    );
  });

  test.each(['1.2.3.04', '1.2.3.', '.1.2.3', '1..2.3', '1.2.3.4.', '0x1.2.3.4', '1.2.3.4 ', '1.2.3.٤', '', '1'])(
    '%j is not of version 4: programs disagree on octal and lenient forms',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );
});
