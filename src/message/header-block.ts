import type { HeaderField } from './header-field.ts';

/** The header section of a message (RFC 5322 §2.1), split into its fields. Plain data. */
export interface HeaderBlock {
  /** In the order of the source, topmost first. */
  readonly fields: readonly HeaderField[];
  /** The blank line or the end of the source was reached; false if a limit of {@link HEADER_LIMITS} cut the block. */
  readonly complete: boolean;
  /** The blank line was reached, so no field is missing at the end. */
  readonly ended: boolean;
}

/**
 * Where parsing stops. Real headers stay far below these limits: the longest fields are recipient lists and ARC seals
 * of some 10 kB, the largest blocks (mailing lists, Exchange) about 100 kB.
 */
export const HEADER_LIMITS = {
  /** Bytes of a byte source or UTF-16 units of a string, counted from the beginning of the source. */
  block: 1024 * 1024,
  /** UTF-16 units of one field with its name and folding; a longer one is cut. */
  field: 256 * 1024,
  /** Number of fields. */
  fields: 10_000,
} as const;

/** Nearly every header fits into this, and decoding this much of a body needlessly costs about a microsecond. */
const FIRST_WINDOW = 16 * 1024;

/** The character that ends a line in this source; LF includes CRLF. */
type Newline = '\n' | '\r';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;
const DELETE = 0x7f;

const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Splits the header block at the top of a message into its fields. Reads no further than the block's end (or {@link
 * HEADER_LIMITS}), whatever the size of the body, and never throws.
 *
 * A byte order mark, blank lines and mbox "From " lines before the first field are skipped: copied and exported sources
 * have them.
 *
 * - A line ends with LF or CRLF. A bare CR is an ordinary character: some servers pass it on inside a field, and a
 * sender who writes "Subject: x<CR>Received: from …" must not gain a field. Only in a source without any LF (old
 * Macintosh files, some clipboards) does CR end a line.
 * - A line that begins with space or tab continues the field above (RFC 5322 §2.2.3), even if it holds nothing else
 * (obs-FWS, §4.2); the block ends at the first empty line.
 * - Blanks between name and colon are allowed (§4.5). A line that is neither field nor continuation becomes a field
 * without a name, so that no part of the source is lost.
 * - Text is UTF-8 (RFC 6532). A field that is not valid UTF-8 is decoded separately, byte for byte as ISO 8859-1: an
 * unencoded KOI8-R subject does not spoil the other fields, and its bytes can be recovered.
 */
export function readHeaderBlock(source: Uint8Array | string): HeaderBlock {
  if (typeof source === 'string') {
    const text = source.slice(0, HEADER_LIMITS.block);
    return split(text, text.includes('\n') ? '\n' : '\r', text.length < source.length);
  }
  return readBytes(source);
}

function readBytes(source: Uint8Array): HeaderBlock {
  const limit = Math.min(source.length, HEADER_LIMITS.block);
  const newline = source.subarray(0, limit).includes(LF) ? '\n' : '\r';
  for (let size = FIRST_WINDOW; ; size *= 8) {
    const window = source.subarray(0, Math.min(size, limit));
    const cut = window.length < source.length;
    // Malformed UTF-8 decodes to U+FFFD and never swallows an ASCII byte, so lines are split correctly in any charset.
    const text = lenientUtf8.decode(window);
    const block = split(text, newline, cut);
    if (!block.complete && window.length < limit && block.fields.length < HEADER_LIMITS.fields) continue;
    const malformed = text.includes('\uFFFD') && block.fields.some((field) => field.raw.includes('\uFFFD'));
    return malformed ? decodeEachField(window, newline, cut) : block;
  }
}

/** The slow path, for blocks in which some field is not UTF-8 (or really contains U+FFFD). */
function decodeEachField(window: Uint8Array, newline: Newline, cut: boolean): HeaderBlock {
  const withoutMark = window[0] === 0xef && window[1] === 0xbb && window[2] === 0xbf ? window.subarray(3) : window;
  const { fields, complete, ended } = split(latin1(withoutMark), newline, cut);
  return {
    fields: fields.map((field) => {
      const text = /[\x80-\xff]/.test(field.raw) ? utf8OrNull(field.raw) : null;
      return text === null ? field : toField(text, 0, text.length, field.index, newline, endOfLine(text, 0, newline));
    }),
    complete,
    ended,
  };
}

/** ISO 8859-1, each byte its own code point. (TextDecoder's label "latin1" means windows-1252 instead.) */
function latin1(bytes: Uint8Array): string {
  const CHUNK = 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    // Spreading the bytes into the call would use an iterator and cost eight times as much.
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + CHUNK));
  }
  return text;
}

