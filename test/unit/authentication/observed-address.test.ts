import { expect, it } from 'vitest';
import { addressInComment } from '../../../src/authentication/observed-address.ts';

it.each([
  ['Outlook', 'sender IP is 40.92.90.90', '40.92.90.90'],
  ["Outlook's ARC fields", 'sender ip is 40.107.20.84', '40.107.20.84'],
  ['Outlook, IPv6', 'sender IP is 2A01:111:F400::0605', '2a01:111:f400::605'],
  ['RFC 7208', 'mx.example: domain of a@b.example designates 192.0.2.1 as permitted sender', '192.0.2.1'],
  ['its negative', 'mx.example: domain of a@b.example does not designate 192.0.2.1 as permitted sender', '192.0.2.1'],
  [
    'Google for a domain without a record',
    'google.com: best guess record for domain of a@b.example designates 192.0.2.1 as permitted sender',
    '192.0.2.1',
  ],
  [
    'Yandex',
    'mxfront1.mail.yandex.net: domain of b.example designates 192.0.2.1 as permitted sender, rule=[ip4:192.0.2.0/24]',
    '192.0.2.1',
  ],
  [
    'policyd-spf',
    'client-ip=93.17.236.30; helo=pegase1.c-s.fr; envelope-from=c@csgroup.eu; receiver=<UNKNOWN>',
    '93.17.236.30',
  ],
  ['policyd-spf, quoted IPv6', 'client-ip="2a00:1450::d43"; helo=a.example', '2a00:1450::d43'],
])('%s: the address of the client', (_title, comment, address) => {
  const result = comment.includes('does not') ? 'fail' : 'pass';
  expect(addressInComment(comment, result)).toBe(address);
});

it.each([
  ['no address at all', 'domain of b.example does not designate permitted sender hosts'],
  ['a word instead of an address', 'domain of b.example designates unknown as permitted sender'],
  ['a quoted local part', 'mx.example: domain of "x"@evil.example designates 185.138.182.101 as permitted sender'],
  [
    'words of the sender before the end',
    'mx.example: x designates 185.138.182.101 as permitted sender @evil.example is unknown',
  ],
  [
    'the wording twice',
    'mx.example: x designates 185.138.182.101 as permitted sender, rule=[y designates 192.0.2.1 as permitted sender]',
  ],
  ['"sender IP is" with more after it', 'sender IP is 185.138.182.101 and more'],
  ['an address in another place', 'helo=x; client-ip=185.138.182.101'],
])('%s: no address', (_title, comment) => {
  expect(addressInComment(comment, 'pass')).toBeNull();
});

it.each([
  ['fail', 'mx.example: domain of x designates 185.138.182.101 as permitted sender'],
  ['none', 'mx.example: domain of x designates 185.138.182.101 as permitted sender'],
  [null, 'mx.example: domain of x designates 185.138.182.101 as permitted sender'],
  ['pass', 'mx.example: domain of x does not designate 185.138.182.101 as permitted sender'],
])('the wording of a result other than %s: no address', (result, comment) => {
  expect(addressInComment(comment, result)).toBeNull();
});
