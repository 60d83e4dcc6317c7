import type { HeaderField } from '../header-field.ts';
import { isKnownName } from './header-names.ts';
import { fieldNameOf, fieldsOf, headerLength } from './lines.ts';

const NAME = 'received';
/** This many letters may be missing, added or misread: "Recelved", "Recieved", "Recciucd". */
const MOST_SLIPS = 3;
/** The end of the name, where a selection began inside it: "eived: from …". */
const LEAST_LETTERS = 2;
/** What a server must write into a Received field: its own name, and date and time after a semicolon. */
const WRITER = /(?:^|[\s)\]>])by[ \t]+\S/iu;
const DATE = /;[^;]{0,40}\d{4}\s{1,4}\d{1,2}:\d{2}/u;
/** Any part of a Received field, wherever it was cut. */
const CLAUSE = /(?:^|[\s)\]>])(?:by|with|id|for)[ \t]+\S/iu;
/** The text of a log before the name: "CEF:0|Mail|1|msg=Received: from …". */
const AFTER_TEXT = /^[^\r]*[^\w\r-]Received:[ \t]*(?=\S)/u;
/**
 * How the rest of a Received field begins, wherever it was cut: with one of its keywords or with something in brackets.
 */
const BEGINNING = /^(?:(?:from|by|with|id|for)[ \t]|[([][\w.:-]+(?:[ \t]|[\])]))(?!.*\bReceived:)/iu;
/** A Received field without its colon. It must have a date, because prose has none. */
const NO_COLON = /^Received +(?=(?:from|by) (?:[^;\n]|\n[ \t]){1,1500};[^;]{0,40}\d{4}\s{1,4}\d{1,2}:\d{2})/gmu;
/** A date that is all that is left of the field: "Mon, 23 Nov 2026 10:30:00 +0300 (MSK)". */
const DATE_ALONE = /^(?:[a-z]{3},[ \t]+)?\d{1,2}[ \t]+[a-z]{3}[ \t]+\d{4}[ \t]+\d{1,2}:\d{2}:\d{2}[ \t]+[-+]\d{4}/iu;
const MOST_OF_A_FIELD = 4000;
/** How many lines the rest of a field can have if a selection began inside it. */
const MOST_LINES = 12;

/**
 * The lines of a header with the name "Received" restored where it was misread or partly lost; null if it never was.
 * Otherwise the line after it would count as written by the mailbox's own server. Before the first Received field, the
 * name may also come after the text of a log. A sender has nothing to gain: the first line is never theirs, and after
 * it they can write whole Received fields.
 */
export function withHopNames(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const fields = fieldsOf(lines.slice(0, end));
  const first = fields.findIndex(({ key }) => key === NAME);
  const named = fields.map((field, place) => withName(field, place < first) ?? field.raw);
  if (named.every((raw, place) => raw === fields[place]?.raw)) return null;
  return [...named.flatMap((raw) => raw.split('\n')), ...lines.slice(end)];
}

/** The field with its name restored; null if it is not a Received field, or already has the name. */
function withName(field: HeaderField, isAbove: boolean): string | null {
  const { name, key, raw } = field;
  if (!/^\w+$/u.test(name) || key === NAME || isKnownName(name)) return null;
  const text = raw.slice(0, MOST_OF_A_FIELD);
  if (!WRITER.test(text) || !DATE.test(text)) return null;
  if (isRestOfName(key) || isMisread(key)) return `Received:${raw.slice(raw.indexOf(':') + 1)}`;
  const before = isAbove ? AFTER_TEXT.exec(text)?.[0].length : undefined;
  return before === undefined ? null : `Received: ${raw.slice(before)}`;
}

/**
 * The lines with the colon after "Received" restored, if somebody left it out ("Received from … by …; date"). null if
 * it is there, or if no name has a colon, as in a table.
 * @see withHopNames
 */
export function withHopColons(lines: readonly string[]): string[] | null {
  if (!lines.some((line) => isKnownName(fieldNameOf(line) ?? ''))) return null;
  const text = lines.join('\n');
  const mended = text.replaceAll(NO_COLON, 'Received: ');
  return mended === text ? null : mended.split('\n');
}

/**
 * The lines with "Received" before the first, if a selection began in the middle of that field; null if it did not.
 * @see withHopNames
 */
export function withFirstHopName(lines: readonly string[]): string[] | null {
  const begins = lines.findIndex((line) => line.trim() !== '');
  const next = lines.findIndex((line, place) => place > begins && (line === '' || fieldNameOf(line) !== null));
  if (begins === -1 || next === -1 || next - begins > MOST_LINES || lines[next] === '') return null;
  if (fieldNameOf(lines[begins] ?? '') !== null) return null;
  const [first = '', ...others] = lines.slice(begins, next).map((line) => line.trim());
  if (DATE_ALONE.test(first)) return [`Received: ; ${first}`, ...lines.slice(begins + 1)];
  const value = first.replace(/^[a-z]{0,7}[ \t]*:[ \t]*/iu, '');
  const text = [value, ...others].join(' ').slice(0, MOST_OF_A_FIELD);
  if (!BEGINNING.test(value) || !CLAUSE.test(text) || !DATE.test(text)) return null;
  return [`Received: ${value}`, ...others.map((line) => `\t${line}`), ...lines.slice(next)];
}

function isRestOfName(key: string): boolean {
  return key.length >= LEAST_LETTERS && NAME.endsWith(key);
}

function isMisread(key: string): boolean {
  return key.startsWith('r') && Math.abs(key.length - NAME.length) <= 1 && slips(key) <= MOST_SLIPS;
}

/** The Levenshtein distance of a short name from "received". */
function slips(key: string): number {
  let above = Array.from({ length: NAME.length + 1 }, (_, place) => place);
  for (const [row, sign] of [...key].entries()) {
    const current = [row + 1];
    for (const [place, letter] of [...NAME].entries()) {
      const kept = (above[place] ?? 0) + (sign === letter ? 0 : 1);
      current.push(Math.min(kept, (above[place + 1] ?? 0) + 1, (current[place] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
