/**
 * The first step of reading a Received field: words, comments and semicolons at depth 0 (RFC 5322 §3.2.2, RFC 5321 §4.4).
 *
 * White space is only space, tab, CR and LF. JavaScript's `\s` also matches U+00A0, and Courier and Haraka write a HELO
 * of "gato101.sndsy.ru\u00a0(gato101.sndsy.ru\u00a0[185.138.182.101])\u00a0by\u00a0mx" as it came: it must stay one word.
 */
export interface Token {
  readonly kind: 'word' | 'comment' | 'semicolon';
  /** A comment without its outer parentheses. */
  readonly text: string;
  /** Place of the first character in the text that was scanned, parenthesis included. */
  readonly start: number;
  /** Place after the last character, parenthesis included. */
  readonly end: number;
  /** No white space stands between this token and the one before. */
  readonly glued: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** More tokens or deeper comments than the limits; the rest of the text was left out. */
  readonly tooComplex: boolean;
}

/** More tokens than any real field has (the longest seen: 40). */
export const MAX_TOKENS = 256;
/** Comments nested deeper than this are no MTA's. */
export const MAX_COMMENT_DEPTH = 32;
/** A literal with blanks inside is this long at most: "[XMail 1.20 ESMTP Server]", "[unix socket]". */
const MAX_LITERAL_LENGTH = 64;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const LESS = 60;
const AT = 64;
const LITERAL = 91;
const BACKSLASH = 92;

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === CR || code === LF;
}

/**
 * Splits `text` from `from` on. Takes time linear in the length.
 *
 * With `semicolons` false a semicolon is an ordinary character of a word ("for fred@example.com;123 with …").
 * A parenthesis that is never closed is an ordinary character too: a HELO of "x)by.y(gato101.sndsy.ru[185.138.182.101]"
 * must not swallow the rest of the server's own words. Nor must one that the peer closes later on: Haraka takes a HELO of
 * "x(" and then folds a text that begins with ")" into its own field. A comment before `by` with a `by` inside is none.
 *
 * @param isLast asked after each token whether to stop there
 */
export function tokenise(
  text: string,
  from = 0,
  semicolons = true,
  isLast: ((token: Token, count: number) => boolean) | null = null,
): Tokens {
  const tokens: Token[] = [];
  const { length } = text;
  let pairs: Parentheses | null = null;
  let at = from;
  let glued = false;
  let beforeBy = true;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      glued = false;
      at++;
      continue;
    }
    if (tokens.length === MAX_TOKENS) return { tokens, tooComplex: true };
    const start = at;
    let token: Token;
    // A parenthesis behind a blank and the HELO name is the server's own.
    const close =
      code === OPEN ? (pairs ??= new Parentheses(text, from)).closeOf(at, beforeBy, glued || tokens.length < 2) : -1;
    if (close !== -1) {
      at = close + 1;
      token = { kind: 'comment', text: text.slice(start + 1, close), start, end: at, glued };
    } else if (code === SEMICOLON && semicolons) {
      at++;
      token = { kind: 'semicolon', text: ';', start, end: at, glued };
    } else {
      at = endOfEnclosed(text, start, code, tokens, beforeBy);
      if (at === -1) {
        for (at = start + 1; at < length; at++) {
          const next = text.charCodeAt(at);
          if (next > SEMICOLON) continue;
          if (isBlank(next) || (next === SEMICOLON && semicolons)) break;
          if (next === OPEN && (pairs ??= new Parentheses(text, from)).closeOf(at, beforeBy, true) !== -1) break;
        }
      }
      token = { kind: 'word', text: text.slice(start, at), start, end: at, glued };
      if (beforeBy && at - start === 2 && isBy(text, start)) beforeBy = isFrom(tokens.at(-1));
    }
    tokens.push(token);
    if (isLast?.(token, tokens.length) === true) break;
    glued = true;
  }
  return { tokens, tooComplex: pairs?.tooDeep === true };
}

/** End of a word that may hold blanks, by its first character; -1 when the ordinary rule for words will do. */
function endOfEnclosed(
  text: string,
  start: number,
  first: number,
  before: readonly Token[],
  beforeBy: boolean,
): number {
  if (first === LITERAL) return endOfLiteral(text, start);
  if (first !== LESS && (first !== QUOTE || beforeBy)) return -1;
  if (!startsMailbox(before)) return -1;
  return first === LESS ? endOfMailbox(text, start) : endOfQuotedMailbox(text, start);
}

/**
 * Only where a mailbox is due may "<" or a quote open one: as a HELO, `<"x` would otherwise reach for a quote in the
 * envelope sender further on and hide everything between them.
 */
