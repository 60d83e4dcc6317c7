import {
  type Token,
  BACKSLASH,
  CLOSE,
  CLOSE_LITERAL,
  GREATER,
  LESS,
  OPEN,
  OPEN_LITERAL,
  QUOTE,
  SEMICOLON,
  SPACE,
  isBlank,
} from './token.ts';

/** No MTA nests comments deeper than this. */
export const MAX_COMMENT_DEPTH = 32;
/** The length of "(envelope-sender <". */
const MAX_ENVELOPE_WORD = 18;

/** Finds the matching parenthesis of each opening one, in one pass over the text however often it is called. */
export class Parentheses {
  tooDeep = false;
  /** False only if the comment found last has no tab, no line end and no two blanks in a row. */
  mayBeFolded = true;
  readonly #text: string;
  readonly #codes: Uint8Array;
  readonly #from: number;
  /** Filled only for a text that has an unclosed parenthesis. */
  #partners: Map<number, number> | null = null;
  /** Index of the `by` found last; -1 before the first search, the text's length if there are no more. */
  #by = -1;

  /** @param codes of the text ({@link codesOf}) */
  constructor(text: string, codes: Uint8Array, from: number) {
    this.#text = text;
    this.#codes = codes;
    this.#from = from;
  }

  /** Index of the closing parenthesis; -1 if this one opens no comment. `peers`: the peer may have written it. */
  closeOf(open: number, beforeBy: boolean, peers: boolean): number {
    this.mayBeFolded = true;
    const envelope = beforeBy ? -1 : endOfEnvelope(this.#text, open);
    if (envelope !== -1) return envelope;
    let close = this.#partners === null ? this.#scan(open) : (this.#partners.get(open) ?? -1);
    if (close === -1 && this.#partners === null) close = this.#partnerOf(open);
    if (close !== -1 && beforeBy && peers && this.#enclosesField(open, close)) {
      close = this.#partnerOf(open);
      if (close !== -1 && this.#enclosesField(open, close)) close = -1;
    }
    return close;
  }

  /** Finds the closing parenthesis by RFC 5322 §3.2.2, where a backslash quotes the next character. */
  #scan(open: number): number {
    let depth = 0;
    let folded = false;
    const codes = this.#codes;
    const { length } = this.#text;
    for (let at = open; at < length; at++) {
      const code = codes[at] ?? 0;
      if (code > CLOSE && code !== BACKSLASH) continue;
      if (isBlank(code)) folded ||= code !== SPACE || codes[at + 1] === SPACE;
      else if (code === BACKSLASH) {
        at++;
        folded = true;
      } else if (code === OPEN) {
        if (++depth > MAX_COMMENT_DEPTH) this.tooDeep = true;
      } else if (code === CLOSE && --depth === 0) {
        this.mayBeFolded = folded;
        return at;
      }
    }
    return -1;
  }

  /**
   * The closing parenthesis if a backslash is an ordinary character, for texts in which those rules find none: qpsmtpd
   * writes a HELO of "x\" as "(HELO x\)".
   */
  #partnerOf(open: number): number {
    this.#partners ??= matchAll(this.#text, this.#from);
    return this.#partners.get(open) ?? -1;
  }

  #enclosesField(open: number, close: number): boolean {
    if (this.#by < open) this.#by = nextBy(this.#text, open);
    return this.#by < close && holdsHost(this.#text, open + 1, close);
  }
}

/**
 * End of `(envelope-from <"a) by b"@example.net>)`: Exim and Dovecot print the sender's quoted local part as it is, so
 * a parenthesis inside it does not close the comment. -1 for any other comment.
 */
function endOfEnvelope(text: string, open: number): number {
  if (!text.startsWith('envelope-', open + 1)) return -1;
  const less = text.indexOf('<"', open);
  if (less === -1 || less > open + MAX_ENVELOPE_WORD) return -1;
  const end = endOfMailbox(text, less);
  return text.charCodeAt(end) === CLOSE ? end : -1;
}

function matchAll(text: string, from: number): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) open.push(at);
    else if (code === CLOSE) {
      const partner = open.pop();
      if (partner !== undefined) partners.set(partner, at);
    }
  }
  return partners;
}

