import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerInOutlookFile } from '../../../../src/message/containers/outlook-file.ts';
import { takeInFile } from '../../../../src/message/intake/take-in-file.ts';
import { compoundFile } from './compound-file.ts';

const HEADER =
  'Received: from a.example (a.example [192.0.2.1]) by mx.example with ESMTP id 1; Mon, 23 Nov 2026 12:00:00 +0000\r\nFrom: a@b.example\r\nSubject: x';

/** The names are those of MS-OXMSG §2.1.2: the property 0x007D as Unicode (001F) or eight bits (001E). */
const UNICODE = '/__substg1.0_007D001F';
const EIGHT_BITS = '/__substg1.0_007D001E';

function unicode(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'));
}

function textOf(header: Uint8Array | null): string | null {
  return header === null ? null : new TextDecoder().decode(header);
}

describe('the header in an Outlook file', () => {
  it.each([
    ['as Unicode', { [UNICODE]: unicode(HEADER) }],
    ['in eight bits', { [EIGHT_BITS]: new TextEncoder().encode(HEADER) }],
    ['ended by an empty line and zeros', { [UNICODE]: unicode(`${HEADER}\r\n\r\n\0\0`) }],
    ['next to large contents', { '/__substg1.0_1000001F': unicode('x'.repeat(50_000)), [UNICODE]: unicode(HEADER) }],
  ])('is read: %s', (_how, streams) => {
    expect(textOf(headerInOutlookFile(compoundFile(streams)))).toBe(`${HEADER}\r\n\r\n`);
  });

  it('is the message’s own, and not that of an attached message', () => {
    const inner = '/__attach_version1.0_#00000000/__substg1.0_3701000D/__substg1.0_007D001F';
    expect(headerInOutlookFile(compoundFile({ [inner]: unicode(HEADER), '/__substg1.0_0037001F': unicode('x') }))).toBe(
      null,
    );
    const both = compoundFile({ [inner]: unicode('Received: inner'), [UNICODE]: unicode(HEADER) });
    expect(textOf(headerInOutlookFile(both))).toBe(`${HEADER}\r\n\r\n`);
  });

  it('is reported as what it is, and a file without one is refused', async () => {
    const file = compoundFile({ [UNICODE]: unicode(HEADER) });
    expect(await takeInFile(file, file.length, () => Promise.resolve(file))).toMatchObject({
      ok: true,
      extent: 'whole',
      repairs: [{ kind: 'outlook-file', guess: false }],
    });
    const draft = compoundFile({ '/__substg1.0_0037001F': unicode('Subject of a draft') });
    expect(await takeInFile(draft, draft.length, () => Promise.resolve(draft))).toEqual({
      ok: false,
      reason: 'outlook-file',
    });
  });

  it('of a file that is damaged anywhere is read or not, and nothing throws', () => {
    const file = compoundFile({ [UNICODE]: unicode(HEADER) });
    const change = fc.record({ place: fc.nat(file.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(file.length), (changes, end) => {
        const damaged = file.slice(0, end);
        for (const { place, byte } of changes) if (place < end) damaged[place] = byte;
        expect(() => headerInOutlookFile(damaged)).not.toThrow();
      }),
    );
  });
});
