import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { sendsay } from '../../../../src/relay/sendsay.ts';
import { inspect } from '../../../../src/report/inspect.ts';
import type { PartReason } from '../../../../src/report/report.ts';
import { TABLE_COLUMNS } from '../../../../src/report/table/columns.ts';
import type { MessageRow } from '../../../../src/report/table/message-row.ts';
import { rowOfReport } from '../../../../src/report/table/row-of-report.ts';
import {
  tableAsCsv,
  tableAsHtml,
  tableAsMarkdown,
  tableAsTsv,
  tableAsXlsx,
  writeTable,
} from '../../../../src/report/table/write-table.ts';
import { reportWordsIn } from '../../../../src/command/words-in-language.ts';

const messages = join(import.meta.dirname, '../../../corpus/messages');
const settings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };
const words = await reportWordsIn('en');

const row = (source: Uint8Array | string, place = 'a.eml'): MessageRow =>
  rowOfReport(inspect(source, settings), settings.profiles, { place });
const delivered = (name: string): MessageRow => row(readFileSync(join(messages, name)), name);

/** A message whose subject is this text. */
const withSubject = (subject: string): MessageRow =>
  row(
    `Received: from a.example (a.example [192.0.2.1]) by mx.b.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 19:46:21 +0000\r\nSubject: ${subject}\r\nFrom: a@a.example\r\n\r\n`,
  );

const HOSTILE = [
  '=HYPERLINK("http://x.example")',
  '+1',
  '-1',
  '@SUM(A1)',
  '<b>x</b>',
  '| a | b',
  '[x](http://y.example)',
  'a"b;c',
  'a\u202egpj.exe',
];

describe('a row', () => {
  test('of a relayed message says what its report says', () => {
    expect(delivered('a01-relayed-romashka.eml')).toMatchObject({
      mailbox: 'ivan@romashka.test',
      provider: 'romashka.test',
      from: 'Лавка у моря <news@lavka.test>',
      relay: 'Sendsay',
      verdict: 'proven',
      host: 'gato101.sndsy.ru',
      address: '185.138.182.101',
      encryption: 'recorded',
      delivered: 1,
      border: 'mx1.romashka.test',
      time: Date.UTC(2026, 10, 23, 19, 46, 21),
    });
  });

  test('of every delivered message has the same answer as its report, and text or nothing in each column', () => {
    const names = readdirSync(messages).filter((name) => name.endsWith('.eml'));
    expect(names.length).toBeGreaterThan(60);
    for (const name of names) {
      const report = inspect(readFileSync(join(messages, name)), settings);
      const found = rowOfReport(report, settings.profiles, { place: name });
      expect(found.verdict, name).toBe(report.verdicts[0]?.verdict);
      for (const column of TABLE_COLUMNS) expect(column.text(found, words), column.id).not.toBe('');
    }
  });

  test('says that an answer holds only under a condition', () => {
    const source = readFileSync(join(messages, 'a01-relayed-romashka.eml'));
    const [answer] = TABLE_COLUMNS.filter(({ id }) => id === 'answer');
    const answered = (part: PartReason | null): unknown => {
      const found = rowOfReport(inspect(source, settings, part), settings.profiles, { place: 'a.eml' });
      return [found.conditional, answer?.text(found, words)];
    };
    expect(answered(null)).toEqual([false, 'Proven']);
    expect(answered('received-lines')).toEqual([true, 'Proven, with a condition']);
  });

  test('groups by X-Campaign-Id, else by the domain of Message-ID and the subject', () => {
    const base = 'Received: from a by b; x\r\nMessage-ID: <1@lavka.example>\r\nSubject: Sale\r\n';
    expect(row(`${base}\r\n`).campaign).toBe('lavka.example · Sale');
    expect(row(`${base}X-Campaign-Id: 42\r\n\r\n`).campaign).toBe('42');
    expect(row('Received: from a by b; x\r\n\r\n').campaign).toBeNull();
  });

  test('truncates what is long, so that thousands fit into memory', () => {
    const long = withSubject('x'.repeat(100_000));
    expect(JSON.stringify(long).length).toBeLessThan(4000);
  });
});

