import { type ReportWords, sayIn } from '../wording/report-words.ts';
import { codeSpan } from '../writers/markdown.ts';
import { type TableColumn, cellText } from './columns.ts';
import type { TableRow } from './message-row.ts';

/** A table in words: the basis of every written form. */
export interface WrittenTable {
  readonly headings: readonly string[];
  /** As many cells as headings; empty if there is nothing to show. */
  readonly rows: readonly (readonly string[])[];
}

/** The rows in words, each cell one text on a single line. */
export function writeTable(
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  words: ReportWords,
): WrittenTable {
  return {
    headings: columns.map(({ heading }) => sayIn(words, heading)),
    rows: rows.map((row) => columns.map((column) => cellText(row, column, words) ?? '')),
  };
}

/**
 * How the spreadsheet program of a reader's country expects its file: Russian Excel needs ";" and the byte order mark.
 */
export interface CsvStyle {
  readonly delimiter: ',' | ';';
  readonly byteOrderMark: boolean;
}

/**
 * Comma-separated values (RFC 4180), lines ended by CR LF. Text that a spreadsheet would run as a formula (a subject
 * "=HYPERLINK(…)") is prefixed with an apostrophe. So is a formula inside a text, after a sign that another country's
 * spreadsheet takes for the delimiter ("Sale;=HYPERLINK(…)" with commas): that spreadsheet does not see our quotation
 * marks.
 */
export function tableAsCsv(table: WrittenTable, { delimiter, byteOrderMark }: CsvStyle): string {
  const guarded = delimited(table, delimiter, (text) => guardInside(guardFormula(text)));
  return `${byteOrderMark ? '\ufeff' : ''}${guarded}\r\n`;
}

/** Tab-separated values for the clipboard: spreadsheets paste them as cells. Formulas are handled as in CSV. */
export function tableAsTsv(table: WrittenTable): string {
  return delimited(table, '\t', guardFormula);
}

/**
 * Written here rather than by a library: papaparse, the usual one, would bring its own downloader and workers into the
 * extension's pages, which must not contain network code (test/bundle). The tests parse the result with it.
 */
function delimited({ headings, rows }: WrittenTable, delimiter: string, guard: (text: string) => string): string {
  const lines = headings.length === 0 ? rows : [headings, ...rows];
  const field = (cell: string): string => (NEEDS_NOTHING.test(cell) ? cell : asField(guard(cell), delimiter));
  return lines.map((cells) => cells.map(field).join(delimiter)).join('\r\n');
}

/**
 * Matches most cells, which need neither a guard nor quotation marks with any delimiter. One test is cheaper than
 * several.
 */
const NEEDS_NOTHING = /^(?:[^\s=+\-@＝＋－＠",;](?:[^",;\t\r\n]*[^\s",;])?)?$/u;

/**
 * Quotes a cell that a parser would misread without quotation marks: the delimiter, quotes, line ends, blanks at either
 * end.
 */
function asField(text: string, delimiter: string): string {
  const isPlain = !text.includes(delimiter) && !/["\r\n]|^\s|\s$/u.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** A table in GitHub's Markdown, which trackers and chats show. Text of a message stays text. */
export function tableAsMarkdown({ headings, rows }: WrittenTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(asMarkdownCell).join(' | ')} |`;
  const rule = `|${headings.map(() => ' --- ').join('|')}|`;
  return `${[line(headings), rule, ...rows.map(line)].join('\n')}\n`;
}

/**
 * Every character with a meaning in Markdown, or in the HTML inside it, is written as a numeric reference. GitHub makes
 * links of addresses, and mentions of "@name", even from references, so such a text is put into a code span.
 */
function asMarkdownCell(text: string): string {
  if (/@|www\./iu.test(text)) return codeSpan(text.replaceAll('|', '¦'));
  return text.replaceAll(/[\\`*_{}[\]<>()#+!|&~@:]/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table in HTML for the clipboard, without styles, for mails, documents and chats. */
export function tableAsHtml({ headings, rows }: WrittenTable): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(guardFormula(cell))}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line('th', headings)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}

/**
 * Prefixes an apostrophe to what a spreadsheet would run. Spreadsheets accept a formula from pasted HTML, too, where
 * blanks before it are dropped, and some accept full-width signs.
 */
function guardFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/**
 * Prefixes an apostrophe to a formula after a delimiter inside a text. "Sale, -50%" stays as it is: a formula is read
 * only without the blank.
 */
function guardInside(text: string): string {
  return text.replaceAll(/([,;]"?)(?=[=+\-@＝＋－＠])/gu, "$1'");
}

/** A text for HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A workbook of one sheet for Excel (.xlsx), its first row fixed. Every cell is text, so nothing in it is run. */
export async function tableAsXlsx({ headings, rows }: WrittenTable): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const cells = [
    headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: value.slice(0, MAX_CELL), type: String }))),
  ];
  return writeExcelFile(cells, { stickyRowsCount: 1 }).toBlob();
}

/** Excel's limit for one cell. */
const MAX_CELL = 32_767;
