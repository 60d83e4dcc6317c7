import { readHeaderBlock } from './header-block.ts';
import type { HeaderField } from './header-field.ts';
import { whyNoMessage } from './why-no-message.ts';

/** What a source was freed from, or what else a reader has to know of it. */
export type CopyNote =
  /** Marks of a quotation ("> Received: …") or an indentation stood before its lines. */
  | 'quoted'
  /** Other text stood above it: a greeting, the summary of Gmail's "Show original". It is left out. */
  | 'text-above'
  /** Every line was followed by an empty one, as word processors paste them. */
  | 'spaced'
  /** Its folded lines had lost the blanks that they begin with, as in a tracker's comment; they are joined by them again. */
  | 'unfolded'
  /** More messages follow it in the same file (mbox); only the first is read. */
  | 'several';

export interface CopiedSource {
  readonly source: Uint8Array;
  readonly notes: readonly CopyNote[];
}

/** Whether the fields are a message's, or at least a piece of a header that tells of a hop: people copy only that. */
export function isInspectable(fields: readonly HeaderField[]): boolean {
  return whyNoMessage(fields) === null || hasHop(fields);
}

/**
 * Frees a source from what came around it on the way through a mail, a ticket or a word processor, and says what that
 * was. For what people bring by hand only, never for what a webmail gave: there a line that is no field is the
 * sender's, and stays where it is. What can be read as it is stays as it is, byte for byte.
 */
export function freeCopiedSource(source: Uint8Array): CopiedSource {
  const notes: CopyNote[] = [];
  let lines = linesOf(source);
  if (isMbox(lines)) notes.push('several');
  if (isSpaced(lines)) {
    lines = withoutSpacing(lines);
    notes.push('spaced');
  }
  const fields = fieldsOf(lines);
  if (!isInspectable(fields) || fields[0]?.name === '') {
    const found = findHeader(lines);
    if (found === null) return { source, notes: [] };
    lines = found.lines;
    notes.push(...found.notes);
  }
  if (isUnfolded(lines)) {
    lines = folded(lines);
    notes.push('unfolded');
  }
  return { source: notes.every((note) => note === 'several') ? source : bytesOf(lines), notes };
}

interface Line {
  /** Without the line end. */
  readonly bytes: Uint8Array;
  /** As many characters as there are bytes. */
  readonly text: string;
}

/** A field's name as mail has them; stricter than RFC 5322, by which "h=from:to" of a signature's tags begins a field. */
const FIELD = /^[A-Za-z][\w-]*[ \t]*:/u;
const MARKED_FIELD = /^([>|\s]*)[A-Za-z][\w-]*[ \t]*:/u;
const MBOX_LINE = /^From \S/u;

const LF = new Uint8Array([0x0a]);
const SPACE = new Uint8Array([0x20]);
/** windows-1252 to the standard: not the same characters, but one for each byte. */
const perByte = new TextDecoder('latin1');

function linesOf(source: Uint8Array): Line[] {
  let start = 0;
  return perByte
    .decode(source)
    .split('\n')
    .map((written) => {
      const text = written.endsWith('\r') ? written.slice(0, -1) : written;
      const line = { text, bytes: source.subarray(start, start + text.length) };
      start += written.length + 1;
      return line;
    });
}

function bytesOf(lines: readonly Line[]): Uint8Array {
  const pieces = lines.flatMap(({ bytes }) => [bytes, LF]);
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}

function fieldsOf(lines: readonly Line[]): readonly HeaderField[] {
  return readHeaderBlock(bytesOf(lines)).fields;
}

function hasHop(fields: readonly HeaderField[]): boolean {
  return fields.some(({ key }) => key === 'received');
}

function isEmpty({ text }: Line): boolean {
  return /^[>|\s]*$/u.test(text);
}

function withoutStart({ bytes, text }: Line, length: number): Line {
  return { bytes: bytes.subarray(length), text: text.slice(length) };
}

function isMbox(lines: readonly Line[]): boolean {
  const begins = (place: number): boolean =>
    MBOX_LINE.test(lines[place]?.text ?? '') && FIELD.test(lines[place + 1]?.text ?? '');
  return begins(0) && lines.some(({ text }, place) => text === '' && begins(place + 1));
}

