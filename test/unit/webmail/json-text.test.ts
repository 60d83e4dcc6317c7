import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonHeaderBlock, jsonText } from '../../../src/webmail/unwrap/json-text.ts';

function textOf(pieces: readonly Uint8Array[], ...path: readonly string[]): string {
  const take = jsonText(...path)();
  return Buffer.concat(pieces.map((piece) => take(piece))).toString();
}

function textIn(json: string, ...path: readonly string[]): string {
  return textOf([new TextEncoder().encode(json)], ...path);
}

describe('the text at a path of a JSON answer', () => {
  it('is found under its names, and under no others', () => {
    const json = '{"Data":"outer","Raw":{"From":"a","Data":"one"},"Other":{"Data":"two"}}';
    expect(textIn(json, 'Raw', 'Data')).toBe('one');
    expect(textIn(json, 'Data')).toBe('outer');
    expect(textIn(json, 'Other', 'Data')).toBe('two');
    expect(textIn('{ "Data" : "one" }', 'Data')).toBe('one');
  });

  it('is empty if there is no text at that path', () => {
    expect(textIn('{"Data":null,"Other":"x"}', 'Data')).toBe('');
    expect(textIn('{"Data":["x"]}', 'Data')).toBe('');
    expect(textIn('["Data","x"]', 'Data')).toBe('');
    expect(textIn('<html>"Data":x', 'Data')).toBe('');
    expect(textIn(']}"Data"', 'Data')).toBe('');
  });

  it('is not what a list of fields has under the same name: the sender chose those names', () => {
    const json = JSON.stringify({
      Message: {
        ParsedHeaders: { Header: 'forged', Message: { Header: 'forged' } },
        Tags: [{ Header: 'forged' }],
        Header: 'true',
      },
    });
    expect(textIn(json, 'Message', 'Header')).toBe('true');
  });

  it('cannot be forged by a text or a name that contains what looks like the path', () => {
    const forged = JSON.stringify({
      Subject: '","Data":"forged',
      '\\":{"Data': 'forged',
      Raw: { Data: 'true' },
      Data: 'late',
    });
    expect(textIn(forged, 'Raw', 'Data')).toBe('true');
    expect(textIn(forged, 'Data')).toBe('late');
  });

  it('has every escape of JSON, and characters beyond the basic plane', () => {
    expect(textIn('{"Data":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u0421\\ud83c\\udf81Скидка"}', 'Data')).toBe(
      '"\\/\b\f\n\r\tAС🎁Скидка',
    );
  });

  it('does not depend on how the answer is split into pieces', () => {
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
          expect(
            textOf(
              at.slice(1).map((end, index) => bytes.subarray(at[index], end)),
              'Raw',
              'Data',
            ),
          ).toBe(Buffer.from(text).toString());
        },
      ),
    );
  });

  it('is closed with an empty line if the answer contains only a header block', () => {
    const take = jsonHeaderBlock('Message', 'Header')();
    const json = JSON.stringify({ Message: { Header: 'From: a\r\nTo: b', Body: 'x' } });
    expect(Buffer.from(take(new TextEncoder().encode(json))).toString()).toBe('From: a\r\nTo: b\r\n\r\n');
  });
});