describe('a written table', () => {
  const table = writeTable(
    [...HOSTILE.map(withSubject), { kind: 'unreadable', place: 'b.bin', reason: 'encrypted' }],
    TABLE_COLUMNS,
    words,
  );
  const subjectAt = TABLE_COLUMNS.findIndex(({ id }) => id === 'subject');
  const answerAt = TABLE_COLUMNS.findIndex(({ id }) => id === 'answer');

  test('has a row for each message, and the reason for what is not one', () => {
    expect(table.headings).toHaveLength(TABLE_COLUMNS.length);
    expect(table.rows.every((cells) => cells.length === TABLE_COLUMNS.length)).toBe(true);
    expect(table.rows.at(-1)?.[answerAt]).toBe('Not read: it is password-protected');
    expect(table.rows.at(-1)?.at(-1)).toBe('b.bin');
  });

  test.each([',', ';'] as const)('as CSV with %j preserves each cell, and contains no formula', (delimiter) => {
    const csv = tableAsCsv(table, { delimiter, byteOrderMark: delimiter === ';' });
    expect(csv.startsWith('\ufeff')).toBe(delimiter === ';');
    const read = Papa.parse<string[]>(csv.replace('\ufeff', '').trimEnd(), { delimiter }).data;
    expect(read).toHaveLength(table.rows.length + 1);
    const subjects = read.slice(1, -1).map((cells) => cells[subjectAt] ?? '');
    expect(subjects.filter((subject) => /^[=+\-@]/u.test(subject))).toEqual([]);
    expect(subjects.map((subject) => subject.replace(/^'/u, ''))).toEqual(
      HOSTILE.slice(0, -1).concat('a<U+202E>gpj.exe'),
    );
  });

  test('for the clipboard contains no formula and no markup from the message', () => {
    const tsv = tableAsTsv(table);
    expect(tsv.split('\r\n').every((line) => line.split('\t').length === TABLE_COLUMNS.length)).toBe(true);
    const tags = new Set([...tableAsHtml(table).matchAll(/<\/?([a-z]+)>/gu)].map(([, tag = '']) => tag));
    expect(tags).toEqual(new Set(['table', 'thead', 'tbody', 'tr', 'th', 'td']));
    expect(tableAsHtml(table)).not.toMatch(/>[=+@-]/u);
  });

  test.each([' =HYPERLINK("http://x.example")', '\u00a0@SUM(A1)', '＝1+1'])(
    'contains no formula, even after a space or in full-width signs: %j',
    (text) => {
      const written = { headings: [], rows: [[text]] };
      expect(tableAsCsv(written, { delimiter: ';', byteOrderMark: false })).toMatch(/^"?'/u);
      expect(tableAsTsv(written)).toMatch(/^"?'/u);
      expect(tableAsHtml(written)).toContain(">'");
    },
  );

  test('preserves every cell of awkward characters, in CSV and TSV, and runs none', () => {
    const characters = fc.constantFrom(...'=+-@＝＋－＠ ,;"\'\t\r\n\u00a0ab1');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 6 }), fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
        const written = { headings: [], rows: [['first', text, 'last']] };
        const all = delimiter === '\t' ? tableAsTsv(written) : tableAsCsv(written, { delimiter, byteOrderMark: false });
        const [line, ...rest] = Papa.parse<string[]>(all.replace(/\r\n$/u, ''), { delimiter, newline: '\r\n' }).data;
        const [first, cell = '', last] = line ?? [];
        expect([first, last, rest]).toEqual(['first', 'last', []]);
        expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        const isGuarded = /^\s*[=+\-@＝＋－＠]/u.test(text);
        // In CSV an apostrophe is also put before a formula inside the text.
        const inside = /[,;]"?[=+\-@＝＋－＠]/u.test(text) && delimiter !== '\t';
        if (!inside) expect(cell).toBe(isGuarded ? `'${text}` : text);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['Sale;=HYPERLINK("http://x.example")', 'Sale,@SUM(A1)', 'x,"+1+1', 'x;-2;＝1'])(
    'as CSV contains no formula, even for a spreadsheet that takes the other sign for the delimiter: %j',
    (text) => {
      for (const delimiter of [',', ';'] as const) {
        const csv = tableAsCsv({ headings: [], rows: [[text, text]] }, { delimiter, byteOrderMark: false });
        const cells = csv.trimEnd().split(/[,;]/u);
        expect(cells.filter((cell) => /^"*[=+\-@＝]/u.test(cell))).toEqual([]);
      }
    },
  );

  test('as CSV leaves a minus after a comma and a space as it is', () => {
    const csv = tableAsCsv({ headings: [], rows: [['Sale, -50%']] }, { delimiter: ';', byteOrderMark: false });
    expect(csv).toBe('Sale, -50%\r\n');
  });

  test.each(['@octocat', 'a@b.example', 'www.x.example', '`@octocat` | x'])(
    'as Markdown makes neither a link nor a mention of %j',
    (text) => {
      const [, , line = ''] = tableAsMarkdown({ headings: ['Subject'], rows: [[text]] }).split('\n');
      const span = /^\| (`+)(.*)\1 \|$/u.exec(line);
      expect(span?.[2]?.includes(span[1] ?? ''), line).toBe(false);
      expect(line.split('|')).toHaveLength(3);
    },
  );

  test('as Markdown keeps its columns and makes no link from a subject', () => {
    const lines = tableAsMarkdown(table).trimEnd().split('\n');
    expect(lines.every((line) => line.split('|').length === TABLE_COLUMNS.length + 2)).toBe(true);
    expect(lines.slice(2).join('\n')).not.toMatch(/\]\(|<b>|https?:/u);
  });

  test('as a workbook has every cell as text, none as a formula', async () => {
    const blob = await tableAsXlsx(table);
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row /gu)).toHaveLength(table.rows.length + 1);
    expect(sheet).not.toMatch(/<f[ >]/u);
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts).toContain('<t>=HYPERLINK("http://x.example")</t>');
  });
});
