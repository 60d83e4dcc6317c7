import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../src/message/header-block.ts';

/** Bytes, most of which form valid or nearly valid header blocks. */
const HEADER_BYTES = [...'AR: \t\r\n\n\0'].map((character) => character.charCodeAt(0));
const anySource = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...HEADER_BYTES), fc.integer({ min: 0, max: 255 })), { maxLength: 200 })
    .map((values) => new Uint8Array(values)),
);

const name = fc.stringMatching(/^[!-9;-~]{1,12}$/u).filter((text) => text !== 'From' && text !== '>From');
const text = fc.stringMatching(/^[ -~А-я]{0,30}$/u);
/** Folded bodies: none of their lines is empty, since each begins with white space. */
const body = fc.tuple(text, fc.array(text, { maxLength: 3 })).map(([first, more]) => [first, ...more].join('\n '));
const header = fc.array(fc.tuple(name, body), { minLength: 1, maxLength: 8 });
const written = (fields: [string, string][], newline: string): string =>
  `${fields.map(([key, value]) => `${key}:${value}\n`).join('')}\n`.replaceAll('\n', newline);

describe('whatever the bytes', () => {
  it('parsing does not throw, and bodies contain no line end from folding', () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const withLf = source.includes(0x0a);
        for (const { body: value } of readHeaderBlock(source).fields) {
          expect(value.includes('\n')).toBe(false);
          expect(value.includes('\r') && !withLf).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the texts of the fields, joined, are the source up to its first empty line', () => {
    const parts = fc.array(fc.constantFrom('A', ':', ' ', '\t', '\n', '\r\n', '\r', '\0', 'x'), { maxLength: 120 });
    fc.assert(
      fc.property(parts, (some) => {
        const source = `X: 1\r\n${some.join('')}\n`;
        const plain = (value: string): string => value.replaceAll(/\r*\n/gu, '\n');
        const joined = plain(
          readHeaderBlock(source)
            .fields.map(({ raw }) => `${raw}\n`)
            .join(''),
        );
        expect(plain(source).startsWith(joined)).toBe(true);
        expect(plain(source).slice(joined.length)).toMatch(/^(?:\n|$)/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('bytes and the text that they encode yield the same fields', () => {
    fc.assert(
      fc.property(header, (fields) => {
        const source = written(fields, '\r\n');
        expect(readHeaderBlock(new TextEncoder().encode(source))).toEqual(readHeaderBlock(source));
      }),
    );
  });
});

describe('whatever the header', () => {
  it('CRLF, LF and CR yield the same names and bodies, which are those that were written', () => {
    fc.assert(
      fc.property(header, (fields) => {
        const read = (newline: string): string[][] =>
          readHeaderBlock(written(fields, newline)).fields.map((field) => [field.name, field.body]);
        const expected = fields.map(([key, value]) => [
          key,
          value.replaceAll('\n', '').replaceAll(/^[ \t]+|[ \t]+$/gu, ''),
        ]);
        expect(read('\r\n')).toEqual(expected);
        expect(read('\n')).toEqual(expected);
        expect(read('\r')).toEqual(expected);
      }),
    );
  });
});
