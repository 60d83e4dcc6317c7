import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../src/relay/sendsay.ts';
import { findingsOf } from '../../../src/report/findings.ts';
import { inspect, MAX_HOPS } from '../../../src/report/inspect.ts';
import type { Report } from '../../../src/report/report.ts';

const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const folder = join(import.meta.dirname, '../../corpus/messages');
const messages = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))] as const);

/** What a reader sees of the hops: everything except the verbatim text. */
function readings(report: Report): unknown {
  return report.route.hops.map(({ hop: { raw: _raw, ...hop }, ...place }) => ({ ...place, hop }));
}

describe('any input yields a report', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(inspect(bytes, settings).verdicts).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('random Received fields made of the words of real ones', () => {
    const word = fc.constantFrom(
      ...[
        'from',
        'by',
        'with',
        'id',
        'for',
        'via',
        'envelope-from',
        'tls',
        '(',
        ')',
        '([',
        '])',
        '[192.0.2.1]',
        '(unknown',
        '<',
        '>',
        '"',
      ],
      ...[
        ';',
        'gato101.sndsy.ru',
        '185.138.182.101',
        '\u00a0',
        '\t',
        '\\',
        'Mon, 23 Nov 2026 22:46:52 +0300',
        '(Postfix)',
        'helo=x',
        'HELO',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '')), { maxLength: 60 }), (words) => {
        const body = words.map((pair) => pair.join('')).join('');
        const report = inspect(`Received: ${body}\n\n`, settings);
        expect(report.verdicts).toHaveLength(1);
        for (const { hop } of report.route.hops) expect(hop.raw).toContain('Received:');
      }),
      { numRuns: 2000 },
    );
  });

  test('the report is plain data', () => {
    for (const [file, source] of messages) {
      const report = inspect(source, settings);
      expect(JSON.parse(JSON.stringify(report)), file).toEqual(report);
    }
  });
});

describe('the same message has the same result', () => {
  test.each([
    ['LF line ends', '\n'],
    ['CRLF line ends', '\r\n'],
  ])('with %s', (_name, newline) => {
    for (const [file, source] of messages) {
      const bytes = Buffer.from(source).toString('latin1').replace(/\r?\n/g, newline);
      const other = inspect(new Uint8Array(Buffer.from(bytes, 'latin1')), settings);
      expect(readings(other), file).toEqual(readings(inspect(source, settings)));
    }
  });

  test('with its fields folded at every space', () => {
    const line =
      'from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.example.net (Postfix) with ESMTPS id 1 for <a@b.test>; Mon, 23 Nov 2026 22:46:52 +0300';
    const plain = inspect(`Received: ${line}\n\n`, settings);
    const folded = inspect(`Received: ${line.replaceAll(' ', '\n\t')}\n\n`, settings);
    const strip = (report: Report): unknown => JSON.parse(JSON.stringify(readings(report)).replaceAll('\\t', ' '));
    expect(strip(folded)).toEqual(strip(plain));
  });
});

describe('limits', () => {
  test('Received fields beyond the limit are left out, and a finding says so', () => {
    const field = 'Received: from a ([192.0.2.1]) by mx.example.net with ESMTP id 1\n';
    const full = inspect(`${field.repeat(MAX_HOPS)}\n`, settings);
    expect(full.route.hops).toHaveLength(MAX_HOPS);
    expect(findingsOf(full).map(({ kind }) => kind)).not.toContain('too-many-hops');
    const over = inspect(`${field.repeat(MAX_HOPS + 1)}\n`, settings);
    expect(over.route.hops).toHaveLength(MAX_HOPS);
    expect(findingsOf(over).map(({ kind }) => kind)).toContain('too-many-hops');
  });
});

describe('the Date field against the first hop', () => {
  const message = (date: string): Report =>
    inspect(
      `Received: from a ([192.0.2.1]) by mx.example.net with ESMTP id 1; Mon, 23 Nov 2026 12:00:00 +0000\nDate: ${date}\n\n`,
      settings,
    );
  const found = (date: string): unknown =>
    findingsOf(message(date)).find(({ kind }) => kind === 'date-differs')?.values;

  test('a few minutes apart is normal', () => {
    expect(found('Mon, 23 Nov 2026 11:50:00 +0000')).toBeUndefined();
    expect(found('Mon, 23 Nov 2026 12:01:00 +0000')).toBeUndefined();
  });

  test('held back at the sender for hours, or written by a clock that is ahead, is reported', () => {
    expect(found('Mon, 23 Nov 2026 09:00:00 +0000')).toEqual(['10800']);
    expect(found('Mon, 23 Nov 2026 13:00:00 +0000')).toEqual(['-3600']);
  });

  test('is not compared with a line before a break of the chain, whose time a forger chose', () => {
    const forged = inspect(
      `Received: from host66.evil.example (host66.evil.example [203.0.113.66]) by mx.example.net (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 12:00:31 +0000
Received: from gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101]) by mx.example.net (Postfix) with ESMTP id 2; Mon, 23 Nov 2026 11:25:00 +0000
Date: Mon, 23 Nov 2026 12:00:00 +0000\n\n`,
      settings,
    );
    const kinds = findingsOf(forged).map(({ kind }) => kind);
    expect(kinds).toContain('chain-break');
    expect(kinds).not.toContain('date-differs');
  });
});