function utf8OrNull(byteText: string): string | null {
  const bytes = new Uint8Array(byteText.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = byteText.charCodeAt(at);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** @param cut the text is only the beginning of the source */
function split(text: string, newline: Newline, cut: boolean): HeaderBlock {
  const fields: HeaderField[] = [];
  let start = afterPreamble(text, newline);
  while (start < text.length) {
    if (startsEmptyLine(text, start, newline)) return { fields, complete: true, ended: true };
    if (fields.length === HEADER_LIMITS.fields) return { fields, complete: false, ended: false };
    const firstFold = endOfLine(text, start, newline);
    let lineEnd = firstFold;
    while (isBlank(text.charCodeAt(lineEnd + 1))) lineEnd = endOfLine(text, lineEnd + 1, newline);
    const end = lineEnd > start && newline === '\n' && text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
    if (end - start > HEADER_LIMITS.field) {
      fields.push(toField(text, start, start + HEADER_LIMITS.field, fields.length, newline, firstFold));
      return { fields, complete: false, ended: false };
    }
    fields.push(toField(text, start, end, fields.length, newline, firstFold));
    start = lineEnd + 1;
  }
  return { fields, complete: !cut, ended: false };
}

/** Index of the first character that can belong to a field or to the blank line that ends the block. */
function afterPreamble(text: string, newline: Newline): number {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = start; at < text.length && isWhiteSpace(text.charCodeAt(at)); at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) start = at + 1;
  }
  while (startsMboxLine(text, start)) {
    const lineEnd = text.indexOf(newline, start);
    start = lineEnd === -1 ? text.length : lineEnd + 1;
  }
  return start;
}

/** "From sender@example.org Mon Nov 23 …" (RFC 4155), even if quoted with ">"; but not the field "From : …". */
function startsMboxLine(text: string, start: number): boolean {
  const word = text.charCodeAt(start) === 0x3e ? start + 1 : start;
  if (!text.startsWith('From ', word)) return false;
  let next = word + 5;
  while (isBlank(text.charCodeAt(next))) next++;
  return text.charCodeAt(next) !== COLON;
}

function startsEmptyLine(text: string, start: number, newline: Newline): boolean {
  const first = text.charCodeAt(start);
  if (newline === '\r') return first === CR;
  return first === LF || (first === CR && text.charCodeAt(start + 1) === LF);
}

function endOfLine(text: string, start: number, newline: Newline): number {
  const end = text.indexOf(newline, start);
  return end === -1 ? text.length : end;
}

/**
 * The field between `start` and `end`. It is parsed in place, in the text of the whole block, because reading
 * characters through a slice is slower.
 *
 * @param firstFold index of the first newline after `start`, inside the field or not
 */
function toField(
  text: string,
  start: number,
  end: number,
  index: number,
  newline: Newline,
  firstFold: number,
): HeaderField {
  const nameEnd = endOfName(text, start, end);
  let colon = nameEnd;
  while (colon < end && isBlank(text.charCodeAt(colon))) colon++;
  const named = nameEnd > start && colon < end && text.charCodeAt(colon) === COLON;
  const name = named ? text.slice(start, nameEnd) : '';
  return {
    index,
    name,
    key: name.toLowerCase(),
    body: bodyOf(text, named ? colon + 1 : start, end, newline, firstFold),
    raw: text.slice(start, end),
  };
}

/** Index after the field's name, which is printable ASCII without the colon (ftext of RFC 5322 §3.6.8). */
function endOfName(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code >= DELETE || code === COLON) return at;
  }
  return end;
}

/**
 * Trims and unfolds a body (RFC 5322 §2.2.3): line ends are removed, the blanks after them stay. Every newline inside a
 * field is a folding; a CR that is not part of a line end stays.
 *
 * Only space and tab are trimmed: `trim()` would remove U+00A0 too, which some servers pass on inside a HELO name.
 */
function bodyOf(text: string, from: number, to: number, newline: Newline, firstFold: number): string {
  let start = from;
  let end = to;
  while (start < end && (isBlank(text.charCodeAt(start)) || isOfLineEnd(text, start, newline))) start++;
  while (end > start && (isBlank(text.charCodeAt(end - 1)) || isOfLineEnd(text, end - 1, newline))) end--;
  // Most bodies are never read, so the pieces are only added: the engine joins them once, on first use.
  let body = '';
  for (let fold = firstFold; fold < end; fold = endOfLine(text, fold + 1, newline)) {
    if (fold < start) continue;
    body += text.slice(start, isOfLineEnd(text, fold - 1, newline) ? fold - 1 : fold);
    start = fold + 1;
  }
  return body === '' ? text.slice(start, end) : body + text.slice(start, end);
}

function isOfLineEnd(text: string, at: number, newline: Newline): boolean {
  const code = text.charCodeAt(at);
  if (newline === '\r') return code === CR;
  return code === LF || (code === CR && text.charCodeAt(at + 1) === LF);
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function isWhiteSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === CR || code === LF;
}
