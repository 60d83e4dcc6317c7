import { expect, test } from 'vitest';
import { partsOfLongName } from '../../../src/hosts/long-name.ts';

test('a long host name may be broken after its dots, and an address of mail after its "@"', () => {
  expect(partsOfLongName('mail-nwsmtp-mxfront-81.sas.yandex.net')).toEqual([
    'mail-nwsmtp-mxfront-81.',
    'sas.',
    'yandex.',
    'net',
  ]);
  expect(partsOfLongName('m4nX3aB7g1@bounce.chayna-lavka.example')).toEqual([
    'm4nX3aB7g1@',
    'bounce.',
    'chayna-lavka.',
    'example',
  ]);
});

test('an IPv6 address may be broken between its groups; an IPv4 address and a time of day may not', () => {
  expect(partsOfLongName('2a02:6b8:c10:14a3:0:640:3bc0:0')).toEqual([
    '2a02:',
    '6b8:',
    'c10:',
    '14a3:',
    '0:640:',
    '3bc0:',
    '0',
  ]);
  for (const text of ['Thu, 5 Nov 2026 11:19:21 +0300', 'the address [198.51.100.20]']) {
    expect(partsOfLongName(text)).toEqual([text]);
  }
});

test('a name that fits on any line stays whole', () => {
  expect(partsOfLongName('mx1.romashka.example')).toEqual(['mx1.romashka.example']);
  expect(partsOfLongName('')).toEqual(['']);
});

test('no character is lost or added, whatever a sender writes', () => {
  for (const name of ['.'.repeat(100), '@@@@@@@@@@@@@@@@@@@@@@@@@@a', 'שם.'.repeat(20), `a${'\u202e.b'.repeat(20)}`])
    expect(partsOfLongName(name).join('')).toBe(name);
});