/** Longest literal that contains blanks: "[XMail 1.20 ESMTP Server]", "[unix socket]". */
const MAX_LITERAL_LENGTH = 64;
const AT = 64;

/** End of a word that may contain blanks, by its first character; -1 if the ordinary rule for words applies. */
export function endOfEnclosedWord(
  text: string,
  codes: Uint8Array,
  start: number,
  before: readonly Token[],
  beforeBy: boolean,
): number {
  const first = codes[start];
  if (first === OPEN_LITERAL) return endOfLiteral(codes, start, text.length);
  if (first !== LESS && (first !== QUOTE || beforeBy)) return -1;
  if (!startsMailbox(before)) return -1;
  return first === LESS ? endOfMailbox(text, start) : endOfQuotedMailbox(text, start);
}

/**
 * Only where a mailbox is expected may "<" or a quote open one: the quote in a HELO of `<"x` would otherwise pair with
 * one in the envelope sender and hide everything between them.
 */
function startsMailbox(before: readonly Token[]): boolean {
  const last = before.at(-1);
  if (last === undefined || last.kind !== 'word' || before.length < 2) return false;
  const word = last.text.toLowerCase();
  return word === 'for' || word === 'envelope-from' || word === 'envelope-sender' || word === 'from';
}

/** End of `<"local part"@domain>`: inside quotes, blanks, parentheses and ">" don't count; -1 if there is no end. */
function endOfMailbox(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && code === GREATER) {
      while (text.charCodeAt(at + 1) === GREATER) at++;
      return at + 1;
    } else if (!quoted && (code === OPEN || code === SEMICOLON)) return -1;
  }
  return -1;
}

/** End of `"local part"@domain` without angle brackets (Exim); -1 if it is not one. */
function endOfQuotedMailbox(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  if (text.charCodeAt(at + 1) !== AT) return -1;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== SEMICOLON) at++;
  return at;
}

/** End of a literal, which may contain blanks ("[unix socket]"); -1 if the ordinary rule for words applies. */
function endOfLiteral(codes: Uint8Array, start: number, length: number): number {
  const limit = Math.min(length, start + MAX_LITERAL_LENGTH);
  let blanks = false;
  for (let at = start + 1; at < limit; at++) {
    const code = codes[at] ?? 0;
    if (code > SEMICOLON && code !== CLOSE_LITERAL) continue;
    if (code === CLOSE_LITERAL) return blanks ? at + 1 : -1;
    if (code === OPEN || code === CLOSE || code === SEMICOLON) return -1;
    if (isBlank(code)) blanks = true;
  }
  return -1;
}

/** The length of the shortest field: "a by b (c)". */
const MIN_FIELD_LENGTH = 10;

/** Whether a parenthesis that the peer injected turned a whole field, the server's own words included, into a comment. */
export function enclosesField({ kind, text }: Token): boolean {
  if (kind !== 'comment' || text.length <= MIN_FIELD_LENGTH) return false;
  return nextBy(text, 0) < text.length && holdsHost(text, 0, text.length);
}

/**
 * Like {@link enclosesField}, for a comment after `by`, where there may be an envelope sender, which may contain
 * anything.
 */
export function enclosesFieldAfterBy(token: Token): boolean {
  return enclosesField(token) && !token.text.startsWith('envelope-');
}

/**
 * Whether the text between two indexes can describe a host: it contains the beginning of a comment, of a literal or of
 * the date.
 */
function holdsHost(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === OPEN_LITERAL || code === SEMICOLON) return true;
  }
  return false;
}

/** Index of the next `by` that is a whole word, or the text's length. */
function nextBy(text: string, from: number): number {
  let at = text.indexOf('by', from);
  while (at !== -1) {
    const before = text.charCodeAt(at - 1);
    const alone = at === 0 || isBlank(before) || before === CLOSE || before === OPEN;
    if (alone && isBlank(text.charCodeAt(at + 2))) return at;
    at = text.indexOf('by', at + 2);
  }
  return text.length;
}
