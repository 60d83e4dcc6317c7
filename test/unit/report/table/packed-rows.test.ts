import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import type { MessageRow, TableRow } from '../../../../src/report/table/message-row.ts';
import { PackedRows } from '../../../../src/report/table/packed-rows.ts';
import { rowOfReport } from '../../../../src/report/table/row-of-report.ts';

const messages = join(import.meta.dirname, '../../../corpus/messages');
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

const rowOf = (name: string, place: string): MessageRow =>
  rowOfReport(inspect(readFileSync(join(messages, name)), settings), settings.profiles, { place });

const CORPUS = readdirSync(messages)
  .filter((name) => name.endsWith('.eml'))
  .map((name, nth) => rowOf(name, nth % 2 === 0 ? `all.mbox#${nth}` : `folder/${name}`));

function packed(rows: readonly TableRow[]): PackedRows {
  const all = new PackedRows();
  for (const [at, row] of rows.entries()) all.set(at, row);
  return all;
}

describe('rows that are packed', () => {
  it('are the same when they are unpacked, for every message that a real server delivered', () => {
    const all = packed(CORPUS);
    expect(all.length).toBe(CORPUS.length);
    for (const [at, row] of CORPUS.entries()) expect(all.at(at)).toEqual(row);
  });

  it('are the same whatever a sender writes into them: separators, spaces, numbers, nothing at all', () => {
    const [sample] = CORPUS;
    if (sample === undefined) throw new Error('the corpus is empty');
    const text = fc.oneof(
      fc.constantFrom('', ',', ';', '#', '!', '-1', '0', ',,,', '\0', '\uffff', '\u0100', 'Ж,', 'café', '\ud83d'),
      fc.string(),
    );
    const own = fc.option(text);
    fc.assert(
      fc.property(
        fc.record({
          place: text,
          mailbox: own,
          folder: own,
          subject: own,
          from: own,
          host: own,
          campaign: own,
          messageId: own,
          // "+ 0": no duration is -0, and its text is "0".
          delivered: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((seconds) => seconds + 0)),
          time: fc.option(fc.integer()),
          findings: fc.nat(),
          conditional: fc.boolean(),
          alarm: fc.boolean(),
          spf: fc.option(fc.record({ result: text, maker: own })),
          legs: fc.array(fc.record({ from: text, to: text, seconds: fc.integer(), vouched: fc.boolean() })),
        }),
        (changes) => {
          const row: MessageRow = { ...sample, ...changes };
          expect(packed([sample, row]).at(1)).toEqual(row);
        },
      ),
    );
  });

  it('keep values apart that differ only in a separator, and an empty name apart from a missing one', () => {
    const [sample] = CORPUS;
    if (sample === undefined) throw new Error('the corpus is empty');
    const rows: readonly MessageRow[] = [
      { ...sample, spf: { result: 'pass', maker: null }, dkim: { result: 'pass', maker: '' } },
      { ...sample, spf: { result: 'a\nb', maker: 'c' }, dkim: { result: 'a', maker: 'b\nc' } },
      { ...sample, legs: [{ from: 'a\nb', to: 'c', seconds: 1, vouched: true }] },
      { ...sample, legs: [{ from: 'a', to: 'b\nc', seconds: 1, vouched: true }] },
    ];
    const all = packed(rows);
    expect(rows.map((_, at) => all.at(at))).toEqual(rows);
  });

  it('may be replaced by a longer or a shorter one, and their neighbours stay as they are', () => {
    const [one, two, three] = CORPUS;
    if (one === undefined || two === undefined || three === undefined) throw new Error('the corpus is too small');
    const all = packed([one, two, three]);
    for (const subject of ['x'.repeat(300), 'Ж'.repeat(300), '', 'x'.repeat(100_000), 'short']) {
      const changed: MessageRow = { ...two, subject };
      all.set(1, changed);
      expect([all.at(0), all.at(1), all.at(2), all.length]).toEqual([one, changed, three, 3]);
    }
  });

  it('fill many pages, and each is still found', () => {
    const [sample] = CORPUS;
    if (sample === undefined) throw new Error('the corpus is empty');
    const rows = Array.from({ length: 9000 }, (_, nth) => ({ ...sample, subject: `${nth} ${'x'.repeat(nth % 300)}` }));
    const all = packed(rows);
    for (const at of [0, 1, 4321, 8999]) expect(all.at(at)).toEqual(rows[at]);
  });

  it('may be replaced: a message by one that could not be read, and the other way round', () => {
    const [one, two] = CORPUS;
    const gone: TableRow = { kind: 'unreadable', place: 'Roundcube', subject: 'Order', reason: 'not-found' };
    if (one === undefined || two === undefined) throw new Error('the corpus is empty');
    const all = packed([one, gone]);
    all.set(0, gone);
    all.set(1, two);
    expect([all.at(0), all.at(1), all.at(2), all.length]).toEqual([gone, two, undefined, 2]);
    all.clear();
    expect([all.at(0), all.length]).toEqual([undefined, 0]);
  });
});
