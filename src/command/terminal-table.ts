import { type ReportWords, sayIn } from '../report/wording/report-words.ts';
import { type ColumnId, TABLE_COLUMNS, cellText } from '../report/table/columns.ts';
import type { TableRow } from '../report/table/message-row.ts';
import { coloured } from './colours.ts';

/** The columns that fit a terminal; --csv has all of them. */
const SHOWN: readonly ColumnId[] = [
  'answer',
  'time',
  'host',
  'address',
  'delivered',
  'spf',
  'dkim',
  'dmarc',
  'subject',
  'place',
];
const COLUMNS = SHOWN.flatMap((id) => TABLE_COLUMNS.find((column) => column.id === id) ?? []);
/** A longer cell is truncated, except the last one. */
const WIDEST = 40;

/**
 * A table for a terminal, printed as the rows come. The first rows set the widths of the columns, so that even a huge
 * mbox begins to show at once.
 */
export class TerminalTable {
  readonly #waiting: TableRow[] = [];
  #widths: readonly number[] | null = null;
  readonly #words: ReportWords;
  readonly #inColour: boolean;

  constructor(words: ReportWords, inColour: boolean) {
    this.#words = words;
    this.#inColour = inColour;
  }

  /** Lines that can be written now, each ended by LF. */
  add(row: TableRow): string {
    if (this.#widths !== null) return this.#line(row, this.#widths);
    this.#waiting.push(row);
    return this.#waiting.length < 50 ? '' : this.end();
  }

  /** The remaining lines. */
  end(): string {
    if (this.#widths !== null || this.#waiting.length === 0) return '';
    const texts = this.#waiting.map((row) => this.#cells(row));
    const headings = COLUMNS.map(({ heading }) => sayIn(this.#words, heading));
    this.#widths = headings.map((heading, nth) =>
      Math.min(WIDEST, Math.max(heading.length, ...texts.map((cells) => [...(cells[nth] ?? '')].length))),
    );
    const rows = this.#waiting.map((row) => this.#line(row, this.#widths ?? []));
    return `${padded(headings, this.#widths).trimEnd()}\n${rows.join('')}`;
  }

  #cells(row: TableRow): string[] {
    return COLUMNS.map((column) => cellText(row, column, this.#words) ?? '');
  }

  #line(row: TableRow, widths: readonly number[]): string {
    const cells = this.#cells(row);
    const [answer = '', ...others] = cells.map((cell, nth) => fitted(cell, widths[nth] ?? 0, nth === cells.length - 1));
    const verdict = row.kind === 'message' ? row.verdict : null;
    return `${[coloured(answer, verdict, this.#inColour), ...others].join('  ').trimEnd()}\n`;
  }
}

function padded(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, nth) => fitted(cell, widths[nth] ?? 0, false)).join('  ');
}

function fitted(cell: string, width: number, isLast: boolean): string {
  const letters = [...cell];
  if (letters.length <= width || isLast) return cell + ' '.repeat(Math.max(0, width - letters.length));
  return `${letters.slice(0, width - 1).join('')}…`;
}
