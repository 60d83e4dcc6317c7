import { describe, expect, it } from 'vitest';
import { HEADER_LIMITS, readHeaderBlock } from '../../../src/message/header-block.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const namesAndBodies = (source: Uint8Array | string): string[][] =>
  readHeaderBlock(source).fields.map(({ name, body }) => [name, body]);

describe('the fields of a header block', () => {
  it('come in the order of the source, each with its index, name, body and verbatim text', () => {
    expect(readHeaderBlock(bytes('Received: from a\r\n\tby b\r\nSubject: x\r\n\r\nbody'))).toEqual({
      fields: [
        { index: 0, name: 'Received', key: 'received', body: 'from a\tby b', raw: 'Received: from a\r\n\tby b' },
        { index: 1, name: 'Subject', key: 'subject', body: 'x', raw: 'Subject: x' },
      ],
      complete: true,
      ended: true,
    });
  });

  it('end at the first empty line, and exclude the body', () => {
    expect(namesAndBodies('A: 1\r\n\r\nReceived: from body\r\n')).toEqual([['A', '1']]);
    expect(namesAndBodies('A: 1\n\nReceived: from body\n')).toEqual([['A', '1']]);
  });

  it('end with the source if there is no empty line', () => {
    expect(readHeaderBlock('A: 1\r\nB: 2')).toMatchObject({
      fields: [{ name: 'A' }, { name: 'B' }],
      complete: true,
      ended: false,
    });
  });

  it('do not exist in an empty source', () => {
    expect(readHeaderBlock('')).toEqual({ fields: [], complete: true, ended: false });
    expect(readHeaderBlock(new Uint8Array())).toEqual({ fields: [], complete: true, ended: false });
    expect(readHeaderBlock('\r\n\r\n')).toEqual({ fields: [], complete: true, ended: false });
  });

  it('are plain data that survives JSON', () => {
    const block = readHeaderBlock('A: 1\r\n 2\r\n\r\n');
    expect(JSON.parse(JSON.stringify(block))).toEqual(block);
  });
});

describe('folding (RFC 5322 §2.2.3)', () => {
  it('is undone by removing the line end and leaving the white space', () => {
    expect(namesAndBodies('A: one\r\n  two\r\n\tthree\r\n\r\n')).toEqual([['A', 'one  two\tthree']]);
  });

  it('may begin right after the colon', () => {
    expect(namesAndBodies('Subject:\r\n =?utf-8?Q?x?=\r\n\r\n')).toEqual([['Subject', '=?utf-8?Q?x?=']]);
  });

  it('continues over a line of nothing but white space (obs-FWS, §4.2): only an empty line ends the block', () => {
    expect(namesAndBodies('A: 1\r\n \t\r\n 2\r\nB: 3\r\n\r\n')).toEqual([
      ['A', '1 \t 2'],
      ['B', '3'],
    ]);
  });
});

describe('line ends', () => {
  it('may be LF as well as CRLF, mixed in one block', () => {
    expect(namesAndBodies('A: 1\nB: 2\r\n 3\nC: 4\r\n\nbody')).toEqual([
      ['A', '1'],
      ['B', '2 3'],
      ['C', '4'],
    ]);
  });

  it('are never a bare CR if there is any LF: a sender must not gain a field', () => {
    const forged = 'Subject: x\rReceived: from gato101.sndsy.ru ([185.138.182.101])\r by mx.example.test';
    expect(namesAndBodies(`${forged}\r\nTo: b\r\n\r\n`)).toEqual([
      ['Subject', forged.slice('Subject: '.length)],
      ['To', 'b'],
    ]);
  });

  it('are not an empty line as CR CR LF: a sender must not end the block', () => {
    expect(namesAndBodies('Subject: x\r\n\r\r\nTo: b\r\n\r\n').map(([name]) => name)).toEqual(['Subject', '', 'To']);
  });

  it('are CR in a source without any LF', () => {
    expect(namesAndBodies('A: 1\r 2\rB: 3\r\rbody: 4\r')).toEqual([
      ['A', '1 2'],
      ['B', '3'],
    ]);
    expect(namesAndBodies(bytes('A: 1\r 2\rB: 3\r\rbody: 4\r'))).toEqual([
      ['A', '1 2'],
      ['B', '3'],
    ]);
  });

  it('are judged by the whole source, not by its beginning', () => {
    const long = `A: ${'x'.repeat(20_000)}`;
    expect(namesAndBodies(bytes(`${long}\rB: 1\r\rC: 2\r\nD: 3\r\n\r\n`)).map(([name]) => name)).toEqual(['A', 'D']);
  });
});

describe('before the first field', () => {
  it.each([
    ['a byte order mark', '\uFEFFA: 1\r\n\r\n'],
    ['blank lines', '\r\n \t\r\n\nA: 1\r\n\r\n'],
    ['an mbox line', 'From news@lavka.test Mon Nov 23 10:00:00 2026\r\nA: 1\r\n\r\n'],
    ['a quoted mbox line', '>From news@lavka.test Mon Nov 23 10:00:00 2026\nA: 1\n\n'],
    ['several mbox lines', 'From a@b Mon Nov 23 10:00:00 2026\n>From c@d Mon Nov 23 10:00:00 2026\nA: 1\n\n'],
    ['all of them', '\uFEFF\n\nFrom a@b Mon Nov 23 10:00:00 2026\nA: 1\n\n'],
  ])('%s is skipped', (_what, source) => {
    expect(namesAndBodies(source)).toEqual([['A', '1']]);
    expect(namesAndBodies(bytes(source))).toEqual([['A', '1']]);
  });

  it('"From :" is a field with a space before its colon, not an mbox line', () => {
    expect(namesAndBodies('From : a@b\r\n\r\n')).toEqual([['From', 'a@b']]);
  });

  it('an mbox line further down is a line without a name', () => {
    expect(namesAndBodies('A: 1\r\nFrom a@b Mon Nov 23\r\nB: 2\r\n\r\n').map(([name]) => name)).toEqual(['A', '', 'B']);
  });
});

