import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Hop } from '../../src/received/hop.ts';
import { compare, type Comparison, isRecord, type MeasuredField, readCase, readCases } from './received-cases.ts';
import { readDocument } from '../unit/document.ts';

/**
 * The whole corpus of public suites, measured by the project's standard: each kind of value is right at least as often
 * as in the parser that is best at it, and almost nothing is wrong.
 */

interface Exception {
  readonly case: string;
  readonly key: string;
  readonly reason: string;
  readonly ours: unknown;
}

const folder = join(import.meta.dirname, 'received');
const cases = readCases(folder);
const exceptions = readExceptions();
const results = cases.flatMap((received) =>
  compare(received, readCase(received)).map((comparison) => ({
    name: received.name,
    body: received.body,
    ...comparison,
  })),
);
const judged = results.filter((result) => !isException(result.name, result.key));

/** Percent of the asserted values that must be right; measured without the exceptions that received-exceptions.json lists. */
const BAR: readonly (readonly [MeasuredField, number])[] = [
  ['address', 97],
  ['writer', 99],
  ['id', 97],
  ['helo', 98],
  ['reverse name', 95],
  ['protocol', 98],
  ['for', 98],
  ['envelope-from', 98],
  ['time', 99],
  ['tls', 98],
];

describe('the corpus of Received fields from public suites', () => {
  test('is complete', () => {
    expect(cases.length).toBe(527);
  });

  test.each(BAR)('%s: at least %d percent of the asserted values are right', (field, percent) => {
    const of = judged.filter((result) => result.field === field);
    const right = of.filter((result) => result.outcome === 'right').length;
    expect(of.length).toBeGreaterThan(10);
    expect((100 * right) / of.length, listFailures(of)).toBeGreaterThanOrEqual(percent);
  });

  test('less than 0.3 % of all asserted values are parsed wrong', () => {
    const wrong = judged.filter((result) => result.outcome === 'wrong');
    expect((100 * wrong.length) / judged.length, listFailures(wrong)).toBeLessThan(0.3);
  });

  test('docs/received-format.md says what was measured, field by field', () => {
    const told = readDocument('docs/received-format.md');
    for (const field of new Set(judged.map((result) => result.field))) {
      const of = judged.filter((result) => result.field === field);
      const count = (outcome: string): number => of.filter((result) => result.outcome === outcome).length;
      const percent = ((100 * count('right')) / of.length).toFixed(1);
      expect(told).toContain(`| ${field} | ${of.length} | ${percent} % | ${count('wrong')} | ${count('none')} |`);
    }
  });

  test('every exception is for an existing case, is still needed, and says what we parse instead', () => {
    for (const exception of exceptions) {
      const result = results.find(({ name, key }) => name === exception.case && key === exception.key);
      expect(result, `no such case: ${exception.case} ${exception.key}`).toBeDefined();
      expect(result?.outcome, `${exception.case} ${exception.key} is right by now`).not.toBe('right');
      expect(result?.ours ?? null, `${exception.case} ${exception.key}`).toEqual(exception.ours);
      expect(exception.reason.length).toBeGreaterThan(10);
    }
  });

  test('no case yields an impossible address, port or time', () => {
    for (const received of cases) {
      const hop = readCase(received);
      if (hop.peer.port !== null) expect(hop.peer.port).toBeLessThan(65_536);
      if (hop.time !== null) {
        const year = new Date(hop.time.instant).getUTCFullYear();
        expect(year, received.name).toBeGreaterThan(1990);
        expect(year, received.name).toBeLessThan(2030);
      }
      expect(hop.raw).toBe(received.body);
    }
  });
});

describe('folding (RFC 5322 §2.2.3)', () => {
  const all = [...cases, ...readCases(join(import.meta.dirname, 'received-more'))].filter(
    ({ body }) => body.length < 2_000,
  );

  test.each([
    ['a tab', '\t'],
    ['a space and a tab', ' \t'],
  ])('a field has the same result wherever it was broken and left with %s', (_name, blank) => {
    for (const received of all) {
      const plain = received.body.replace(/[ \t\r\n]+/g, ' ');
      const expected = withoutBlanks(readCase({ ...received, body: plain }));
      for (let at = plain.indexOf(' '); at !== -1; at = plain.indexOf(' ', at + 1)) {
        const body = `${plain.slice(0, at)}${blank}${plain.slice(at + 1)}`;
        expect(withoutBlanks(readCase({ ...received, body })), body).toEqual(expected);
      }
    }
  });
});

/** Text that the peer wrote keeps its spaces unchanged, and so does the date. */
function withoutBlanks(hop: Hop): unknown {
  return JSON.parse(JSON.stringify({ ...hop, raw: '' }), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/[ \t]+/g, ' ') : value,
  );
}

describe('lines of further servers, with expectations written by hand from their formats', () => {
  const further = readCases(join(import.meta.dirname, 'received-more'));

  test('are complete', () => {
    expect(further.length).toBe(142);
  });

  test.each(further.map((received) => [received.name, received] as const))('%s', (_name, received) => {
    const hop = readCase(received);
    const compared = compare(received, hop);
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.filter(({ outcome }) => outcome !== 'right')).toEqual([]);
    expect(hop.anomalies.filter((anomaly) => anomaly === 'second-clauses')).toEqual([]);
  });
});

function isException(name: string, key: string): boolean {
  return exceptions.some((exception) => exception.case === name && exception.key === key);
}

function listFailures(of: readonly (Comparison & { name: string; body: string })[]): string {
  return of
    .filter((result) => result.outcome !== 'right')
    .map(
      ({ name, key, expected, ours, body }) =>
        `${name}: ${key} ${JSON.stringify(expected)}, read ${JSON.stringify(ours)}\n  ${body}`,
    )
    .join('\n');
}

function readExceptions(): Exception[] {
  const data: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'received-exceptions.json'), 'utf8'));
  if (!Array.isArray(data)) throw new Error('received-exceptions.json is not a list');
  return data.map((entry: unknown) => {
    if (!isRecord(entry)) throw new Error('an exception is not an object');
    const { case: name, key, reason, ours } = entry;
    if (typeof name !== 'string' || typeof key !== 'string' || typeof reason !== 'string') {
      throw new Error('an exception lacks its case, key or reason');
    }
    return { case: name, key, reason, ours };
  });
}
