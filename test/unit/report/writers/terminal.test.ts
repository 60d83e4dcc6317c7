import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import { writeTerminal } from '../../../../src/report/writers/terminal.ts';

const SETTINGS = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const NO_SUMMARY = { subject: null, from: null, to: null, date: null, messageId: null };

function linesOf(name: string): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../../corpus/layouts', `${name}.eml`));
  return writeTerminal('a.eml', NO_SUMMARY, inspect(source, SETTINGS)).split('\n');
}

describe('the report in a terminal', () => {
  test('numbers hops as people do everywhere: 1 is the oldest', () => {
    const lines = linesOf('d-gmail');
    expect(lines).toContain('  sendsay   proven (hop 2)');
    const hops = lines.filter((line) => /^ {4,6}\d+ {2}\d{4}-/u.test(line));
    expect(hops.map((line) => Number(line.trim().split(' ')[0]))).toEqual([1, 2, 3]);
    expect(hops[1]).toContain('> mx.google.com');
  });

  test('has what the mailbox’s own side found, and how far that can be believed', () => {
    expect(linesOf('d-gmail')).toContain('  dmarc     pass (mx.google.com, counts)');
    expect(linesOf('outlook-2026')).toContain('  filter    delivered-to-junk, spam (Microsoft, by-its-place)');
    expect(linesOf('d-yandex-forged').filter((line) => /^ {2}(?:spf|dkim|filter) /u.test(line))).toEqual([]);
  });
});
