/** A cell that a spreadsheet put into quotation marks: a field, or a folded line. Doubled marks are literal ones. */
const QUOTED = /^"((?:[ \t]+|[A-Za-z][\w-]*[ \t]*:)(?:[^"]|"")*)"$/u;
const BEGINNING = /^"(?:[ \t]|[A-Za-z][\w-]*[ \t]*:)/u;
/** No field has more lines than this. */
const MOST_LINES = 100;
/** A single line with quotation marks around it may just be a quotation. */
const LEAST_LINES = 2;

/**
 * The lines without the quotation marks that a spreadsheet puts around cells with a comma, a quotation mark or a line
 * end in them; null if there are none. No header has such lines.
 */
export function withoutQuotedCells(lines: readonly string[]): string[] | null {
  const freed: string[] = [];
  let quotedLines = 0;
  for (let place = 0; place < lines.length;) {
    const cell = cellAt(lines, place);
    quotedLines += cell?.length ?? 0;
    const text = cell === null ? undefined : QUOTED.exec(cell.join('\n'))?.[1];
    freed.push(...(text?.replaceAll('""', '"').split('\n') ?? [lines[place] ?? '']));
    place += cell?.length ?? 1;
  }
  return quotedLines < LEAST_LINES ? null : freed;
}

/** The lines of the cell that begins on a line; null if none begins there, or it does not end. */
function cellAt(lines: readonly string[], place: number): readonly string[] | null {
  if (!BEGINNING.test(lines[place] ?? '')) return null;
  let marks = 0;
  for (const [nth, line] of lines.slice(place, place + MOST_LINES).entries()) {
    if (line === '') return null;
    marks += line.split('"').length - 1;
    if (marks % 2 === 0) {
      const cell = lines.slice(place, place + nth + 1);
      return QUOTED.test(cell.join('\n')) ? cell : null;
    }
  }
  return null;
}
