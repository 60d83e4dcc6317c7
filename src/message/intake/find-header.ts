import { isKnownName, isTraceName } from './header-names.ts';
import type { Repair } from './intake.ts';
import { fieldNameOf, fieldsOf, hasHop, isContinuation, isInspectable } from './lines.ts';
import { type Marks, habitOf, isBlankLine, marksOf, withoutMarks } from './dressings/marks.ts';

export interface FoundHeader {
  /** The header and everything after it, without marks. */
  readonly lines: string[];
  readonly repairs: readonly Repair[];
}

/** How many possible beginnings of a header are tried; prose that is full of them is not a header. */
const TRIES = 12;
const FIRST_LINES = 20;

/**
 * What precedes a source in a source view, or in a file that still has its heading; the author of the message cannot
 * have put it there.
 */
const HEADING =
  /^(?:original message|message source|message id\b|исходное сообщение|источник сообщения|исходный текст|исходный код|свойства письма|служебные заголовки|идентификатор сообщения|source of:|исходный код:|microsoft mail internet headers|internet headers|заголовки интернета|\{(?:code|noformat)[^}]*\}|`{3,}\w*$|~{3,}\w*$|\d{1,9}$|\w{3} +\d{1,2} \d{2}:\d{2}:\d{2} \d{4}$)/iu;
/** What follows such a heading. */
const BELOW_HEADING =
  /^(?:created at|создано|дата создания|download original|скачать оригинал|copy to clipboard|(?:с)?копировать в буфер обмена|spf|dkim|dmarc|from|to|subject|date|от|кому|тема|дата|x-account-key|x-mozilla[\w-]*)(?:[\s:：]|$)/iu;

/**
 * The first run of lines that is a header once the marks before them are removed, and everything after it; null if
 * there is none. Takes time proportional to the length: only so many places are tried.
 */
export function findHeader(lines: readonly string[]): FoundHeader | null {
  let textAbove = false;
  let knownAbove = true;
  let isFirst = true;
  let tries = 0;
  let tried = '';
  for (let start = 0; start < lines.length; start += 1) {
    const line = lines[start] ?? '';
    if (isBlankLine(line)) {
      tried = '';
      continue;
    }
    const marks = marksOf(line);
    const habit = marks === null ? '' : habitOf(marks);
    if (marks !== null && habit !== tried && tries < TRIES) {
      tries += 1;
      tried = habit;
      const found = headerAt(lines, start, marks, textAbove);
      if (found !== null) {
        const above = textAbove || found.skipped;
        const known = knownAbove && !isFirst;
        return {
          lines: found.lines,
          repairs: [
            ...(above ? [{ kind: 'text-above', guess: !known } as const] : []),
            ...(marks.prefix === '' ? [] : [{ kind: marks.kind, guess: false } as const]),
          ],
        };
      }
    }
    textAbove = true;
    knownAbove &&= start < FIRST_LINES && isKnownAbove(line.trim(), isFirst);
    isFirst = false;
  }
  return null;
}

function isKnownAbove(line: string, isFirst: boolean): boolean {
  return HEADING.test(line) || (!isFirst && BELOW_HEADING.test(line));
}

function headerAt(
  lines: readonly string[],
  start: number,
  marks: Marks,
  textAbove: boolean,
): { lines: string[]; skipped: boolean } | null {
  let end = start;
  while (end < lines.length && !isBlankLine(lines[end] ?? '')) end += 1;
  const run = withoutMarks(lines.slice(start, end), marks);
  const fields = fieldsOf(run);
  // Prose has its "Note: …", a summary its "From: … Subject: …": below other text only a hop counts as a header.
  if (!(textAbove ? hasHop(fields) : isInspectable(fields))) return null;
  const begins = textAbove ? beginningOf(run) : 0;
  return { lines: [...run.slice(begins), ...withoutMarks(lines.slice(end), marks)], skipped: begins > 0 };
}

/**
 * Where a summary with names and colons runs into a source (Gmail's "Show original" without its empty lines), the
 * source begins after the last non-header line before the first Received field.
 */
function beginningOf(run: readonly string[]): number {
  const hop = run.findIndex((line) => /^received$/iu.test(fieldNameOf(line) ?? ''));
  let begins = hop;
  while (begins > 0 && isOfHeader(run[begins - 1] ?? '')) begins -= 1;
  return Math.max(begins, 0);
}

function isOfHeader(line: string): boolean {
  const name = fieldNameOf(line);
  return name === null ? isContinuation(line) : isKnownName(name) || isTraceName(name);
}
