import { readdirSync, readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../src/message/header-block.ts';

const folder = new URL('../../corpus/messages/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));

describe('messages that real servers delivered', () => {
  it('are all there', () => {
    expect(files).toHaveLength(70);
  });

  it.each(files)('%s has the fields that mailparser finds, in the same order and with the same text', async (file) => {
    const source = readFileSync(new URL(file, folder));
    const { headerLines } = await simpleParser(source);
    const { fields, complete } = readHeaderBlock(source);
    expect(complete).toBe(true);
    expect(fields.map(({ name }) => name.toLowerCase())).toEqual(headerLines.map(({ key }) => key));
    // mailparser writes every folding with CRLF, whatever the source had.
    const lines = headerLines.map(({ line }) => Buffer.from(line, 'binary').toString('utf8'));
    expect(fields.map(({ raw }) => raw.replaceAll('\r\n', '\n'))).toEqual(
      lines.map((line) => line.replaceAll('\r\n', '\n')),
    );
  });
});