describe('names', () => {
  it('may be followed by spaces before the colon (RFC 5322 §4.5)', () => {
    expect(namesAndBodies('Received \t: from a\r\n\r\n')).toEqual([['Received', 'from a']]);
  });

  it.each(['no colon at all', 'Two Words: x', ': x', 'Тема: x', 'A\u00A0: x', 'A\0: x'])(
    'are empty for %j, which is not a field, and no part of it is lost',
    (line) => {
      expect(readHeaderBlock(`A: 1\r\n${line}\r\n\r\n`).fields[1]).toEqual({
        index: 1,
        name: '',
        key: '',
        body: line,
        raw: line,
      });
    },
  );
});

describe('bodies', () => {
  it('are trimmed of space and tab only, and keep NUL, U+00A0 and control characters', () => {
    expect(namesAndBodies('A: \t\u00A0x\0\u0007\u00A0 \t\r\n\r\n')).toEqual([['A', '\u00A0x\0\u0007\u00A0']]);
  });

  it('keep colons', () => {
    expect(namesAndBodies('Date:10:00\r\n\r\n')).toEqual([['Date', '10:00']]);
  });
});

describe('bytes', () => {
  it('are UTF-8', () => {
    expect(namesAndBodies(bytes('Subject: Привет\r\n\r\n'))).toEqual([['Subject', 'Привет']]);
  });

  it('that are not UTF-8 are ISO 8859-1, only in the field that contains them', () => {
    const source = new Uint8Array([
      ...bytes('Subject: '),
      0xf0,
      0xd2,
      0x95,
      ...bytes('\r\nTo: Иван\r\nX: \uFFFD\r\n\r\n'),
    ]);
    expect(namesAndBodies(source)).toEqual([
      ['Subject', '\u00F0\u00D2\u0095'],
      ['To', 'Иван'],
      ['X', '\uFFFD'],
    ]);
  });

  it('keep the byte order mark out of a block with a field that is not UTF-8', () => {
    const source = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('A: '), 0xff, ...bytes('\r\nB: Я\r\n\r\n')]);
    expect(namesAndBodies(source)).toEqual([
      ['A', '\u00FF'],
      ['B', 'Я'],
    ]);
  });

  it('of the body do not matter', () => {
    const source = new Uint8Array([...bytes('A: é\r\n\r\n'), 0xff, 0xfe, 0x0a]);
    expect(namesAndBodies(source)).toEqual([['A', 'é']]);
  });

  it('yield the same fields wherever the read windows split a character', () => {
    for (const padding of [16_370, 16_371, 16_372, 131_060, 131_061, 131_062]) {
      const source = bytes(`A: ${'x'.repeat(padding)}ЯЯЯЯЯЯЯЯ\r\nB: Я\r\n\r\n`);
      expect(namesAndBodies(source)).toEqual([
        ['A', `${'x'.repeat(padding)}ЯЯЯЯЯЯЯЯ`],
        ['B', 'Я'],
      ]);
    }
  });
});

describe('limits', () => {
  const manyFields = (count: number): string => 'A: 1\r\n'.repeat(count);

  it.each([
    ['bytes', (source: string) => readHeaderBlock(bytes(source))],
    ['text', (source: string) => readHeaderBlock(source)],
  ])('stop at the size of the block (%s), and say so', (_kind, read) => {
    const field = `A: ${'x'.repeat(997)}\r\n`;
    const fits = Math.floor(HEADER_LIMITS.block / field.length);
    expect(read(field.repeat(fits - 1))).toMatchObject({ complete: true });
    const cut = read(`${field.repeat(fits + 50)}\r\n`);
    expect(cut.complete).toBe(false);
    expect(cut.fields.length).toBe(fits + 1);
    expect(cut.fields.reduce((size, { raw }) => size + raw.length + 2, 0)).toBeLessThanOrEqual(HEADER_LIMITS.block + 2);
  });

  it('stop at the number of fields, and say so', () => {
    expect(readHeaderBlock(manyFields(HEADER_LIMITS.fields))).toMatchObject({ complete: true });
    expect(readHeaderBlock(`${manyFields(HEADER_LIMITS.fields)}\r\n`)).toMatchObject({ complete: true });
    const cut = readHeaderBlock(manyFields(HEADER_LIMITS.fields + 1));
    expect(cut.complete).toBe(false);
    expect(cut.fields).toHaveLength(HEADER_LIMITS.fields);
  });

  it('truncate a field that is too long, and say so', () => {
    const longest = `A:${'x'.repeat(HEADER_LIMITS.field - 2)}`;
    expect(readHeaderBlock(`${longest}\r\nB: 1\r\n\r\n`)).toMatchObject({ complete: true });
    const cut = readHeaderBlock(bytes(`${longest}x\r\nB: 1\r\n\r\n`));
    expect(cut.complete).toBe(false);
    expect(cut.fields.map(({ raw }) => raw)).toEqual([longest]);
  });

  it('ignore the body: a large one changes nothing', () => {
    const body = new Uint8Array(HEADER_LIMITS.block * 2).fill(0x61);
    const header = bytes('A: 1\r\n\r\n');
    const source = new Uint8Array(header.length + body.length);
    source.set(header);
    source.set(body, header.length);
    expect(readHeaderBlock(source)).toMatchObject({ fields: [{ name: 'A' }], complete: true });
  });
});
