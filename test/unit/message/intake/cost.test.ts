import { describe, expect, it } from 'vitest';
import { HEADER_LIMITS } from '../../../../src/message/header-block.ts';
import { takeIn } from '../../../../src/message/intake/take-in.ts';

/** Pieces from which hostile texts are made: what the steps look for, repeated but never quite complete. */
const PIECES = [
  '>',
  '> a:\n',
  '\n\n',
  ' ',
  'a: b\n\n',
  'From x\na:\n\n',
  '|\t',
  'Note:\n',
  'Received:\n\n',
  'Received: from a by b\nx\n',
  'from a\n',
  'by a with b\n',
  '<',
  '<pre>',
  '<td>&lt;',
  '<!--',
  '&#',
  '{\\',
  '{\\rtf1 \\par{',
  '[{"name":',
  '\\n',
  '=\n',
  '=3D',
  '\u00a0\n',
  '\u200bReceived：\n',
  '**Received:** x\n',
  '1. Received: x\n',
  'AB> Received: x\n',
  '2026-11-05 12:00:01 Received: x\n',
  'Received\tfrom a by b\n',
  'Received, x\n',
  '"Received: x\n',
  '[Received, x]\n',
  'Received=[from a by b; 10:00:00 +0000, ',
  '{"type":"text","text":"Received: x"},',
  'headers: >-\n  x\n\n',
  '```\n(END)\n~\n',
  '0000000   R   e\n',
  '\u001b]8;;a',
  '52',
  '(',
  'X-A: ',
  "('Received', '",
  'Тема: x\n',
  '--b\nContent-Type: message/rfc822\n\n',
  '--b\nContent-Type: application/octet-stream\n\nx\n',
  '[',
  '{"a":',
  "['",
  "'\\",
  '["Received: from a by b",\n',
  '{"m":"Received: x"}\n',
  '"[\\"',
  'a"b",\n',
  'Received,"',
  ';"x""',
  '<a name="Received">',
  '<?xml ?><![CDATA[',
  '[.]',
  'a<http://a>',
  '[a](http://a)',
  'Name : Received\n',
  'Received:\n - x\n',
  '[Received] => Array\n',
  'DEBUG: Received: x\n',
  'x Received: y\n',
  '\u001b[1m',
  '^I$\n',
  'Received: a\n\n x\n\n',
  '\f1\n',
  `${'A'.repeat(76)}\n`,
  '%0A',
  'Recelved: by x;',
  'ived: by x;\n',
  'Received: from a [1. by x;\n',
  'Received: from __',
  'Received: `a',
  'x (http://x) ',
  '--> Received: x\n',
  'CEF:0|Received: ',
  'a=%0A&',
];

/** In characters: four times as much of it is still well within what is read of a header block. */
const FEW = HEADER_LIMITS.block / 16;
/** Four times as much for linear work, sixteen times as much for quadratic. */
const MOST = 10;
/** Below a few milliseconds the clock and the garbage collector matter more than the text. */
const LEAST_TIME = 2;
/** Other work on the machine can only add to a time: one undisturbed round is enough. */
const ROUNDS = 6;

/** Enough for quadratic work on one line to show, and little enough for its test to end. */
const FEW_IN_A_LINE = FEW / 16;

/** Runs inside a line: a pattern for the end of a line could start at every character of a run, and fail at its last. */
const RUNS = [
  ' ',
  '\t',
  '\u00a0',
  '¶',
  '=',
  '"',
  '`',
  '|',
  '>',
  ',',
  '\\n',
  ' |',
  '<br>',
  '&lt;a',
  '\u200b',
  '=\r',
  '_',
  '*',
];

/** Where a run is: in a value, above a source, and between other text and the source on its line. */
const PLACES: readonly (readonly [string, (run: string) => string])[] = [
  ['in a field', (run) => `X-A: q${run}x\n${SOURCE}`],
  ['above a source', (run) => `q${run}x\n${SOURCE}`],
  ['on the line of a source', (run) => `${run}x ${SOURCE}`],
];

const SOURCE = [
  'Received: from a.example (a.example [192.0.2.1]) by mx.example with ESMTP id 1; Mon, 30 Nov 2026 10:00:00 +0300',
  'From: a@b.example',
  'Subject: x',
  'Date: Mon, 30 Nov 2026 10:00:00 +0300',
  '',
  'x',
].join('\n');

/** By how much the work grows if there is four times as much; rounds end with the first that is linear. */
function growth(make: (size: number) => string, size: number): number {
  const [few, many] = [size, 4 * size].map((each) => new TextEncoder().encode(make(each)));
  let least = { few: Infinity, many: Infinity };
  let factor = Infinity;
  for (let round = 0; round < ROUNDS && factor >= MOST; round += 1) {
    // The larger one first: what is compiled during it would otherwise be part of the smaller one's time.
    least = { many: Math.min(least.many, cost(many)), few: Math.min(least.few, cost(few), cost(few)) };
    factor = least.many / Math.max(least.few, LEAST_TIME);
  }
  return factor;
}

function ofSize(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

/** Processor time in milliseconds. */
function cost(bytes: Uint8Array = new Uint8Array()): number {
  const begin = process.cpuUsage();
  takeIn(bytes);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

describe('taking in a hostile text', () => {
  it.each(PIECES)('costs four times as much for four times as much of it: %j', (piece) => {
    expect(growth((size) => ofSize(piece, size), FEW)).toBeLessThan(MOST);
  });

  it.each(PLACES.flatMap(([place, make]) => RUNS.map((run) => [place, run, make] as const)))(
    'costs four times as much for a run four times as long, %s: %j',
    (_, run, make) => {
      expect(growth((size) => make(ofSize(run, size)), FEW_IN_A_LINE)).toBeLessThan(MOST);
    },
  );

  it('does not cost twice as much with each additional backtick before a field', () => {
    const [field = ''] = SOURCE.split('\n');
    const costWith = (ticks: number): number => cost(new TextEncoder().encode(`${'`'.repeat(ticks)}x ${field}\n`));
    const few = Math.max(Math.min(costWith(4), costWith(4)), LEAST_TIME);
    expect(Math.min(costWith(32), costWith(32)) / few).toBeLessThan(MOST);
  });

  it('reads no further than a header block can reach', () => {
    const field = 'Received: from a by b; x\n';
    const taken = takeIn(new TextEncoder().encode(field.repeat((2 * HEADER_LIMITS.block) / field.length)));
    expect(taken).toMatchObject({ ok: true, extent: 'part' });
  });
});
