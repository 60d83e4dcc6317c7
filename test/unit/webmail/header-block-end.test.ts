import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../src/message/header-block.ts';
import { HeaderBlockEnd } from '../../../src/webmail/reader/header-block-end.ts';

const encoder = new TextEncoder();

function endOf(text: string): number {
  return new HeaderBlockEnd().find(encoder.encode(text));
}

describe('the end of a header block (RFC 5322 §2.1)', () => {
  it('is the first empty line, whichever line ends the message has', () => {
    expect(endOf('A: 1\r\nB: 2\r\n\r\nbody')).toBe('A: 1\r\nB: 2\r\n\r\n'.length);
    expect(endOf('A: 1\nB: 2\n\nbody')).toBe('A: 1\nB: 2\n\n'.length);
    expect(endOf('A: 1\r\nB: 2\n\nbody')).toBe('A: 1\r\nB: 2\n\n'.length);
    expect(endOf('A: 1\nB: 2\n\r\nbody')).toBe('A: 1\nB: 2\n\r\n'.length);
  });

  it('does not exist until an empty line has arrived', () => {
    expect(endOf('A: 1\r\nB: 2\r\n')).toBe(-1);
    expect(endOf('')).toBe(-1);
  });

  it('is not a blank line above the first field', () => {
    expect(endOf('\r\n\n \r\nA: 1\r\n\r\nbody')).toBe('\r\n\n \r\nA: 1\r\n\r\n'.length);
  });

  it('is not a folded line of white space (RFC 5322 §4.2)', () => {
    expect(endOf('A: 1\r\n \t\r\nB: 2\r\n\r\n')).toBe('A: 1\r\n \t\r\nB: 2\r\n\r\n'.length);
  });

  it('is not a lone CR, nor a line of several, planted inside a field by a sender', () => {
    expect(endOf('A: 1\r\rB: 2\r\n\r\n')).toBe('A: 1\r\rB: 2\r\n\r\n'.length);
    expect(endOf('A: 1\n\r\r\nB: 2\n\nbody')).toBe('A: 1\n\r\r\nB: 2\n\n'.length);
  });

  it('is found however the message is split into pieces', () => {
    const text = 'A: 1\r\n b\r\nB: 2\r\n\r\nbody\r\n\r\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 40, maxLength: 40 }), (sizes) => {
        const bytes = encoder.encode(text);
        const blockEnd = new HeaderBlockEnd();
        let at = 0;
        for (const size of sizes) {
          const end = blockEnd.find(bytes.subarray(at, at + size));
          if (end !== -1) {
            expect(at + end).toBe(text.indexOf('body'));
            return;
          }
          at += size;
        }
        expect.unreachable('no end was found');
      }),
    );
  });

  it('leaves the splitter of the core no field to find beyond it', () => {
    const line = fc.constantFrom('A: 1', ' folded', '', '\r', 'B: 2', 'From x', '\t', 'no field');
    const lineEnd = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }), (lines) => {
        const bytes = encoder.encode(lines.flat().join(''));
        const end = new HeaderBlockEnd().find(bytes);
        const cut = end === -1 ? bytes : bytes.subarray(0, end);
        expect(readHeaderBlock(cut).fields).toEqual(readHeaderBlock(bytes).fields);
      }),
      { numRuns: 2000 },
    );
  });
});
