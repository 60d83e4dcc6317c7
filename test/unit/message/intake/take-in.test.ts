import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHeaderBlock } from '../../../../src/message/header-block.ts';
import type { RepairKind, TakenIn } from '../../../../src/message/intake/intake.ts';
import { takeIn } from '../../../../src/message/intake/take-in.ts';

const encoder = new TextEncoder();
/** As a Postfix wrote it, with lines folded by tab. */
const SOURCE = readFileSync('test/corpus/messages/a01-relayed-romashka.eml', 'latin1').replaceAll('\r\n', '\n');
const [HEADER = '', BODY = ''] = SOURCE.split(/\n\n([^]*)/u);
const FIELDS = bodies(bytes(SOURCE));

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function bodies(source: Uint8Array): readonly string[] {
  // Copying changes the spaces at a folding.
  return readHeaderBlock(source).fields.map(({ name, body }) => `${name}: ${body.replaceAll(/[ \t]+/g, ' ')}`);
}

function each(text: string, change: (line: string, place: number) => string): string {
  return text.split('\n').map(change).join('\n');
}

function taken(source: Uint8Array): TakenIn {
  const intake = takeIn(source);
  if (!intake.ok) throw new Error(intake.reason);
  return intake;
}

function kinds({ repairs }: Pick<TakenIn, 'repairs'>): RepairKind[] {
  return repairs.map(({ kind }) => kind);
}

function expectFreed(text: string, repairs: readonly RepairKind[]): void {
  const freed = taken(bytes(text));
  expect(kinds(freed)).toEqual(repairs);
  expect(bodies(freed.source)).toEqual(FIELDS);
}

describe('a source as the server wrote it', () => {
  it.each([
    ['qmail', '(qmail 12344 invoked from network); 23 Nov 2026 07:30:05 -0000'],
    ['qmail, by a user', '(qmail 12344 invoked by uid 89); 23 Nov 2026 07:30:05 -0000'],
    ['Haraka', '(Haraka outbound); Mon, 23 Nov 2026 07:30:05 +0000'],
  ])('is not damaged because its newest line names no host: %s', (_program, step) => {
    expect(kinds(taken(bytes(`Received: ${step}\n${SOURCE}`)))).toEqual([]);
  });
});

