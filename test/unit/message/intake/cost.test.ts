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

/** Processor time in milliseconds, the minimum of a few runs: other work on the machine can only add to it. */
function cost(bytes: Uint8Array): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const begin = process.cpuUsage();
      takeIn(bytes);
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    }),
  );
}

describe('taking in a hostile text', () => {
  it.each(PIECES)('costs four times as much for four times as much of it: %j', (piece) => {
    const few = new TextEncoder().encode(piece.repeat(Math.ceil(HEADER_LIMITS.block / 8 / piece.length)));
    const many = new TextEncoder().encode(piece.repeat(Math.ceil(HEADER_LIMITS.block / 2 / piece.length)));
    // Below some milliseconds the clock and the garbage collector matter more than the text. A quadratic step yields
    // sixteen.
    expect(cost(many) / Math.max(cost(few), 4)).toBeLessThan(10);
  });

  it('reads no further than a header block can reach', () => {
    const field = 'Received: from a by b; x\n';
    const taken = takeIn(new TextEncoder().encode(field.repeat((2 * HEADER_LIMITS.block) / field.length)));
    expect(taken).toMatchObject({ ok: true, extent: 'part' });
  });
});
