import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HEADER_LIMITS } from '../../../../src/message/header-block.ts';
import { type Brought, broughtFile, broughtText } from '../../../../src/ui/intake/brought.ts';

const MESSAGE = readFileSync('test/corpus/messages/a01-relayed-romashka.eml');

function textIn(brought: Brought): string {
  return brought.ok ? new TextDecoder().decode(brought.source) : brought.reason;
}

describe('a file', () => {
  it('is taken in byte for byte', async () => {
    const brought = await broughtFile(new Blob([MESSAGE]));
    expect(brought).toMatchObject({ ok: true, source: new Uint8Array(MESSAGE), repairs: [] });
  });

  it('is read no further than a header block can reach, whatever the size of the message', async () => {
    const brought = await broughtFile(new Blob([MESSAGE, 'x'.repeat(HEADER_LIMITS.block * 3)]));
    expect(textIn(brought)).toHaveLength(HEADER_LIMITS.block + 1);
  });

  it('that is empty is reported as empty', async () => {
    expect(textIn(await broughtFile(new Blob([])))).toBe('empty');
    expect(textIn(await broughtFile(new Blob([' \r\n\t'])))).toBe('empty');
  });

  it('that is gone yields a reason, and nothing throws', async () => {
    const gone = new Blob(['x']);
    gone.slice = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    expect(textIn(await broughtFile(gone))).toBe('unreadable-file');
  });
});

describe('a pasted text', () => {
  it('becomes UTF-8', () => {
    expect(textIn(broughtText('From: Ж <a@b.test>\nDate: x\n\n'))).toBe('From: Ж <a@b.test>\nDate: x\n\n');
  });

  it('is read no further than a header block can reach: the attachments of a message would freeze the page', () => {
    const pasted = broughtText(`${MESSAGE.toString('latin1')}${'x'.repeat(HEADER_LIMITS.block * 3)}`);
    expect(textIn(pasted)).toHaveLength(HEADER_LIMITS.block + 1);
  });
});