describe('a source that someone copied', () => {
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

  it.each(['> > | ', '>> | ', '| > > ', '> > > > ', 'AB>>> '])(
    'is quoted by several programs, each with marks of its own: %s',
    (marks) => {
      expectFreed(
        each(SOURCE, (line) => `${marks}${line}`),
        ['quoted'],
      );
    },
  );

  it('is numbered and quoted twice, with one mark fewer where a program wrapped a line', () => {
    const wrapped = SOURCE.replaceAll(' with ESMTP', '\nwith ESMTP');
    const quoted = each(wrapped, (line) => (line.startsWith('with') ? `> ${line}` : `> > ${line}`));
    expectFreed(
      each(quoted, (line, place) => `${String(place + 1).padStart(4)}\t${line}`),
      ['numbered', 'wrapped'],
    );
  });

  it('is quoted by a program that puts no space before a tab', () => {
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

  it('is below a greeting, or below what Gmail shows above the original', () => {
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

  it('has lost the spaces at the beginning of its lines', () => {
    expectFreed(
      each(SOURCE, (line) => line.trimStart()),
      ['unfolded'],
    );
  });

  it('has its lines in reverse order', () => {
    expectFreed(HEADER.split('\n').toReversed().join('\n'), ['reversed']);
  });

  it('is quoted-printable as PHP writes it, with every tab encoded', () => {
    expectFreed(HEADER.replaceAll('=', '=3D').replaceAll('\t', '=09'), ['quoted-printable']);
  });

  it('is a list of paragraphs with bold names, however many', () => {
    const fields = HEADER.split(/\n(?![ \t])/u).map((field) => field.replaceAll(/\n[ \t]+/gu, ' '));
    const paragraphs = fields.map((field) => field.replace(/^([\w-]+):/u, '**$1:**')).join('\n\n');
    expectFreed(paragraphs, ['emphasis', 'spaced']);
  });

  it('has lost the colons of its Received lines', () => {
    expectFreed(HEADER.replaceAll(/^Received: /gmu, 'Received '), ['damaged']);
  });

  it('is Exchange’s, and a program broke its lines: they are not in reverse order because of that', () => {
    const server =
      'MX.klever.test with\nMicrosoft SMTP Server id 15.20.8158.14\n via Frontend Transport; Fri, 20 Nov 2026 11:02:13 +0000';
    const hops = [1, 2, 3].map((nth) => `Received: from EX${nth}.klever.test (10.0.0.${nth}) by\n${server}`);
    const { source, repairs } = taken(bytes(`${hops.join('\n')}\nFrom: a@lavka.test`));
    expect(repairs).toEqual([{ kind: 'wrapped', guess: true }]);
    expect(bodies(source)[0]).toContain('from EX1.klever.test');
  });

  it('is Exchange’s, read from a picture: an address in parentheses has letters in it', () => {
    const hop = `Received: from gato117.sndsy.ru (l85.l38.182.117) by mx.klever.test (10.0.0.4) with Microsoft SMTP Server id 15.2.1544.4; Fri, 20 Nov 2026 11:02:12 +0000`;
    expect(kinds(taken(bytes(`${hop}\nFrom: a@lavka.test\nDate: Fri, 20 Nov 2026 11:02:08 +0000\n`)))).toEqual([
      'damaged',
    ]);
  });

  it('begins with spaces that only the selection had', () => {
    expectFreed(`  ${SOURCE}`, ['quoted']);
  });

  it('is the first of several in an mbox', () => {
    const first = `From news@shop.example Mon Nov 23 10:00:00 2026\n${SOURCE}`;
    expectFreed(`${first}\n\nFrom other@shop.example Mon Nov 23 11:00:00 2026\nSubject: two\n\n`, ['several']);
    expectFreed(`${first}\n\nFrom here on all is text.\n`, []);
  });
});

describe('a header, or a part of one,', () => {
  const LINE = 'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.example with ESMTPS id 1';

  it.each([
    ['in quotation marks', `«Received: ${LINE}»`, ['quoted']],
    ['in straight ones', `"Received: ${LINE}"`, ['quoted']],
    ['without its name', LINE, ['value-alone']],
    ['without its name, on two lines', LINE.replace(' by', '\n by'), ['value-alone']],
    ['after the name and line number of a file', `mail.eml:7:Received: ${LINE}`, ['numbered']],
    ['as curl prints it', `< Received: ${LINE}`, ['numbered']],
  ])('of one Received line is a part, which makes the answer conditional: %s', (_how, text, repairs) => {
    const part = taken(encoder.encode(text));
    expect({ kinds: kinds(part), extent: part.extent }).toEqual({ kinds: repairs, extent: 'part' });
    expect(bodies(part.source)).toEqual([`Received: ${LINE}`]);
  });

  const HOPS = SOURCE.slice(SOURCE.indexOf('Received:'));

  it.each([
    ['in the middle of the name', HOPS.slice('Rec'.length)],
    ['after the name', HOPS.slice('Received: '.length)],
    ['after the name of a field that a log has', `CEF:0|Mail|1|msg=${HOPS}`],
    ['with a name that was read from a picture', HOPS.replace('Received', 'Recelved')],
  ])('that begins %s keeps its first Received line, on which the answer depends', (_where, text) => {
    const freed = taken(bytes(text));
    expect(freed.repairs).toEqual([{ kind: 'damaged', guess: true }]);
    expect(bodies(freed.source)).toEqual(bodies(bytes(HOPS)));
  });

  it.each([
    ['IPv4', 'from (185.138.182.101) ((203.0.113.67))'],
    ['IPv6', 'from gato101.sndsy.ru (gato101.sndsy.ru (2001:db8::67))'],
    ['a mapped address', 'from x (gato101.sndsy.ru (::ffff:203.0.113.67))'],
  ])('whose square brackets became round ones is damaged: %s', (_address, peer) => {
    const header = `Received: ${peer} by mx.astra.test (8.17.1) with ESMTPS id 1; Tue, 24 Nov 2026 02:47:04 +0700\nSubject: x`;
    expect(taken(bytes(header)).repairs).toEqual([{ kind: 'damaged', guess: true }]);
  });

  it('that begins in the middle of a line without a name is damaged, or below other text', () => {
    const folded = taken(bytes(HOPS.slice(HOPS.indexOf('\t'))));
    expect(folded.repairs).toEqual([{ kind: 'damaged', guess: true }]);
    expect(kinds(taken(bytes(HOPS.slice(15))))).toEqual(['text-above']);
  });

  it.each([
    ['an IPv6 address, which has colons as a time has', 'Received: from x (2a01:111:f403:c100::2) by mx.example.outl'],
    [
      'a word that servers write',
      'Received: from x.example (x.example [192.0.2.1]) by mx1.example (ab) with ESMT\n\tid 1; Mon, 23 Nov 2026 10:30:00 +0300',
    ],
  ])('whose lines a program cut is damaged or shortened: %s', (_what, hop) => {
    const { repairs } = taken(bytes(`${hop}\nFrom: a@shop.example\nDate: Mon, 23 Nov 2026 10:29:00 +0300\n`));
    expect(repairs.some(({ guess }) => guess)).toBe(true);
  });

  it('pasted twice without an empty line is read once, and the second is offered', () => {
    const { source, repairs, others } = taken(bytes(`${HEADER}\n${HEADER}\n`));
    expect(bodies(source)).toEqual(FIELDS);
    expect(repairs).toEqual([{ kind: 'several', guess: false }]);
    expect(others.map((other) => ({ kind: other.kind, fields: bodies(other.source) }))).toEqual([
      { kind: 'following', fields: FIELDS },
    ]);
  });

  it('is read from a list that numbers even the folded lines, without their indents', () => {
    const listed = each(HEADER, (line) => `- ${line.trimStart()}`);
    expectFreed(listed, ['numbered', 'unfolded']);
  });

  it('whose Received lines increase in time is reversed if there is nothing else, and otherwise offered reversed', () => {
    const fields = HEADER.split(/\n(?![ \t])/u);
    const hops = fields.filter((field) => field.startsWith('Received:')).toReversed();
    const reversed = taken(bytes(hops.join('\n')));
    expect(reversed.repairs).toEqual([{ kind: 'reversed', guess: true }]);
    const rest = fields.filter((field) => !field.startsWith('Received:'));
    const whole = taken(bytes(`${[...hops, ...rest].join('\n')}\n\n`));
    expect(whole).toMatchObject({
      repairs: [{ kind: 'order', guess: true }],
      others: [{ kind: 'turned-round' }],
    });
    expect(kinds(taken(bytes(hops.toReversed().join('\n'))))).toEqual([]);
  });
});

describe('what is not a source is refused, and why', () => {
  it.each([
    ['prose', 'Dear Ivan,\n\nNote: the sale ends today.\nFrom: Monday on\n\nAnna', 'not-a-message'],
    [
      'a summary without a hop',
      `Forwarded message\nFrom: Anna <a@shop.example>\nDate: Monday\n\n${BODY}`,
      'summary-only',
    ],
    [
      'sender and subject alone',
      'From: Anna <a@shop.example>\nTo: me@shop.example\nSubject: Sale\n\nHello',
      'summary-only',
    ],
    ['nothing', '', 'empty'],
    ['spaces', ' \r\n\t', 'empty'],
    ['a page', '<!doctype html><title>Sign in</title><p>Your session is over.', 'page-without-header'],
    ['JSON of something else', '{"subject": "Sale", "from": "a@shop.example"}', 'json-without-header'],
  ])('%s', (_what, text, reason) => {
    expect(takeIn(encoder.encode(text))).toEqual({ ok: false, reason });
  });

  it.each([
    ['zip', 'zip', [0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0]],
    ['gzip', 'archive', [0x1f, 0x8b, 0x08, 0]],
    ['PDF', 'pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['PNG', 'image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['winmail.dat', 'tnef', [0x78, 0x9f, 0x3e, 0x22]],
    ['Outlook’s container', 'outlook-file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['a program', 'binary', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]],
  ])('the bytes of %s, though a whole header follows them', (_what, reason, first) => {
    const file = new Uint8Array([...first, 0x0a, ...bytes(SOURCE)]);
    const binary = reason === 'binary' ? file.subarray(0, first.length) : file;
    expect(takeIn(binary)).toEqual({ ok: false, reason });
  });

  it('a Word document, which is a zip archive as well', () => {
    const name = bytes('[Content_Types].xml');
    const file = new Uint8Array(30 + name.length);
    file.set([0x50, 0x4b, 0x03, 0x04]);
    file.set(name, 30);
    expect(takeIn(file)).toEqual({ ok: false, reason: 'office-document' });
  });
});

describe('nothing is changed', () => {
  it.each([
    ['of a source that can be read as it is', SOURCE],
    ['of one with CRLF', SOURCE.replaceAll('\n', '\r\n')],
    ['of one with blank lines and a byte order mark above', `\u00ef\u00bb\u00bf\n \n${SOURCE}`],
    ['of Received lines alone', HEADER.slice(HEADER.indexOf('Received:'))],
  ])('%s', (_what, text) => {
    const source = bytes(text);
    expect(taken(source)).toMatchObject({ source, repairs: [] });
  });

  it('in the text of one with CR alone, but that is a guess: a sender may have written a CR into a value', () => {
    const source = bytes(SOURCE.replaceAll('\n', '\r'));
    expect(taken(source)).toMatchObject({ source, repairs: [{ kind: 'carriage-returns', guess: true }] });
  });

  it('if a sender’s first line is not a field: it does not become a part of the server’s line', () => {
    const attack = SOURCE.replace('\nFrom:', '\nfrom gato101.sndsy.ru ([185.138.182.101]) by mx.example; now\nFrom:');
    expect(kinds(taken(bytes(attack)))).toEqual([]);
  });

  it('in the bytes of a quoted subject in KOI8-R', () => {
    const koi8 = SOURCE.replace('\nSubject:', '\nSubject: \u00f3\u00cb\u00c9\u00c4\u00cb\u00c9');
    const freed = taken(bytes(each(koi8, (line) => `> ${line}`)));
    expect(bodies(freed.source).find((body) => body.startsWith('Subject:'))).toContain(
      '\u00f3\u00cb\u00c9\u00c4\u00cb\u00c9',
    );
  });
});

it('whatever the bytes, nothing throws', () => {
  for (const piece of ['>', '> a:\n', '\n\n', ' ', 'a: b\n\n', 'From x\na:\n\n', '|\t', 'Note:\n', 'Received:\n\n']) {
    const source = encoder.encode(piece.repeat(Math.ceil(60_000 / piece.length)));
    expect(() => takeIn(source)).not.toThrow();
  }
});
