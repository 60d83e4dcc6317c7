import { headerLength } from '../lines.ts';

/** Empty cells of a spreadsheet, or invisible characters, at the end of a line. */
const SIGNS =
  /(?:(?<![;,])[;,]{2,}|(?<![\u200b-\u200f\u202a-\u202e\u2066-\u2069])[\u200b-\u200f\u202a-\u202e\u2066-\u2069]+)$/u;
/** The last word of a line, and the blanks before it. A sign or two may be a line end that is written out. */
const WORD = /(?<![ \t])[ \t]+(?:\w{1,40}|(?=[^ \t]*[^\w \t])[^ \t]{3,40})$/u;
const LEAST = 5;

/**
 * The lines without what a program put at the end of each: a time ("[11:12:03]"), the number of the line, a button
 * ("Copy"), the empty cells of a spreadsheet (";;"), a mark that ends right-to-left text. null if fewer than nine in
 * ten of the header's lines end in it; only digits may differ.
 */
export function withoutRepeatedEnds(lines: readonly string[]): string[] | null {
  const header = lines.slice(0, headerLength(lines)).filter((line) => line.trim() !== '');
  if (header.length < LEAST) return null;
  return withoutSigns(lines, header) ?? withoutWords(lines, header);
}

/** A line may end in such a sign itself, so only as many are removed as every line has. */
function withoutSigns(lines: readonly string[], header: readonly string[]): string[] | null {
  const lengths = header.flatMap((line) => SIGNS.exec(line.slice(-20))?.[0].length ?? []);
  const least = Math.min(...lengths);
  if (!isHabit(lengths.length, header)) return null;
  return lines.map((line) => (SIGNS.test(line.slice(-20)) ? line.slice(0, -least) : line));
}

function withoutWords(lines: readonly string[], header: readonly string[]): string[] | null {
  const style = styleOf(header[0] ?? '');
  if (
    style === null ||
    (style === '0' && !isCounting(header)) ||
    !isHabit(header.filter((line) => styleOf(line) === style).length, header)
  )
    return null;
  return lines.map((line) => (styleOf(line) === style ? line.replace(WORD, '') : line));
}

/** Whether the numbers at the ends of the lines grow: only then do they count the lines. */
function isCounting(header: readonly string[]): boolean {
  const numbers = header.map((line) => Number(/\d+$/u.exec(line.slice(-20))?.[0] ?? 0));
  return numbers.every((number, place) => place === 0 || number > (numbers[place - 1] ?? 0));
}

function isHabit(count: number, header: readonly string[]): boolean {
  return count * 10 >= header.length * 9;
}

function styleOf(line: string): string | null {
  return WORD.exec(line.slice(-200))?.[0].trimStart().replaceAll(/\d+/gu, '0') ?? null;
}
