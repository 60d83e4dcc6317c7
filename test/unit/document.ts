import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * A document of this repository as its author means it, however the formatter lays it out: cells of tables without
 * padding ("| a | b |"), and each paragraph and list item on one line.
 *
 * @param file below the root, "docs/webmails.md"
 */
export function readDocument(file: string): string {
  const lines: string[] = [];
  for (const line of readFileSync(path.join(ROOT, file), 'utf8').split('\n')) {
    if (line.startsWith('|')) lines.push(withoutPadding(line));
    else if (continues(line, lines.at(-1))) lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
    else lines.push(line);
  }
  return lines.join('\n');
}

/** Bars inside a cell are escaped. */
function withoutPadding(row: string): string {
  return row
    .split(/(?<!\\)\|/u)
    .map((cell) => (/^ *-{3,} *$/u.test(cell) ? ' --- ' : ` ${cell.trim()} `))
    .join('|')
    .trim();
}

/** A line of prose continues the paragraph above it; a line that begins a new element does not. */
function continues(line: string, above: string | undefined): boolean {
  if (above === undefined || above === '' || /^[#|]/u.test(above)) return false;
  return line.trim() !== '' && !/^ *(?:[-*] |[>#|]|```|\d+\. )/u.test(line);
}
