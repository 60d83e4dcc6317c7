import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/webmail/json-text.ts';

function textOf(pieces: readonly Uint8Array[], name = 'Data'): string {
  const take = jsonText(name)();
  return Buffer.concat(pieces.map((piece) => take(piece))).toString();
}

function textIn(json: string, name?: string): string {
  return textOf([new TextEncoder().encode(json)], name);
}

describe('the text of a name in a JSON answer', () => {
  it('is found at any depth, the first of its name', () => {
    expect(textIn('{"Raw":{"From":"a","Data":"one"},"Data":"two"}')).toBe('one');
    expect(textIn('{ "Data" : "one" }')).toBe('one');
  });

  it('is nothing where the name has no text', () => {
    expect(textIn('{"Data":null,"Other":"x"}')).toBe('');
    expect(textIn('{"Data":["x"]}')).toBe('');
    expect(textIn('<html>"Data":x')).toBe('');
  });

  it('is that of a later one when the first of the name has none', () => {
    expect(textIn('{"Data":["x"],"Raw":{"Data":"one"}}')).toBe('one');
  });

  it('cannot be forged by a text that contains what looks like the name', () => {
    const forged = JSON.stringify({ Subject: '","Data":"forged', Raw: { Data: 'true' } });
    expect(textIn(forged)).toBe('true');
  });

  it('has every escape of JSON, and characters beyond the basic plane', () => {
    expect(textIn('{"Data":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u0421\\ud83c\\udf81Скидка"}')).toBe(
      '"\\/\b\f\n\r\tAС🎁Скидка',
    );
  });

  it('does not depend on how the answer is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        fc.array(fc.nat(400), { maxLength: 12 }),
        (text, escaped, cuts) => {
          const json = JSON.stringify({ Subject: '"Data":"', Raw: { Data: text } });
          const ascii = json.replaceAll(/[^\0-\u007f]/gu, (character) =>
            [...character]
              .flatMap((one) => Array.from({ length: one.length }, (_, at) => one.charCodeAt(at)))
              .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
              .join(''),
          );
          const bytes = new TextEncoder().encode(escaped ? ascii : json);
          const at = [
            0,
            ...cuts.filter((cut) => cut < bytes.length).toSorted((one, other) => one - other),
            bytes.length,
          ];
          expect(textOf(at.slice(1).map((end, index) => bytes.subarray(at[index], end)))).toBe(
            Buffer.from(text).toString(),
          );
        },
      ),
    );
  });
});
