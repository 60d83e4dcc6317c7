import { isKnownName } from '../header-names.ts';

const DELIMITERS = [',', ';', '\t'];
/** How many rows with known names make a table. */
const LEAST = 3;
const MOST_ROWS = 4000;

/**
 * A header from a table of cells as spreadsheets write it (RFC 4180; also with semicolons and tabs): a name in a cell
 * and its value in the next one, whatever cells precede them; values may contain line ends. null if the lines are not
 * such a table.
 */
export function withoutCells(lines: readonly string[]): string[] | null {
  const text = lines.join('\n');
  for (const delimiter of DELIMITERS) {
    const fields = text.includes(delimiter) ? fieldsOfRows(rowsOf(text, delimiter)) : null;
    if (fields !== null) return fields;
  }
  return null;
}

/**
 * Whether names are in separate cells although they end with a colon: "Received:,from …". No server writes such a line.
 */
export function hasNamesInCells(lines: readonly string[]): boolean {
  return lines.some((line) => /^"?received:"?[,;]/iu.test(line));
}

/**
 * The fields in the rows; null if a row is neither a field nor the indented rest of one. Such a row is the end of a
 * broken line, and the lines are better read in another way.
 */
function fieldsOfRows(rows: readonly (readonly string[])[]): string[] | null {
  const fields: string[] = [];
  let names = 0;
  let hops = 0;
  let strays = 0;
  let pending = 0;
  for (const row of rows) {
    const field = fieldOf(row);
    const bare = row.join(' ').trim();
    if (field !== null) {
      fields.push(...field.split('\n'));
      names += 1;
      hops += /^received:/iu.test(field) ? 1 : 0;
      strays += pending;
      pending = 0;
    } else if (names > 0 && bare !== '') {
      if (/^\s/u.test(row[0] ?? '') || row[0] === '') fields.push(`\t${bare}`);
      else pending += 1;
    }
  }
  return names >= LEAST && hops > 0 && strays === 0 ? fields : null;
}

function fieldOf(row: readonly string[]): string | null {
  const place = row.findIndex((cell) => isKnownName(nameIn(cell)));
  const value = row[place + 1]?.trim();
  if (place === -1 || place > 3 || value === undefined || value === '') return null;
  return `${nameIn(row[place] ?? '')}: ${value.replaceAll(/[\r\n]+[ \t]*/gu, '\n\t')}`;
}

function nameIn(cell: string): string {
  return cell.trim().replace(/(?<![ \t])[ \t]*:$/u, '');
}

/** The cells of each row. A quotation mark inside an unquoted cell is part of its text. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length && rows.length < MOST_ROWS;) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const close = text.indexOf('"', at);
        cell += text.slice(at, close === -1 ? text.length : close);
        at = close === -1 ? text.length : close + 1;
        if (close === -1 || text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const end = endOfCell(text, at, delimiter);
    cell += text.slice(at, end);
    row.push(cell);
    at = end + 1;
    if (text[end] !== delimiter) {
      rows.push(row);
      row = [];
    }
  }
  return row.length === 0 ? rows : [...rows, row];
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== delimiter) end += 1;
  return end;
}
