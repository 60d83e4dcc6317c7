import { HEADER_LIMITS } from '../header-block.ts';
import { FROM_LINE_LIMIT, isFromLine } from './from-line.ts';
import { type HeadPlace, type MboxHead, copyHeads } from './mbox-heads.ts';

/** Reads a part of the file that is being split; null where only its chunks are available. */
type ReadPart = ((start: number, length: number) => Promise<Uint8Array>) | null;

const LF = 0x0a;
const CR = 0x0d;
const SEPARATOR = new Uint8Array([LF, 0x46, 0x72, 0x6f, 0x6d, 0x20]); // "\nFrom "
/** The bit that makes a letter lower-case. */
const LOWER = 0x20;
const LONGEST_LENGTH_LINE = 200;
const perByte = new TextDecoder('latin1');

/**
 * Splits an mbox into its messages and yields the head of each, in bounded memory whatever the size of the file. Reads
 * mboxo and mboxrd, whose bodies have ">From ", and mboxcl and mboxcl2, whose bodies may have unquoted separators and
 * whose Content-Length says where they end. That length is believed only where a separator, or the end of the file, is
 * at the position that it gives: programs copy the field without correcting it.
 *
 * The chunks are the file from its beginning, which must be a separator. Yields the heads that each chunk completed.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  read: ReadPart,
): AsyncGenerator<readonly MboxHead[]> {
  const splitter = new Splitter(read);
  for await (const chunk of chunks) {
    const heads = await splitter.push(chunk, false);
    if (heads.length > 0) yield heads;
  }
  const heads = await splitter.push(new Uint8Array(0), true);
  if (heads.length > 0) yield heads;
}

class Splitter {
  /** The unprocessed rest of the chunks so far, at the beginning of `room`; `base` is its offset in the file. */
  #window = new Uint8Array(0);
  /** Used again for every chunk: new windows would leave as much garbage as the file is large. */
  #room = new Uint8Array(0);
  #base = 0;
  /** Position in the window up to which everything is processed. */
  #at = 0;
  #state: 'separator' | 'head' | 'body' = 'separator';
  /** Bytes of the current head in which neither its end nor a separator was found. */
  #examined = 0;
  /** Content-Length of the current head, as it is written; null if there is none so far. */
  #stated: number | null = null;
  /** The Content-Length of the message whose body is being skipped, and where the body begins and ends. */
  #length: { readonly stated: number | null; readonly bodyStart: number; end: number | null } | null = null;
  /** Heads in the window, by their positions. */
  #found: HeadPlace[] = [];

  readonly #read: ReadPart;

  constructor(read: ReadPart) {
    this.#read = read;
  }

  /** Takes the next chunk and returns the heads that are now complete. */
  async push(chunk: Uint8Array, last: boolean): Promise<readonly MboxHead[]> {
    const window = this.#window;
    const at = this.#at;
    const rest = window.length - at;
    this.#base += at;
    this.#at = 0;
    const size = rest + chunk.length;
    const room = size <= this.#room.length ? this.#room : new Uint8Array(2 * size);
    if (room === this.#room) room.copyWithin(0, at, window.length);
    else room.set(window.subarray(at));
    room.set(chunk, rest);
    this.#room = room;
    this.#window = room.subarray(0, size);
    this.#found = [];
    while (await this.#step(last));
    return copyHeads(this.#window, this.#found, this.#base);
  }

  /** Takes one step; false when more bytes are needed, or nothing is left. */
  async #step(last: boolean): Promise<boolean> {
    switch (this.#state) {
      case 'separator':
        return this.#passSeparators(last);
      case 'head':
        return this.#takeHead(last);
      case 'body':
        return this.#passBody(last);
    }
  }

  /** Skips "From …" and the ">From …" lines that some servers leave after it. */
  #passSeparators(last: boolean): boolean {
    const window = this.#window;
    const at = this.#at;
    const lineEnd = window.indexOf(LF, at);
    if (lineEnd === -1 && !last) return false;
    const first = window[at] === 0x3e ? at + 1 : at;
    if (window.length - first < 5 && !last) return false;
    if (!startsWith(window, first, SEPARATOR, 1)) {
      this.#state = 'head';
      return at < window.length;
    }
    this.#at = lineEnd === -1 ? window.length : lineEnd + 1;
    return this.#at < window.length;
  }

  /**
   * A head ends after its blank line. A truncated message has none, and ends where the next separator is. Each line is
   * looked at once: a file without any blank line must not be searched to its end for every message.
   */
  #takeHead(last: boolean): boolean {
    const window = this.#window;
    const at = this.#at;
    const most = at + HEADER_LIMITS.block;
    let line = at + this.#examined;
    let end: number | null = null;
    while (end === null && line < Math.min(window.length, most)) {
      const blank = lineEndAt(window, line);
      if (blank > 0) end = line + blank;
      else if (line > at && this.#isSeparator(line, last)) end = line;
      else {
        const lineEnd = window.indexOf(LF, line);
        if (lineEnd === -1) break;
        this.#stated ??= statedLength(window, line, lineEnd);
        line = lineEnd + 1;
      }
    }
    if (end === null && !last && window.length < most) {
      // The last lines are looked at again: it takes the next line to tell whether one is a separator.
      this.#examined = Math.max(this.#examined, line - at - FROM_LINE_LIMIT);
      while (this.#examined > 0 && window[at + this.#examined - 1] !== LF) this.#examined -= 1;
      return false;
    }
    end = Math.min(end ?? window.length, most);
    this.#examined = 0;
    if (end > at) this.#found.push({ from: at, to: end });
    this.#length = { stated: this.#stated, bodyStart: this.#base + end, end: null };
    this.#stated = null;
    // The line end before a separator belongs to it.
    this.#at = Math.max(at, end - 1);
    this.#state = 'body';
    return this.#at < window.length;
  }

  #isSeparator(line: number, last: boolean): boolean {
    if (!startsWith(this.#window, line, SEPARATOR, 1)) return false;
    const lines = this.#linesAt(line, last);
    return lines !== null && isFromLine(lines.line, lines.next, false);
  }

  async #passBody(last: boolean): Promise<boolean> {
    const window = this.#window;
    const place = indexOfSeparator(window, this.#at, window.length);
    if (place === -1) {
      // Keeps enough to see a separator that is split between chunks, and the blank line before it.
      this.#at = last ? window.length : Math.max(this.#at, window.length - SEPARATOR.length - 2);
      return false;
    }
    const lines = this.#linesAt(place + 1, last);
    if (lines === null) {
      this.#at = Math.max(this.#at, place - 2);
      return false;
    }
    if (!isFromLine(lines.line, lines.next, isAfterBlank(window, place))) {
      this.#at = place + 1;
      return true;
    }
    const end = await this.#endByLength(this.#base + place);
    if (end !== null) {
      this.#at = Math.min(window.length, Math.max(place + 1, end - this.#base - 1));
      // The rest of the body is beyond this window; later separators are checked against the same end.
      return this.#at < window.length;
    }
    this.#at = place + 1;
    this.#length = null;
    this.#state = 'separator';
    return true;
  }

  /** The line at a position of the window and the next one; null when more bytes are needed to tell. */
  #linesAt(start: number, last: boolean): { readonly line: string; readonly next: string } | null {
    const window = this.#window;
    const known = Math.min(window.length, start + FROM_LINE_LIMIT);
    const lineEnd = window.subarray(0, known).indexOf(LF, start);
    const complete = known === start + FROM_LINE_LIMIT || last;
    if (lineEnd === -1) return complete ? { line: text(window, start, known), next: '' } : null;
    const nextEnd = window.subarray(0, known).indexOf(LF, lineEnd + 1);
    if (nextEnd === -1 && !complete) return null;
    return {
      line: text(window, start, lineEnd),
      next: text(window, lineEnd + 1, nextEnd === -1 ? known : nextEnd),
    };
  }

  /**
   * Where the body ends according to Content-Length, if that is right and a separator at `place` would cut the body
   * short; else null.
   */
  async #endByLength(place: number): Promise<number | null> {
    const length = this.#length;
    if (length === null) return null;
    length.end ??= await this.#confirmedEnd(length.stated, length.bodyStart);
    return length.end > place + 1 ? length.end : null;
  }

  async #confirmedEnd(stated: number | null, bodyStart: number): Promise<number> {
    if (stated === null) return 0;
    const end = bodyStart + stated;
    // The byte before the separator is read, too. If it is missing, the length points beyond the end of the file.
    const known = end - 1 - this.#base;
    if (known < 0) return 0;
    const needed = SEPARATOR.length + 4;
    const around =
      known + needed <= this.#window.length
        ? this.#window.subarray(known, known + needed)
        : await (this.#read?.(end - 1, needed) ?? null);
    if (around === null || around.length === 0) return 0;
    const after = around.subarray(1);
    // The length may or may not count the blank line before the separator.
    let start = 0;
    while (start < 4 && (after[start] === LF || after[start] === CR)) start++;
    return start === after.length || startsWith(after, start, SEPARATOR, 1) ? end : 0;
  }
}