/** How many lines it takes to see a habit in them. */
const HABIT = 4;

/** No two lines stand together, and the second is of a header, too: a real header has its fields line on line. */
function isSpaced(lines: readonly Line[]): boolean {
  const places = lines.flatMap((line, place) => (isEmpty(line) ? [] : [place])).slice(0, 2 * HABIT);
  const second = lines[places[1] ?? 0]?.text ?? '';
  return (
    places.length >= HABIT &&
    places.every((place, nth) => nth === 0 || place > (places[nth - 1] ?? 0) + 1) &&
    (MARKED_FIELD.test(second) || /^[>|]*[ \t]/u.test(second))
  );
}

/** Without one of the empty lines after each line: two of them are the end of the header, which stays. */
function withoutSpacing(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let dropped = false;
  for (const line of lines) {
    const last = kept.at(-1);
    dropped = !dropped && isEmpty(line) && last !== undefined && !isEmpty(last);
    if (!dropped) kept.push(line);
  }
  return kept;
}

/** The first run of lines that is a header once the marks before its lines are gone, and all that follows it. */
function findHeader(lines: readonly Line[]): { lines: Line[]; notes: readonly CopyNote[] } | null {
  let isBelowText = false;
  for (let start = 0; start < lines.length; start += 1) {
    const first = lines[start];
    if (first === undefined || isEmpty(first)) continue;
    const marks = MARKED_FIELD.exec(first.text)?.[1];
    if (marks !== undefined) {
      const end = endOfRun(lines, start);
      const freed = withoutMarks(lines.slice(start, end), marks);
      const fields = fieldsOf(freed);
      // Prose has its "Note: …", a summary its "From: … Subject: …": below other text only a hop makes a header.
      if (isBelowText ? hasHop(fields) : isInspectable(fields)) {
        const notes: CopyNote[] = [
          ...(isBelowText ? ['text-above' as const] : []),
          ...(marks === '' ? [] : ['quoted' as const]),
        ];
        return { lines: [...freed, ...withoutMarks(lines.slice(end), marks)], notes };
      }
      start = end;
    }
    isBelowText = true;
  }
  return null;
}

/** The place of the first empty line after one. */
function endOfRun(lines: readonly Line[], start: number): number {
  let end = start;
  for (let line = lines[end]; line !== undefined && !isEmpty(line); line = lines[end]) end += 1;
  return end;
}

/**
 * The marks go from each line that has them; what a mail program broke off into a line of its own stays as it is. Blanks
 * that only the first line has are no indentation: they came along with the selection.
 */
function withoutMarks(lines: readonly Line[], marks: string): Line[] {
  const bare = marks.trimEnd();
  const isIndented = bare === '' && lines.every((line) => isEmpty(line) || line.text.startsWith(marks));
  return lines.map((line, place) => {
    if (bare === '') return isIndented || place === 0 ? withoutStart(line, sharedStart(line.text, marks)) : line;
    return withoutStart(line, line.text.startsWith(marks) ? marks.length : sharedStart(line.text, bare));
  });
}

function sharedStart(text: string, start: string): number {
  return text.startsWith(start) ? start.length : 0;
}

/** No line of the header begins with a blank, and some are no fields. */
function isUnfolded(lines: readonly Line[]): boolean {
  const header = headerOf(lines);
  return (
    header.length > 1 &&
    header.every(({ text }) => !/^[ \t]/u.test(text)) &&
    FIELD.test(header[0]?.text ?? '') &&
    header.some(({ text }) => !FIELD.test(text))
  );
}

function folded(lines: readonly Line[]): Line[] {
  const { length } = headerOf(lines);
  return lines.map((line, place) =>
    place >= length || FIELD.test(line.text) || line.text === ''
      ? line
      : { text: ` ${line.text}`, bytes: bytesOfParts(SPACE, line.bytes) },
  );
}

function bytesOfParts(one: Uint8Array, another: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + another.length);
  both.set(one);
  both.set(another, one.length);
  return both;
}

/** Up to the first empty line. */
function headerOf(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => text === '');
  return end === -1 ? lines : lines.slice(0, end);
}
