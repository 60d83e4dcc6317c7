import { isBlank, onOneLine } from '../received/token.ts';

/**
 * The grammar that Authentication-Results (RFC 8601 §2.2) and Received-SPF (RFC 7208 §9.1) share: words, `name=value`
 * pairs, comments and semicolons, with comments allowed between all of them.
 *
 * A value may be copied from the sender (a HELO name, an envelope sender), so quotes count only where a quoted string
 * may begin, and white space is only space, tab, CR and LF.
 */
export interface ResultClause {
  readonly kind: 'pair' | 'word' | 'comment' | 'semicolon';
  /** Name of a pair in lower case, without blanks and comments around "." and "/"; otherwise empty. */
  readonly name: string;
  /** Value of a pair, text of a word, or content of a comment. A quoted string is returned without its quotes. */
  readonly value: string;
}

export interface ResultClauses {
  readonly clauses: readonly ResultClause[];
  /**
   * Not everything was parsed: a comment is not closed, or there is more text or there are more clauses than the limits
   * allow.
   */
  readonly incomplete: boolean;
}

/** Longer than any genuine field (the longest seen: 4,300 characters); the rest is ignored. */
const MAX_CLAUSE_TEXT = 65_536;
/** More words, pairs and comments than any genuine field has (the most seen: 90). */
export const MAX_CLAUSES = 512;

const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const DOT = 46;
const SLASH = 47;
const SEMICOLON = 59;
const LESS = 60;
const EQUALS = 61;
const BACKSLASH = 92;

/** Splits one unfolded field body into its clauses, in time linear in its length. */
export function scanClauses(body: string): ResultClauses {
  return new ClauseScanner(body).scan();
}

class ClauseScanner {
  readonly #text: string;
  readonly #length: number;
  readonly #clauses: ResultClause[] = [];
  #at = 0;
  #incomplete: boolean;

  constructor(body: string) {
    this.#text = body;
    this.#length = Math.min(body.length, MAX_CLAUSE_TEXT);
    this.#incomplete = body.length > MAX_CLAUSE_TEXT;
  }

  scan(): ResultClauses {
    while (this.#skipBlanks() && this.#clauses.length < MAX_CLAUSES) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === SEMICOLON) {
        this.#at++;
        this.#add('semicolon', '', '');
      } else if (code === OPEN) {
        this.#add('comment', '', this.#readComment());
      } else {
        this.#readWordOrPair();
      }
    }
    if (this.#at < this.#length) this.#incomplete = true;
    return { clauses: this.#clauses, incomplete: this.#incomplete };
  }

  #add(kind: ResultClause['kind'], name: string, value: string): void {
    if (this.#clauses.length < MAX_CLAUSES) this.#clauses.push({ kind, name, value });
    else this.#incomplete = true;
  }

  /** Advances to the next character that is not white space; false at the end. */
  #skipBlanks(): boolean {
    while (this.#at < this.#length && isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at < this.#length;
  }

  /** Skips white space and comments, and keeps the comments for later. */
  #skipComments(comments: string[]): void {
    while (this.#skipBlanks() && this.#text.charCodeAt(this.#at) === OPEN) comments.push(this.#readComment());
  }

  /** Reads from "(" to the matching ")", without folding; to the end of the text if there is none. */
  #readComment(): string {
    const start = this.#at + 1;
    let depth = 0;
    for (let at = this.#at; at < this.#length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === OPEN) depth++;
      else if (code === CLOSE && --depth === 0) {
        this.#at = at + 1;
        return onOneLine(this.#text.slice(start, at));
      }
    }
    this.#incomplete = true;
    this.#at = this.#length;
    return onOneLine(this.#text.slice(start, this.#length));
  }

  #readWordOrPair(): void {
    if (this.#text.charCodeAt(this.#at) === QUOTE) {
      this.#add('word', '', this.#readValue());
      return;
    }
    const comments: string[] = [];
    let name = this.#readName();
    for (;;) {
      this.#skipComments(comments);
      const code = this.#text.charCodeAt(this.#at);
      if (this.#at >= this.#length || code === EQUALS) break;
      // RFC 8601 Appendix B.7 writes "policy (A dot can go here) . (like that) expired" and "dkim (x) / 1 (y) = fail".
      if (code !== DOT && code !== SLASH && !endsWithJoint(name)) break;
      const more = this.#readName();
      if (more === '') break;
      name += more;
    }
    if (this.#at < this.#length && this.#text.charCodeAt(this.#at) === EQUALS) {
      this.#at++;
      this.#skipComments(comments);
      this.#add('pair', name.toLowerCase(), this.#readValue());
    } else {
      this.#add('word', '', name);
    }
    for (const comment of comments) this.#add('comment', '', comment);
  }

  /**
   * Reads up to white space, a comment, ";", "=" or a quote. A leading quote is consumed, so that scanning advances.
   */
  #readName(): string {
    const start = this.#at;
    while (this.#at < this.#length) {
      const code = this.#text.charCodeAt(this.#at);
      if (isBlank(code) || code === OPEN || code === SEMICOLON || code === EQUALS) break;
      if (code === QUOTE && this.#at > start) break;
      this.#at++;
    }
    return this.#text.slice(start, this.#at);
  }

  /** Reads up to white space, a comment or ";", none of which counts inside a quoted string at the beginning. */
  #readValue(): string {
    const start = this.#at;
    const opening = this.#text.charCodeAt(start) === LESS ? start + 1 : start;
    const closing = this.#text.charCodeAt(opening) === QUOTE ? this.#closingQuote(opening) : -1;
    if (closing !== -1) this.#at = closing + 1;
    const quoteEnd = this.#at;
    while (this.#at < this.#length) {
      const code = this.#text.charCodeAt(this.#at);
      if (isBlank(code) || code === SEMICOLON || code === OPEN) break;
      this.#at++;
    }
    if (closing !== -1 && opening === start && this.#at === quoteEnd) {
      return unescape(this.#text.slice(start + 1, closing));
    }
    return this.#text.slice(start, this.#at);
  }

  #closingQuote(opening: number): number {
    for (let at = opening + 1; at < this.#length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) return at;
    }
    return -1;
  }
}

function endsWithJoint(name: string): boolean {
  const last = name.charCodeAt(name.length - 1);
  return last === DOT || last === SLASH;
}

function unescape(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, '$1') : text;
}
