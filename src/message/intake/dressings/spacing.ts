import { isKnownName } from '../header-names.ts';
import { fieldNameOf, headerLength, isContinuation } from '../lines.ts';
import { isBlankLine, marksOf } from './marks.ts';

/** How many lines it takes to establish a pattern. */
const HABIT = 4;

/** Whether no two lines are adjacent, and at least one is a header line: a real header has no empty lines. */
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

/**
 * Removes the empty lines after each line. More of them than usual mark the end of the header, and one of those is
 * kept.
 */
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

const RULER = /^[-=_*~#.—–]{3,}[ \t]*$/u;
const LEAST_RULERS = 3;

/** The lines without those that only separate fields ("-----"); null if the header has none. */
export function withoutRulers(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const rulers = lines.slice(1, end).filter((line) => RULER.test(line)).length;
  if (rulers < LEAST_RULERS || fieldNameOf(lines[0] ?? '') === null) return null;
  return lines.filter((line, place) => place === 0 || place >= end || !RULER.test(line));
}

const LEAST_INDENTS = 3;

/**
 * The lines of a centred text, without the blanks around them; null for any other text. In an indented header, all
 * fields begin in the same column.
 */
export function withoutUnevenIndent(lines: readonly string[]): string[] | null {
  const fields = lines.filter((line) => isKnownName(fieldNameOf(line.trimStart()) ?? ''));
  const indents = new Set(fields.map((line) => line.length - line.trimStart().length));
  return indents.size >= LEAST_INDENTS && !indents.has(0) ? lines.map((line) => line.trim()) : null;
}

/** A run of lines between empty ones. */
interface Block {
  readonly lines: readonly string[];
}

/**
 * The lines without the empty ones between fields, or before each folded line; null if there are no such empty lines. A
 * real header has one field directly after another: here each of the first blocks has at most one field, and most of
 * those are header fields. The header ends with the first block that does not belong to a header, or at the second
 * empty line in a row.
 */
export function withFieldsTogether(lines: readonly string[]): string[] | null {
  const blocks = blocksOf(lines);
  const first = blocks.slice(0, 2 * HABIT);
  if (first.length < HABIT || !first.every(isOfOneField) || first.filter(isOfKnownField).length * 2 < first.length)
    return null;
  const end = blocks.findIndex(({ lines: [begins = ''] }) => fieldNameOf(begins) === null && !isContinuation(begins));
  const header = end === -1 ? blocks : blocks.slice(0, end);
  const rest = end === -1 ? [] : blocks.slice(end).flatMap((block) => ['', ...block.lines]);
  return [...header.flatMap((block) => block.lines), ...rest];
}

/**
 * The lines without the empty ones before folded lines; null if the first blocks are not like that. No header ends in
 * the middle of its first field.
 */
export function withFoldsTogether(lines: readonly string[]): string[] | null {
  const blocks = blocksOf(lines);
  const [first, ...others] = blocks;
  const begins = ({ lines: [line = ''] }: Block): boolean => isContinuation(line);
  if (first === undefined || others.length < HABIT - 1 || !others.slice(0, HABIT - 1).every(begins)) return null;
  if (
    !first.lines.some((line) => isKnownName(fieldNameOf(line) ?? '')) ||
    first.lines.some((line) => /^from:/iu.test(line))
  )
    return null;
  const end = others.findIndex((block) => !begins(block));
  const header = end === -1 ? others : others.slice(0, end);
  const rest = end === -1 ? [] : others.slice(end).flatMap((block) => ['', ...block.lines]);
  return [...first.lines, ...header.flatMap((block) => block.lines), ...rest];
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: { lines: string[] }[] = [];
  let open: { lines: string[] } | null = null;
  for (const line of lines) {
    if (line.trim() === '') open = null;
    else if (open === null) {
      open = { lines: [line] };
      blocks.push(open);
    } else open.lines.push(line);
  }
  return blocks;
}

function isOfOneField({ lines: [first = '', ...others] }: Block): boolean {
  return (
    (fieldNameOf(first) !== null || isContinuation(first)) &&
    others.every((line) => !isKnownName(fieldNameOf(line) ?? ''))
  );
}

function isOfKnownField({ lines: [first = ''] }: Block): boolean {
  return isKnownName(fieldNameOf(first) ?? '');
}
