import { expect, it } from 'vitest';
import { MAX_ADDRESSES, readMailboxes } from '../../../src/authentication/mailbox-address.ts';

it.each([
  ['a bare address', 'news@lavka.test', ['news@lavka.test']],
  ['a display name', 'Lavka <news@lavka.test>', ['news@lavka.test']],
  ['an encoded display name', '=?utf-8?b?0JvQsNCy0LrQsA==?= <news@lavka.test>', ['news@lavka.test']],
  ['an address as quoted display name', '"boss@bank.example" <thief@evil.example>', ['thief@evil.example']],
  ['an address as bare display name', 'boss@bank.example <thief@evil.example>', ['thief@evil.example']],
  ['an address in a comment', 'thief@evil.example (boss@bank.example)', ['thief@evil.example']],
  ['angle brackets in a quoted name', '"<boss@bank.example>" <thief@evil.example>', ['thief@evil.example']],
  ['several addresses', 'a@x.example, "B, C" <b@y.example>', ['a@x.example', 'b@y.example']],
  ['text after the bracket', '<a@x.example> b@y.example', ['a@x.example']],
  ['two in brackets', '<a@x.example> <b@y.example>', ['a@x.example', 'b@y.example']],
  ['a group', 'Friends: a@x.example, b@y.example;', ['a@x.example', 'b@y.example']],
  ['a quoted local part', '<"a, b@c"@x.example>', ['"a, b@c"@x.example']],
  ['a bracket inside a quoted local part', '<"a>b"@x.example>', ['"a>b"@x.example']],
  ['spaces around "@" (obsolete syntax)', 'a @ x . example', ['a@x.example']],
  ['a source route', '<@relay.example:a@x.example>', ['a@x.example']],
  ['no end of the bracket', 'A <a@x.example', ['a@x.example']],
  ['nothing', '', []],
  ['a name only', 'Lavka', []],
  ['no domain', 'a@', []],
  ['no local part', '<@x.example>', []],
  ['something that is not a domain', 'a@x..example, b@[192.0.2.1]', []],
])('%s', (_title, body, addresses) => {
  expect(readMailboxes(body).map(({ address }) => address)).toEqual(addresses);
});

it('returns the domain in normal form', () => {
  expect(readMailboxes('a@Пример.РФ, b@X.Example.')).toMatchObject([
    { domain: 'xn--e1afmkfd.xn--p1ai' },
    { domain: 'x.example' },
  ]);
});

it('reads no more addresses than the limit', () => {
  expect(readMailboxes('a@x.example,'.repeat(MAX_ADDRESSES * 3))).toHaveLength(MAX_ADDRESSES);
});
