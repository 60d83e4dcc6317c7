import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printableJson } from '../../../../src/report/writers/printable-json.ts';

it('escapes what controls a terminal and what reverses the text direction', () => {
  expect(printableJson({ a: '\u001b[31m\u009b31m\u007f\u202eevil\u2066\u200f\u2028' })).toBe(
    String.raw`{"a":"\u001b[31m\u009b31m\u007f\u202eevil\u2066\u200f\u2028"}`,
  );
});

it('escapes invisible characters outside the basic plane by their two halves', () => {
  expect(printableJson('x\u{e0041}y')).toBe(String.raw`"x\udb40\udc41y"`);
});

it('leaves letters of all languages and symbols as they are, and indents on request', () => {
  expect(printableJson({ a: 'Письмо שלום 🎉' }, 2)).toBe('{\n  "a": "Письмо שלום 🎉"\n}');
});

it('is parsed as the same value, whatever that is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = printableJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      // The joiner of an emoji stays; any other is escaped, as the tests above show.
      expect(text).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});
