import { KNOWN_NAMES, isKnownName, isTraceName } from './header-names.ts';
import type { Repair } from './intake.ts';
import { isHeading } from './headings.ts';
import { fieldNameOf, fieldsOf, hasHop, isContinuation, isInspectable } from './lines.ts';
import { type Marks, habitOf, isBlankLine, marksAt, withoutMarks } from './dressings/marks.ts';

export interface FoundHeader {
  /** The header and everything after it, without marks. */
  readonly lines: string[];
  readonly repairs: readonly Repair[];
}

/** How many possible beginnings of a header are tried. A text with more of them is prose. */
const TRIES = 12;

/**
 * The first run of lines that is a header once the marks before them are removed, and everything after it; null if
 * there is none. Takes time proportional to the length, because only a limited number of places are tried.
 */
export function findHeader(lines: readonly string[]): FoundHeader | null {
  let textAbove = false;
  const above: string[] = [];
  let tries = 0;
  let tried = '';
  for (let start = 0; start < lines.length; start += 1) {
    const line = lines[start] ?? '';
    if (isBlankLine(line)) {
      tried = '';
      continue;
    }
    const marks = marksAt(lines, start);
    const habit = marks === null ? '' : habitOf(marks);
    if (marks !== null && habit !== tried && tries < TRIES) {
      tries += 1;
      tried = habit;
      const found = headerAt(lines, start, marks, textAbove);
      if (found !== null) {
        const { opener } = found;
        const hasTextAbove = textAbove || found.skipped;
        const known = opener === null ? isHeading(above, found.lines) : opener.isTag;
        return {
          lines: opener === null ? found.lines : [...opener.lines, ...found.lines],
          repairs: [
            ...(hasTextAbove ? [{ kind: 'text-above', guess: !known } as const] : []),
            ...(marks.prefix === '' ? [] : [{ kind: marks.kind, guess: false } as const]),
          ],
        };
      }
    }
    textAbove = true;
    above.push(line.trim());
  }
  return null;
}

/**
 * A Received line inside a sentence ('There it says "Received: from … by …"'), with its folded lines; null if there is
 * none.
 */
export function lineInProse(lines: readonly string[]): string[] | null {
  const place = lines.findIndex((line) => HOP_IN_PROSE.test(line.slice(0, 2000)));
  const opener = place === -1 ? null : openerAbove(lines, place + 1);
  if (opener === null) return null;
  const rest = lines.slice(place + 1);
  const end = rest.findIndex((line) => !isContinuation(line));
  return [...opener.lines, ...rest.slice(0, end === -1 ? rest.length : end)];
}

/** After a bare CR, a sender wrote the name into a value. */
const HOP_IN_PROSE = /^[^\r]*[^\w-]Received:[ \t]+(?:from[ \t]+\S.*[ \t])?by[ \t]+\S/u;

/** What may precede a source on the same line: the name of a chat member, a forum tag, an assignment of a program. */
const OPENER = new RegExp(`^([^\\r]{0,400}?[^\\w\\r-])((?:${KNOWN_NAMES})[ \\t]?:[ \\t].*)$`, 'u');
/** Tags of forums and trackers; whoever wrote the message cannot have put them there. */
const TAGS = /^[ \t]*(?:\{\w[^{}]*\}|\[\w[^[\]]*\]|[`"'«“„])+$/u;
const MOST_OF_A_FIELD = 40;

interface Opener {
  /** The first field, without the text before it on its line. */
  readonly lines: readonly string[];
  /** The text before that field. */
  readonly before: string;
  /** That text is only a tag, at the very beginning. */
  readonly isTag: boolean;
}

/** The first field that has other text before it on its line, with its folded lines. */
function openerAbove(lines: readonly string[], start: number): Opener | null {
  let begins = start - 1;
  while (begins > 0 && start - begins < MOST_OF_A_FIELD && isContinuation(lines[begins] ?? '')) begins -= 1;
  const [, before = '', field] = OPENER.exec(lines[begins] ?? '') ?? [];
  if (field === undefined) return null;
  const isTag = TAGS.test(before) && lines.slice(0, begins).every((line) => isBlankLine(line));
  return { lines: [field, ...lines.slice(begins + 1, start)], before: before.trimEnd(), isTag };
}

function headerAt(
  lines: readonly string[],
  start: number,
  marks: Marks,
  textAbove: boolean,
): { lines: string[]; skipped: boolean; opener: Opener | null } | null {
  let end = start;
  while (end < lines.length && !isBlankLine(lines[end] ?? '')) end += 1;
  const run = withoutMarks(lines.slice(start, end), marks);
  const opener = openerAbove(lines, start);
  const above = opener !== null && opener.before.endsWith(marks.prefix.trim()) ? opener : null;
  const fields = fieldsOf([...(above?.lines ?? []), ...run]);
  // Prose has lines such as "Note: …", and a summary has "From: … Subject: …", so after other text only a hop makes a
  // header.
  if (!(textAbove ? hasHop(fields) : isInspectable(fields))) return null;
  const begins = textAbove ? beginningOf(run) : 0;
  return {
    lines: [...run.slice(begins), ...withoutMarks(lines.slice(end), marks)],
    skipped: begins > 0,
    opener: begins > 0 ? openerAbove(run, begins) : above,
  };
}

/**
 * Where a summary with names and colons runs into a source (Gmail's "Show original" without its empty lines), the
 * source begins after the last non-header line before the first Received field.
 */
function beginningOf(run: readonly string[]): number {
  const hop = run.findIndex((line) => /^received$/iu.test(fieldNameOf(line) ?? ''));
  let begins = hop;
  while (begins > 0 && isOfHeader(run[begins - 1] ?? '')) begins -= 1;
  // The rest of a field that was broken off belongs to the text above.
  while (begins < hop && isContinuation(run[begins] ?? '')) begins += 1;
  return Math.max(begins, 0);
}

function isOfHeader(line: string): boolean {
  const name = fieldNameOf(line);
  return name === null ? isContinuation(line) : isKnownName(name) || isTraceName(name);
}
