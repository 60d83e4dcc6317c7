import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CopyNote, freeCopiedSource } from '../../../src/message/copied-source.ts';
import { readHeaderBlock } from '../../../src/message/header-block.ts';

const encoder = new TextEncoder();
/** As a Postfix wrote it, with folded lines by tab. */
const SOURCE = readFileSync('test/corpus/messages/a01-relayed-romashka.eml', 'latin1').replaceAll('\r\n', '\n');
const [HEADER = '', BODY = ''] = SOURCE.split(/\n\n([^]*)/u);
const FIELDS = bodies(bytes(SOURCE));

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function bodies(source: Uint8Array): readonly string[] {
  // Blanks at a folding are what the ways of copying change.
  return readHeaderBlock(source).fields.map(({ name, body }) => `${name}: ${body.replaceAll(/[ \t]+/g, ' ')}`);
}

function each(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}

function expectFreed(text: string, notes: readonly CopyNote[]): void {
  const freed = freeCopiedSource(bytes(text));
  expect(freed.notes).toEqual(notes);
  expect(bodies(freed.source)).toEqual(FIELDS);
}

describe('a source that somebody copied', () => {
  it('is quoted in a mail', () => {
    expectFreed(
      each(SOURCE, (line) => `> ${line}`),
      ['quoted'],
    );
    expectFreed(
      each(SOURCE, (line) => `>${line}`),
      ['quoted'],
    );
    expectFreed(
      each(SOURCE, (line) => `> > ${line}`),
      ['quoted'],
    );
  });

  it('is quoted by a program that sets no blank before a tab', () => {
    expectFreed(
      each(SOURCE, (line) => (line.startsWith('\t') ? `>${line}` : `> ${line}`)),
      ['quoted'],
    );
  });

  it('is indented', () => {
    expectFreed(
      each(SOURCE, (line) => `    ${line}`),
      ['quoted'],
    );
    expectFreed(
      each(SOURCE, (line) => (line === '' ? '' : `\t${line}`)),
      ['quoted'],
    );
  });

  it('stands below a greeting, or below what Gmail shows above the original', () => {
    expectFreed(`Headers as you asked:\n${SOURCE}`, ['text-above']);
    expectFreed(`Hello,\n\nhere are the headers:\n\n${SOURCE}`, ['text-above']);
    const summary =
      'Original Message\nMessage ID\t<1@shop.example>\nFrom:\tShop <news@shop.example>\nTo:\tme@gmail.com\nSubject:\tSale';
    expectFreed(`${summary}\nSPF:\tPASS with IP 185.138.182.101\n\nDownload Original\nCopy to clipboard\n\n${SOURCE}`, [
      'text-above',
    ]);
  });

  it('is quoted below a greeting, and text follows', () => {
    expectFreed(`Hi Anna,\n\n${each(HEADER, (line) => `> ${line}`)}\n>\n\nBest regards`, ['text-above', 'quoted']);
  });

  it('has an empty line after each line', () => {
    expectFreed(SOURCE.replaceAll('\n', '\n\n'), ['spaced']);
    expectFreed(SOURCE.replaceAll('\n', '\r\n\r\n'), ['spaced']);
  });

  it('has an empty line after each line of a quotation', () => {
    expectFreed(
      each(SOURCE.replaceAll('\n', '\n\n'), (line) => `> ${line}`),
      ['spaced', 'quoted'],
    );
  });

  it('has lost the blanks at the beginning of its lines', () => {
    expectFreed(
      each(SOURCE, (line) => line.trimStart()),
      ['unfolded'],
    );
  });

  it('begins with blanks that only the selection had', () => {
    expectFreed(`  ${SOURCE}`, ['quoted']);
  });

  it('is the first of several in an mbox', () => {
    const first = `From news@shop.example Mon Nov 23 10:00:00 2026\n${SOURCE}`;
    expectFreed(`${first}\n\nFrom other@shop.example Mon Nov 23 11:00:00 2026\nSubject: two\n\n`, ['several']);
    expectFreed(`${first}\n\nFrom here on all is text.\n`, []);
  });
});

describe('nothing is changed', () => {
  it.each([
    ['of a source that can be read as it is', SOURCE],
    ['of one with CRLF', SOURCE.replaceAll('\n', '\r\n')],
    ['of one with CR', SOURCE.replaceAll('\n', '\r')],
    ['of one with blank lines and a byte order mark above', `\u00ef\u00bb\u00bf\n \n${SOURCE}`],
    ['of Received lines alone', HEADER.slice(HEADER.indexOf('Received:'))],
    ['of prose', 'Dear Ivan,\n\nNote: the sale ends today.\nFrom: Monday on\n\nAnna'],
    [
      'of a summary without a hop below a text',
      `Forwarded message\nFrom: Anna <a@shop.example>\nDate: Monday\n\n${BODY}`,
    ],
    ['of nothing', ''],
  ])('%s', (_what, text) => {
    const source = bytes(text);
    expect(freeCopiedSource(source)).toEqual({ source, notes: [] });
  });

  it('where a sender’s first line is no field: his text does not become a part of the server’s line', () => {
    const attack = SOURCE.replace('\nFrom:', '\nfrom gato101.sndsy.ru ([185.138.182.101]) by mx.example; now\nFrom:');
    expect(freeCopiedSource(bytes(attack)).notes).toEqual([]);
  });

  it('in the bytes of a subject in KOI8-R that is quoted', () => {
    const koi8 = SOURCE.replace('\nSubject:', '\nSubject: \u00f3\u00cb\u00c9\u00c4\u00cb\u00c9');
    const freed = freeCopiedSource(bytes(each(koi8, (line) => `> ${line}`)));
    expect(bodies(freed.source).find((body) => body.startsWith('Subject:'))).toContain(
      '\u00f3\u00cb\u00c9\u00c4\u00cb\u00c9',
    );
  });
});

it('whatever the bytes, nothing is thrown', () => {
  for (const piece of ['>', '> a:\n', '\n\n', ' ', 'a: b\n\n', 'From x\na:\n\n', '|\t', 'Note:\n', 'Received:\n\n']) {
    const source = encoder.encode(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect(() => freeCopiedSource(source)).not.toThrow();
  }
});
