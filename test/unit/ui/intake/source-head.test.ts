import { describe, expect, it } from 'vitest';
import { HEADER_LIMITS } from '../../../../src/message/header-block.ts';
import { readFileHead, readPastedText } from '../../../../src/ui/intake/source-head.ts';

function textIn(result: Awaited<ReturnType<typeof readFileHead>>): string {
  return result.ok ? new TextDecoder().decode(result.source) : result.reason;
}

describe('the head of a file', () => {
  it('is read byte for byte', async () => {
    const bytes = new Uint8Array([0x53, 0xfe, 0x0d, 0x0a, 0x80]);
    expect(await readFileHead(new Blob([bytes]))).toEqual({ ok: true, source: bytes });
  });

  it('is no more than a header block can have, whatever the size of the message', async () => {
    const result = await readFileHead(new Blob(['x'.repeat(HEADER_LIMITS.block * 3)]));
    expect(textIn(result)).toHaveLength(HEADER_LIMITS.block + 1);
  });

  it.each([
    ['little', [0xff, 0xfe, 0x41, 0x00, 0x3a, 0x00, 0x16, 0x04]],
    ['big', [0xfe, 0xff, 0x00, 0x41, 0x00, 0x3a, 0x04, 0x16]],
  ])('is understood when Windows saved it as UTF-16, %s end first', async (_end, bytes) => {
    expect(textIn(await readFileHead(new Blob([new Uint8Array(bytes)])))).toBe('A:Ж');
  });

  it('of an Outlook .msg file is refused: it holds no source', async () => {
    const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0x00]);
    expect(textIn(await readFileHead(new Blob([compound])))).toBe('outlook-file');
  });

  it('of an empty file is told as empty', async () => {
    expect(textIn(await readFileHead(new Blob([])))).toBe('empty');
    expect(textIn(await readFileHead(new Blob([' \r\n\t'])))).toBe('empty');
  });

  it('of a file that is gone is a reason, not an exception', async () => {
    const gone = new Blob(['x']);
    gone.slice = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    expect(textIn(await readFileHead(gone))).toBe('unreadable-file');
  });
});

describe('a pasted text', () => {
  it('becomes UTF-8', () => {
    expect(readPastedText('A: Ж')).toEqual({ ok: true, source: new Uint8Array([0x41, 0x3a, 0x20, 0xd0, 0x96]) });
  });

  it('is no more than a header block can have: the attachments of a message would freeze the page', () => {
    const pasted = readPastedText('x'.repeat(HEADER_LIMITS.block * 3));
    expect(pasted.ok && pasted.source.length).toBe(HEADER_LIMITS.block + 1);
  });

  it('of blanks is empty', () => {
    expect(readPastedText(' \r\n\t')).toEqual({ ok: false, reason: 'empty' });
  });
});