function startsMailbox(before: readonly Token[]): boolean {
  const last = before.at(-1);
  if (last === undefined || last.kind !== 'word' || before.length < 2) return false;
  const word = last.text.toLowerCase();
  return word === 'for' || word === 'envelope-from' || word === 'envelope-sender' || word === 'from';
}

/** End of `<"local part"@domain>`: quotes hide blanks, parentheses and ">"; -1 when there is no end. */
function endOfMailbox(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && code === 62) {
      while (text.charCodeAt(at + 1) === 62) at++;
      return at + 1;
    } else if (!quoted && (code === OPEN || code === SEMICOLON)) return -1;
  }
  return -1;
}

/** End of `"local part"@domain` without angle brackets (Exim); -1 when it is none. */
function endOfQuotedMailbox(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  if (text.charCodeAt(at + 1) !== AT) return -1;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== SEMICOLON) at++;
  return at;
}

/** End of a literal that holds blanks ("[unix socket]"); -1 when the ordinary rule for words will do. */
function endOfLiteral(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_LITERAL_LENGTH);
  let blanks = false;
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 93) return blanks ? at + 1 : -1;
    if (code === OPEN || code === CLOSE || code === SEMICOLON) return -1;
    if (isBlank(code)) blanks = true;
  }
  return -1;
}

/** Finds the partner of each opening parenthesis, in one pass over the text however often it is asked. */
class Parentheses {
  tooDeep = false;
  readonly #text: string;
  readonly #from: number;
  /** Filled only for a text that has an opening parenthesis without a partner. */
  #partners: Map<number, number> | null = null;
  /** Place of the last `by` that was looked for; -1 before, the text's length when there is no further one. */
  #by = -1;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
  }

  /** Place of the closing parenthesis; -1 where this one opens no comment. `peers`: the peer may have written it. */
  closeOf(open: number, beforeBy: boolean, peers: boolean): number {
    const envelope = beforeBy ? -1 : endOfEnvelope(this.#text, open);
    if (envelope !== -1) return envelope;
    let close = this.#partners === null ? this.#scan(open) : (this.#partners.get(open) ?? -1);
    if (close === -1 && this.#partners === null) close = this.#partnerOf(open);
    if (close !== -1 && beforeBy && peers && this.#swallows(open, close)) {
      close = this.#partnerOf(open);
      if (close !== -1 && this.#swallows(open, close)) close = -1;
    }
    return close;
  }

  /** By the rules of RFC 5322 §3.2.2, with backslashes. */
  #scan(open: number): number {
    let depth = 0;
    for (let at = open; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === OPEN) {
        if (++depth > MAX_COMMENT_DEPTH) this.tooDeep = true;
      } else if (code === CLOSE && --depth === 0) return at;
    }
    return -1;
  }

  /**
   * Where the rules lead to no end, a backslash is an ordinary character: qpsmtpd writes a HELO of "x\" as
   * "(HELO x\)".
   */
  #partnerOf(open: number): number {
    this.#partners ??= matchAll(this.#text, this.#from);
    return this.#partners.get(open) ?? -1;
  }

  #swallows(open: number, close: number): boolean {
    if (this.#by < open) this.#by = nextBy(this.#text, open);
    return this.#by < close && holdsHost(this.#text, open + 1, close);
  }
}

/** Whether a comment holds what servers write around `by`: words of a whole field that the peer made a comment of. */
export function holdsField(comment: string): boolean {
  return nextBy(comment, 0) < comment.length && holdsHost(comment, 0, comment.length);
}

function holdsHost(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === LITERAL || code === SEMICOLON) return true;
  }
  return false;
}

/**
 * End of `(envelope-from <"a) by b"@example.net>)`: Exim and Dovecot print the sender's quoted local part as it is, and a
 * parenthesis in it closes nothing. -1 for any other comment.
 */
function endOfEnvelope(text: string, open: number): number {
  if (!text.startsWith('envelope-', open + 1)) return -1;
  const less = text.indexOf('<"', open);
  if (less === -1 || less > open + MAX_ENVELOPE_WORD) return -1;
  const end = endOfMailbox(text, less);
  return text.charCodeAt(end) === CLOSE ? end : -1;
}

/** "(envelope-sender <" */
const MAX_ENVELOPE_WORD = 18;

/** Place of the next `by` that stands alone, or the text's length. */
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

/** A HELO of "by" is no keyword yet: `from by ([203.0.113.67]) by mx.klever.test`. */
function isFrom(token: Token | undefined): boolean {
  return token !== undefined && token.text.length === 4 && token.text.toLowerCase() === 'from';
}

function isBy(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 0x20) === 98 && (text.charCodeAt(at + 1) | 0x20) === 121;
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
