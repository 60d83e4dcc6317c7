import { describe, expect, it } from 'vitest';
import { HEADER_LIMITS } from '../../../../src/message/header-block.ts';
import { takeIn } from '../../../../src/message/intake/take-in.ts';

/** Pieces of which a hostile text is made: what the steps look for, over and over, but never quite complete. */
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
  'a=%0A&',
];

/** In characters: four times as much of it is still well within what is read of a header block. */
const FEW = HEADER_LIMITS.block / 16;
/** Four times as much for linear work, sixteen times as much for quadratic. */
const MOST = 10;
/** Below some milliseconds the clock and the garbage collector matter more than the text. */
const LEAST_TIME = 2;
/** Other work on the machine can only add to a time: one undisturbed round is enough. */
const ROUNDS = 6;

/** By how much the work grows if there is four times as much of a piece; rounds end with the first that is linear. */
function growth(piece: string): number {
  const [few, many] = [FEW, 4 * FEW].map((size) =>
    new TextEncoder().encode(piece.repeat(Math.ceil(size / piece.length))),
  );
  let least = { few: Infinity, many: Infinity };
  let factor = Infinity;
  for (let round = 0; round < ROUNDS && factor >= MOST; round += 1) {
    // The larger one first: what is compiled during it would otherwise be part of the smaller one's time.
    least = { many: Math.min(least.many, cost(many)), few: Math.min(least.few, cost(few), cost(few)) };
    factor = least.many / Math.max(least.few, LEAST_TIME);
  }
  return factor;
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
    expect(growth(piece)).toBeLessThan(MOST);
  });

  it('reads no further than a header block can reach', () => {
    const field = 'Received: from a by b; x\n';
    const taken = takeIn(new TextEncoder().encode(field.repeat((2 * HEADER_LIMITS.block) / field.length)));
    expect(taken).toMatchObject({ ok: true, extent: 'part' });
  });
});
