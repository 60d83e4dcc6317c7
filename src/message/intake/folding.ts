import { isKnownName, isTraceName } from './header-names.ts';
import { fieldNameOf, fieldsOf, headerLength, isContinuation } from './lines.ts';
import type { Repair } from './intake.ts';

/** A header whose broken lines were rejoined, and what was done. */
export interface Refolded {
  readonly lines: string[];
  readonly repair: Repair;
}

/** A line is broken only at about this length or more, so a shorter line before an unknown one was not broken. */
const BROKEN_AT = 50;
/** Fields that are folded at their semicolons, however short they are. */
const FOLDED_NAME =
  /^(?:received|x-received|received-spf|(?:arc-)?authentication-results|arc-|dkim-|domainkey-|list-|references)/iu;

/**
 * Joins lines that begin at the margin and are not fields to the field above them: programs break long lines, and forms
 * lose the blanks at the beginning of folded lines. null if there are none.
 *
 * A Received field that has ended with its date takes nothing more, unless it has an open parenthesis or the line
 * continues with a zone or a comment. So the first line of a message, which is the sender's ("from gato101.sndsy.ru (…)
 * by mx"), does not become part of the line that the server wrote before it. Joining counts as a guess where it changes
 * a field that servers write.
 */
export function refolded(lines: readonly string[]): Refolded | null {
  const end = headerLength(lines);
  const header = lines.slice(0, end);
  let name: string | null = null;
  let field = '';
  let strays = 0;
  let last = '';
  let guess = false;
  const joined = header.map((line) => {
    const own = fieldNameOf(line);
    if (own !== null) {
      name = own;
      field = line;
    } else if (isContinuation(line)) {
      field = extended(field, line);
    } else if (name !== null && belongs(line, name, field, last)) {
      strays += 1;
      field = extended(field, line);
      guess ||= isTraceName(name);
      last = line;
      return ` ${line}`;
    } else {
      name = null;
    }
    last = line;
    return line;
  });
  if (strays === 0) return null;
  const wasFolded = header.some(isContinuation);
  return {
    lines: [...joined, ...lines.slice(end)],
    repair: { kind: wasFolded ? 'wrapped' : 'unfolded', guess },
  };
}

/** A terminal or a viewer is at least this wide. */
const LEAST_WIDTH = 40;
const LEAST_BREAKS = 2;
const LEAST_FOLDS = 2;

/**
 * Joins lines that a terminal or a viewer broke at its width, in the middle of words: no line is longer than that
 * width, and each broken line is exactly that long. null if the lines were not broken like that.
 */
export function withoutFixedWidth(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const header = lines.slice(0, end);
  const width = header.reduce((longest, { length }) => Math.max(longest, length), 0);
  const strays = header.filter((line, place) => place > 0 && isStray(line));
  const isRest = (line: string, place: number): boolean => header[place - 1]?.length === width && isStray(line);
  const rests = header.filter(isRest);
  if (width < LEAST_WIDTH || rests.length < LEAST_BREAKS || rests.length < strays.length) return null;
  const joined: string[] = [];
  for (const [place, line] of header.entries()) {
    const isBroken = place > 0 && header[place - 1]?.length === width;
    const goesOn = isRest(line, place) || (isBroken && /^ \S/u.test(line));
    if (goesOn) joined.push(`${joined.pop() ?? ''}${line}`);
    else joined.push(line);
  }
  return [...joined, ...lines.slice(end)];
}

/**
 * Joins lines that a program folded at its width, in the middle of words, with one blank before the rest (RFC 5545 §3.1
 * and the like). No Received field is folded anywhere else. null if the lines were not folded like that.
 */
export function withoutFixedFolds(lines: readonly string[]): string[] | null {
  const end = headerLength(lines);
  const header = lines.slice(0, end);
  const width = header.reduce((longest, { length }) => Math.max(longest, length), 0);
  const folded = fieldsOf(header).filter(({ key, raw }) => key === 'received' && raw.includes('\n'));
  const isFolded = ({ raw }: { readonly raw: string }): boolean => {
    const parts = raw.split('\n');
    return parts.every(
      (part, nth) => (nth === 0 || /^ \S?/u.test(part)) && (nth === parts.length - 1 || part.length >= width - 1),
    );
  };
  const rests = header.filter((line, place) => line.startsWith(' ') && (header[place - 1]?.length ?? 0) >= width - 1);
  if (width < LEAST_WIDTH || rests.length < LEAST_FOLDS || folded.length === 0 || !folded.every(isFolded)) return null;
  const joined: string[] = [];
  for (const [place, line] of header.entries()) {
    const isRest = line.startsWith(' ') && (header[place - 1]?.length ?? 0) >= width - 1;
    if (isRest) joined.push(`${joined.pop() ?? ''}${line.slice(1)}`);
    else joined.push(line);
  }
  return [...joined, ...lines.slice(end)];
}

/**
 * Whether a line is neither a continuation nor a field. The rest of a word may have a colon: "CM_SHA384:256)". A
 * server's field has a blank after its colon, or a known name.
 */
function isStray(line: string): boolean {
  const name = fieldNameOf(line);
  return !isContinuation(line) && (name === null || !(isKnownName(name) || /^[\w-]+[ \t]*:[ \t]/u.test(line)));
}

/** How many characters at the end of a field are searched for its date. */
const TAIL = 1000;

function extended(field: string, line: string): string {
  return `${field.slice(-TAIL)} ${line}`;
}

function belongs(line: string, name: string, field: string, above: string): boolean {
  if (line.startsWith('From ')) return false;
  if (/^(?:x-)?received$/iu.test(name)) {
    if (!hasDate(field)) return true;
    return hasOpenParenthesis(field) || /^(?:[+-]\d{4}\b|\()/u.test(line);
  }
  return FOLDED_NAME.test(name) || above.length >= BROKEN_AT || /^[^:]*:[ \t]*$/u.test(above);
}

/** Whether the field has a time of day after a semicolon. */
function hasDate(field: string): boolean {
  const semicolon = field.lastIndexOf(';');
  return semicolon !== -1 && /\d{1,2}:\d{2}/u.test(field.slice(semicolon));
}

function hasOpenParenthesis(field: string): boolean {
  let open = 0;
  for (const character of field) {
    if (character === '(') open += 1;
    else if (character === ')' && open > 0) open -= 1;
  }
  return open > 0;
}
