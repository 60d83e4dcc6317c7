import { isKnownName } from '../header-names.ts';
import { isBlankLine, marksOf } from './marks.ts';

/** How many lines it takes to establish a pattern. */
const HABIT = 4;

/** No two lines are adjacent, and at least one is a header line: a real header has no empty lines. */
export function isSpaced(lines: readonly string[]): boolean {
  const places = lines.flatMap((line, place) => (isBlankLine(line) ? [] : [place])).slice(0, 2 * HABIT);
  return (
    places.length >= HABIT &&
    places.every((place, nth) => nth === 0 || place > (places[nth - 1] ?? 0) + 1) &&
    places.some((place) => beginsKnownField(lines[place] ?? ''))
  );
}

function beginsKnownField(line: string): boolean {
  const marks = marksOf(line);
  const name = marks === null ? null : /^[\w-]+/u.exec(line.slice(marks.prefix.length))?.[0];
  return name != null && isKnownName(name);
}

/** Removes the empty lines after each line: more of them than usual are the end of the header, of which one is kept. */
export function withoutSpacing(lines: readonly string[]): string[] {
  const usual = usualGap(lines);
  const kept: string[] = [];
  let gap = 0;
  for (const line of lines) {
    if (isBlankLine(line)) {
      gap += 1;
      if (gap === usual + 1 && kept.length > 0) kept.push('');
    } else {
      gap = 0;
      kept.push(line);
    }
  }
  return kept;
}

/** The fewest empty lines between neighbours among the first lines. */
function usualGap(lines: readonly string[]): number {
  const places = lines.flatMap((line, place) => (isBlankLine(line) ? [] : [place])).slice(0, 2 * HABIT);
  const gaps = places.slice(1).map((place, nth) => place - (places[nth] ?? 0) - 1);
  return Math.min(...gaps);
}
