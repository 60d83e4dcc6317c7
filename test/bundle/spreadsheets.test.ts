import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tableAsCsv, tableAsXlsx } from '../../src/report/table/write-table.ts';

/** Cells as another program reads them, each with its type: s for text, f for a formula. */
const READ = `
import csv, json, sys
kind, path = sys.argv[1:]
if kind == 'xlsx':
    import openpyxl
    sheet = openpyxl.load_workbook(path).active
    rows = [[[cell.data_type, cell.value] for cell in row] for row in sheet.iter_rows()]
    print(json.dumps({'rows': rows, 'frozen': sheet.freeze_panes}))
else:
    with open(path, encoding='utf-8-sig', newline='') as file:
        print(json.dumps({'rows': list(csv.reader(file, delimiter=kind))}))
`;

const scratch = mkdtempSync(join(tmpdir(), 'relay-inspector-sheets-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Reads a workbook with Debian's Python and its openpyxl (test/lab/prepare.sh). */
function readBack(kind: string, bytes: Uint8Array): unknown {
  const file = join(scratch, kind === 'xlsx' ? 'table.xlsx' : 'table.csv');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', READ, kind, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python could not read the table: ${stderr}`);
  return JSON.parse(stdout);
}

const HOSTILE = [
  '=HYPERLINK("http://x.example","y")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  'plain; with, both "quotes"',
  ' blanks at both ends ',
  'Скидка 30 % — только до воскресенья 🎁',
  '<b>&amp;</b>',
  '007',
  '1e5',
  'TRUE',
  'x'.repeat(40_000),
];
const TABLE = { headings: ['Subject', 'Answer'], rows: HOSTILE.map((subject) => [subject, 'No']) };

describe('a saved table, opened by another program', () => {
  test('as a workbook: every cell is the same text, none is a formula, a number or a boolean', async () => {
    const bytes = new Uint8Array(await (await tableAsXlsx(TABLE)).arrayBuffer());
    expect(readBack('xlsx', bytes)).toEqual({
      // What does not fit into a cell of Excel is cut off.
      rows: [
        TABLE.headings.map((text) => ['s', text]),
        ...HOSTILE.map((text) => [
          ['s', text.slice(0, 32_767)],
          ['s', 'No'],
        ]),
      ],
      frozen: 'A2',
    });
  });

  test.each([',', ';'] as const)(
    'as CSV with %j: the same texts, an apostrophe before what would be run',
    (delimiter) => {
      const text = tableAsCsv(TABLE, { delimiter, byteOrderMark: true });
      const shown = HOSTILE.map((subject) => [/^[=+\-@]/u.test(subject) ? `'${subject}` : subject, 'No']);
      expect(readBack(delimiter, new TextEncoder().encode(text))).toEqual({ rows: [TABLE.headings, ...shown] });
    },
  );
});