/** The number in a line "Content-Length: 1234"; null for any other line. */
function statedLength(bytes: Uint8Array, start: number, end: number): number | null {
  const isLikely = ((bytes[start] ?? 0) | LOWER) === 0x63 && ((bytes[start + 8] ?? 0) | LOWER) === 0x6c;
  if (!isLikely || end - start > LONGEST_LENGTH_LINE) return null;
  const digits = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*$/iu.exec(text(bytes, start, end))?.[1];
  return digits === undefined ? null : Number(digits);
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return perByte.decode(bytes.subarray(start, end)).replace(/\r$/u, '');
}

function startsWith(bytes: Uint8Array, at: number, wanted: Uint8Array, from: number): boolean {
  for (let place = from; place < wanted.length; place++) {
    if (bytes[at + place - from] !== wanted[place]) return false;
  }
  return true;
}

/** Whether the line before the line end at `place` is empty. */
function isAfterBlank(bytes: Uint8Array, place: number): boolean {
  const before = bytes[place - 1] === CR ? place - 2 : place - 1;
  return before < 0 || bytes[before] === LF;
}

/** The length of the line end at a position; 0 if there is none. */
function lineEndAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return 1;
  return bytes[at] === CR && bytes[at + 1] === LF ? 2 : 0;
}

/** How far the window can move when its last byte is this one (Horspool): for most bytes of a body, by six. */
const SHIFTS = shifts();

function shifts(): Uint8Array {
  const table = new Uint8Array(256).fill(SEPARATOR.length);
  for (let place = 0; place < SEPARATOR.length - 1; place++) {
    table[SEPARATOR[place] ?? 0] = SEPARATOR.length - 1 - place;
  }
  return table;
}

/** The position of the line end before the next "From " in [from, to); -1 if there is none. */
function indexOfSeparator(bytes: Uint8Array, from: number, to: number): number {
  const lastPlace = SEPARATOR.length - 1;
  for (let end = from + lastPlace; end < to;) {
    const byte = bytes[end] ?? 0;
    if (byte === 0x20 && startsWith(bytes, end - lastPlace, SEPARATOR, 0)) return end - lastPlace;
    end += SHIFTS[byte] ?? 1;
  }
  return -1;
}
