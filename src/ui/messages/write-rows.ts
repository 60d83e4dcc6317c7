import type { TableColumn } from '../../report/table/columns.ts';
import type { TableRow } from '../../report/table/message-row.ts';
import {
  tableAsCsv,
  tableAsHtml,
  tableAsMarkdown,
  tableAsTsv,
  tableAsXlsx,
  writeTable,
} from '../../report/table/write-table.ts';
import { printableJson } from '../../report/writers/printable-json.ts';
import type { ReportWords } from '../../report/wording/report-words.ts';
import type { TableForm, WrittenFile } from './table-protocol.ts';

/** Rows in a form that people share, with the columns as they are shown. */
export async function writeRows(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  form: TableForm,
  words: ReportWords,
): Promise<WrittenFile> {
  const table = writeTable(rows, columns, words);
  switch (form) {
    case 'csv':
      return file('text/csv', tableAsCsv(table, { delimiter: ',', byteOrderMark: true }));
    case 'csv-semicolons':
      return file('text/csv', tableAsCsv(table, { delimiter: ';', byteOrderMark: true }));
    case 'markdown':
      return file('text/markdown', tableAsMarkdown(table));
    case 'json':
      return file('application/jsonl', rows.map((row) => `${printableJson(row)}\n`).join(''));
    case 'xlsx':
      return { blob: await tableAsXlsx(table), html: null };
    case 'clipboard':
      return { ...file('text/plain', tableAsTsv(table)), html: tableAsHtml(table) };
  }
}

function file(type: string, text: string): WrittenFile {
  return { blob: new Blob([text], { type }), html: null };
}
