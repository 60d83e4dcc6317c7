import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../src/message/header-block.ts';
import { whyNoMessage } from '../../../src/message/why-no-message.ts';
import { glanceAt, isMessage } from '../../../src/webmail/reader/message-glance.ts';
import { message } from './messages.ts';
import { growthOnDoubling } from '../growth.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What the extension's own pages say about the same source. */
function isMessageToTheCore(source: Uint8Array): boolean {
  return whyNoMessage(readHeaderBlock(source).fields) === null;
}

describe('a glance at a source', () => {
  it('sees the fields that a page shows too, unfolded', () => {
    const glance = glanceAt(bytes('Date: x\r\nSubject : A\r\n folded subject\r\nFROM:a@b\r\n\r\nTo: body\r\n'));
    expect(glance?.get('subject')).toEqual(['A folded subject']);
    expect(glance?.get('from')).toEqual(['a@b']);
    expect(glance?.get('to')).toBeUndefined();
  });

  it('sees each of several fields with one name', () => {
    expect(glanceAt(bytes('From: a\nDate: b\nSubject: 1\nSubject: 2\n\n'))?.get('subject')).toEqual(['1', '2']);
  });

  it.each(['a:\n', '\n', ' ', 'From x\n', 'x', ':', '\n ', '\r'])('is linear in the number of %j', (part) => {
    const made = (size: number): Uint8Array[] => {
      const many = part.repeat(size / part.length);
      return [bytes(`From: a\nDate: b\n${many}`), bytes(many)];
    };
    expect(growthOnDoubling(made, (sources) => sources.forEach(glanceAt), 200_000)).toBeLessThan(3);
  });
});

describe('a glance and the core agree on what a message is', () => {
  it.each([
    '',
    '\r\n\r\n',
    '<!doctype html><html>',
    '<html:html>\nFrom: a\nDate: b\n\n',
    '{"from": "a", "date": "b"}',
    'Hello\r\nFrom: a\r\nDate: b\r\n',
    'HTTP/1.1 200 OK\r\nDate: x\r\nFrom: y\r\n',
    'From: a\r\nSubject: b\r\n\r\nDate: in the body\r\n',
    '\uFEFFFrom: a\r\nDate: b\r\n\r\n',
    '\n \n From x\nFrom: a\nDate: b\n',
    'From a@b Mon Nov 23\n>From c\nReceived: x\nDate: b\n\n',
    'From : a\nDate : b\n\n',
    ' From: a\nDate: b\n\n',
    message(),
    message({ lineEnd: '\n' }),
  ])('about %j', (text) => {
    expect(isMessage(bytes(text))).toBe(isMessageToTheCore(bytes(text)));
  });

  it('about every message of the corpus, whole and cut', () => {
    const folder = join(import.meta.dirname, '../../corpus/messages');
    const sources = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    expect(sources.length).toBeGreaterThan(60);
    for (const name of sources) {
      const source = readFileSync(join(folder, name));
      expect(isMessage(source), name).toBe(true);
      for (const length of [10, 40, 100, 300, 1000]) {
        const cut = source.subarray(0, length);
        expect(isMessage(cut), `${name}, ${length} bytes`).toBe(isMessageToTheCore(cut));
      }
    }
  });

  it('about whatever lines a source has', () => {
    const line = fc.constantFrom(
      'From: a',
      'Date: b',
      'Received: c',
      'From x',
      '>From y',
      '',
      ' folded',
      '\t',
      'x',
      '<p>',
      '{"a":1}',
      'A B: c',
    );
    const lineEnd = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, lineEnd), { maxLength: 8 }), (lines) => {
        const source = bytes(lines.flat().join(''));
        expect(isMessage(source)).toBe(isMessageToTheCore(source));
      }),
      { numRuns: 5000 },
    );
  });
});
