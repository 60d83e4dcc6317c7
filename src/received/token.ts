import { HAS_BY, HAS_FOLD, HAS_OPEN, HAS_OPEN_LITERAL, HAS_SEMICOLON, HAS_SPACES, onOneLine } from './characters.ts';
import { holdsHost, placeOfBy } from './enclosures.ts';

/** The clauses of a Received field (RFC 5321 §4.4 and other usage), as indexes into a list of them. */
export const LEAD = 0;
export const FROM = 1;
export const BY = 2;
export const VIA = 3;
export const WITH = 4;
export const ID = 5;
export const FOR = 6;
export const ENVELOPE_FROM = 7;
export const TLS = 8;

/** {@link LEAD} precedes the first keyword; no word begins it. */
export type ClauseName =
  | typeof LEAD
  | typeof FROM
  | typeof BY
  | typeof VIA
  | typeof WITH
  | typeof ID
  | typeof FOR
  | typeof ENVELOPE_FROM
  | typeof TLS;

/** A text to be split into tokens. */
export class Source {
  readonly text: string;
  /**
   * Its characters as numbers, 255 for any outside ASCII: a byte array is three times as fast to read as a string. Those
   * of a whole field are valid until the next field is read.
   */
  readonly codes: Uint8Array;
  /** The signs of everything that was read so far. */
  signs = 0;

  private constructor(text: string, codes: Uint8Array) {
    this.text = text;
    this.codes = codes;
  }

  static ofField(text: string): Source {
    const { length } = text;
    return new Source(text, codesOf(text, length > CAPACITY ? new Uint8Array(length) : scratch));
  }

  /** A part of the field that is not read in its place. */
  static ofPart(text: string): Source {
    return new Source(text, codesOf(text, new Uint8Array(text.length)));
  }
}

const CAPACITY = 1 << 16;
const scratch = new Uint8Array(CAPACITY);
const encoder = new TextEncoder();
/** Represents any character outside ASCII: none of them separates tokens. */
const OTHER = 255;

function codesOf(text: string, codes: Uint8Array): Uint8Array {
  const { length } = text;
  const { read, written } = encoder.encodeInto(text, codes);
  if (read === length && written === length) return codes;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = code < 0x80 ? code : OTHER;
  }
  return codes;
}

export type TokenKind = 'word' | 'comment' | 'semicolon';

/** A word, comment or semicolon at depth 0 of a text. */
export class Token {
  readonly source: Source;
  readonly kind: TokenKind;
  /** Index of the first character in the text, parenthesis included. */
  readonly start: number;
  /** Index after the last character, parenthesis included. */
  readonly end: number;
  /** There is no white space between this token and the previous one. */
  readonly glued: boolean;
  /** The clause that the word begins if it is a keyword, in any case; null for everything else. */
  readonly keyword: ClauseName | null;
  /** Which characters the token contains (characters.ts); those of a comment without its parentheses. */
  readonly signs: number;
  private cutText: string | null = null;

  constructor(
    source: Source,
    kind: TokenKind,
    start: number,
    end: number,
    glued: boolean,
    keyword: ClauseName | null,
    signs: number,
  ) {
    this.source = source;
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.glued = glued;
    this.keyword = keyword;
    this.signs = signs;
  }

  /** A comment without its outer parentheses and without folding: each run of blanks is one space. */
  get text(): string {
    return (this.cutText ??= this.cut());
  }

  /** The code of the first character of {@link text}, if it is in ASCII. */
  get firstCode(): number {
    return this.source.codes[this.kind === 'comment' ? this.start + 1 : this.start] ?? 0;
  }

  private cut(): string {
    if (this.kind !== 'comment') return this.source.text.slice(this.start, this.end);
    const inner = this.source.text.slice(this.start + 1, this.end - 1);
    return this.isFolded ? onOneLine(inner) : inner;
  }

  /** The text of a comment is not what the source contains. */
  get isFolded(): boolean {
    return (this.signs & (HAS_FOLD | HAS_SPACES)) !== 0;
  }
}

/** The clause that the word between two indexes of a text begins if it is a keyword; null for any other word. */
export function keywordAt(codes: Uint8Array, start: number, end: number): ClauseName | null {
  switch (end - start) {
    case 2:
      return is(codes, start, 'by') ? BY : is(codes, start, 'id') ? ID : null;
    case 3:
      return is(codes, start, 'for') ? FOR : is(codes, start, 'via') ? VIA : is(codes, start, 'tls') ? TLS : null;
    case 4:
      return is(codes, start, 'from') ? FROM : is(codes, start, 'with') ? WITH : null;
    case 13:
      return is(codes, start, 'envelope-from') ? ENVELOPE_FROM : null;
    case 15:
      return is(codes, start, 'envelope-sender') ? ENVELOPE_FROM : null;
    default:
      return null;
  }
}

/** Compares without a lower-case copy: this runs for every word. */
function is(codes: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at++) {
    if (((codes[start + at] ?? 0) | 0x20) !== keyword.charCodeAt(at)) return false;
  }
  return true;
}

/** Whether a text with these signs can hold `by` and a host. */
export function mayEncloseField(signs: number): boolean {
  return (signs & HAS_BY) !== 0 && (signs & (HAS_OPEN | HAS_OPEN_LITERAL | HAS_SEMICOLON)) !== 0;
}

/** "a by b (c)" */
const MIN_FIELD_LENGTH = 10;

/** Whether a parenthesis that the peer injected turned a whole field, the server's own words included, into a comment. */
export function enclosesField(token: Token): boolean {
  if (token.kind !== 'comment' || !mayEncloseField(token.signs)) return false;
  const { text } = token;
  if (text.length <= MIN_FIELD_LENGTH) return false;
  return placeOfBy(text, 0, text.length) < text.length && holdsHost(text, 0, text.length);
}

/** The same after `by`, where a comment may hold an envelope sender, and an envelope sender anything. */
export function enclosesFieldAfterBy(token: Token): boolean {
  return enclosesField(token) && !token.text.startsWith('envelope-');
}
