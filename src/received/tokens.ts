import {
  BACKSLASH,
  CLOSE,
  HAS_FOLD,
  HAS_ODD,
  HAS_OPEN,
  HAS_SEMICOLON,
  HAS_SPACE,
  LESS,
  OPEN,
  OPEN_LITERAL,
  QUOTE,
  SEMICOLON,
  SIGNS,
  signsOfPair,
} from './characters.ts';
import {
  MAX_COMMENT_DEPTH,
  endOfEnvelope,
  endOfLiteral,
  endOfMailbox,
  endOfQuotedMailbox,
  holdsHost,
  matchParentheses,
  placeOfBy,
} from './enclosures.ts';
import { type Source, BY, ENVELOPE_FROM, FOR, FROM, Token, keywordAt, mayEncloseField } from './token.ts';

export interface Tokens {
  readonly tokens: readonly Token[];
  /** More tokens or deeper comments than the limits; the rest of the text was ignored. */
  readonly tooComplex: boolean;
}

/** Called for each semicolon as it is found. */
export interface SemicolonWatcher {
  /** Takes the tokens so far, the last of which is a semicolon; true to stop there. */
  meetSemicolon(tokens: readonly Token[]): boolean;
}

/** More tokens than any real field has (the longest seen: 40). */
export const MAX_TOKENS = 256;

/**
 * The first step of parsing a Received field: words, comments and semicolons at depth 0 (RFC 5322 §3.2.2, RFC 5321
 * §4.4) between two places of a text. Takes time linear in the length.
 *
 * With `semicolons` false a semicolon is an ordinary character of a word ("for fred@example.com;123 with …"). An
 * unclosed parenthesis is an ordinary character too: a HELO of "x)by.y(gato101.sndsy.ru[185.138.182.101]" must not turn
 * the server's own words into a comment. Nor must one that the peer closes later: Haraka accepts a HELO of "x(" and
 * then folds a text that begins with ")" into its own field. A parenthesis before `by` that itself contains `by` is not
 * treated as a comment.
 *
 * @param watcher asked after each semicolon whether to stop there
 */
export function tokenise(
  source: Source,
  from = 0,
  to = source.text.length,
  semicolons = true,
  watcher: SemicolonWatcher | null = null,
): Tokens {
  return new Tokeniser(source, from, to, semicolons).run(watcher);
}

class Tokeniser {
  private readonly source: Source;
  private readonly codes: Uint8Array;
  private readonly from: number;
  private readonly to: number;
  private readonly semicolons: boolean;
  private readonly tokens: Token[] = [];
  /** The closing parenthesis of each opening one; only for a text that has an unclosed one, or one of the peer's. */
  private partners: ReadonlyMap<number, number> | null = null;
  /** Index of the last `by` that was searched for; -1 before that, the end of the text if there are no more. */
  private writerAt = -1;
  private tooDeep = false;
  private beforeBy = true;
  /** Signs of the comment or word that was read last. */
  private signs = 0;

  constructor(source: Source, from: number, to: number, semicolons: boolean) {
    this.source = source;
    this.codes = source.codes;
    this.from = from;
    this.to = to;
    this.semicolons = semicolons;
  }

  run(watcher: SemicolonWatcher | null): Tokens {
    const tokens = this.tokens;
    const codes = this.codes;
    const to = this.to;
    let glued = false;
    let seen = 0;
    let at = this.from;
    let tooComplex = false;
    while (at < to) {
      const code = codes[at] ?? 0;
      const sign = SIGNS[code] ?? 0;
      if ((sign & (HAS_SPACE | HAS_FOLD)) !== 0) {
        seen |= sign;
        glued = false;
        at++;
        continue;
      }
      if (tokens.length === MAX_TOKENS) {
        tooComplex = true;
        break;
      }
      const start = at;
      // A parenthesis after a blank and the HELO name is the server's own.
      const close = code === OPEN ? this.closeOf(at, glued || tokens.length < 2) : -1;
      if (close !== -1) {
        at = close + 1;
        tokens.push(new Token(this.source, 'comment', start, at, glued, null, this.signs));
      } else if (code === SEMICOLON && this.semicolons) {
        at++;
        this.signs = HAS_SEMICOLON;
        tokens.push(new Token(this.source, 'semicolon', start, at, glued, null, HAS_SEMICOLON));
        if (watcher !== null && watcher.meetSemicolon(tokens)) {
          seen |= HAS_SEMICOLON;
          break;
        }
      } else {
        at = this.endOfWord(start, code);
        const keyword = keywordAt(codes, start, at);
        // A HELO of "by" is not a keyword yet: `from by ([203.0.113.67]) by mx.klever.test`.
        if (keyword === BY && this.beforeBy) this.beforeBy = tokens[tokens.length - 1]?.keyword === FROM;
        tokens.push(new Token(this.source, 'word', start, at, glued, keyword, this.signs));
      }
      seen |= this.signs;
      glued = true;
    }
    // What was not read may hold anything.
    this.source.signs |= tooComplex ? HAS_ODD : seen;
    return { tokens, tooComplex: tooComplex || this.tooDeep };
  }

  private endOfWord(start: number, first: number): number {
    const codes = this.codes;
    const to = this.to;
    if (first === OPEN_LITERAL || first === LESS || first === QUOTE) {
      const end = this.endOfEnclosedWord(start, first);
      if (end !== -1) {
        this.signs = signsBetween(codes, start, end);
        return end;
      }
    }
    const stops = HAS_SPACE | HAS_FOLD | HAS_OPEN | (this.semicolons ? HAS_SEMICOLON : 0);
    let signs = SIGNS[first] ?? 0;
    for (let at = start + 1; at < to; at++) {
      const sign = SIGNS[codes[at] ?? 0] ?? 0;
      if ((sign & stops) !== 0 && ((sign & HAS_OPEN) === 0 || this.closeOf(at, true) !== -1)) {
        this.signs = signs;
        return at;
      }
      signs |= sign;
    }
    this.signs = signs;
    return to;
  }

  /** End of a word that may contain blanks, by its first character; -1 if the ordinary rule for words applies. */
  private endOfEnclosedWord(start: number, first: number): number {
    const { text } = this.source;
    if (first === OPEN_LITERAL) return endOfLiteral(this.codes, start, this.to);
    if ((first === QUOTE && this.beforeBy) || !this.startsMailbox()) return -1;
    return first === LESS ? endOfMailbox(text, start, this.to) : endOfQuotedMailbox(text, start, this.to);
  }

  /**
   * Only where a mailbox is expected may "<" or a quote open one: in a HELO, `<"x` would otherwise reach for a quote in
   * the envelope sender further on and hide everything between them.
   */
  private startsMailbox(): boolean {
    const { length } = this.tokens;
    const keyword = this.tokens[length - 1]?.keyword ?? null;
    return length > 1 && (keyword === FOR || keyword === ENVELOPE_FROM || keyword === FROM);
  }

  /** Index of the closing parenthesis; -1 if this one opens no comment. `peers`: the peer may have written it. */
  private closeOf(open: number, peers: boolean): number {
    if (!this.beforeBy && this.codes[open + 1] === LETTER_E) {
      const envelope = endOfEnvelope(this.source.text, open, this.to);
      if (envelope !== -1) return this.commentUpTo(envelope, open);
    }
    if (this.partners === null) {
      const close = this.endOfComment(open);
      if (close !== -1 && !(this.beforeBy && peers && this.enclosesField(open, close))) return close;
    }
    // If these rules find no end, a backslash is an ordinary character: qpsmtpd writes a HELO of "x\" as "(HELO x\)".
    this.partners ??= matchParentheses(this.source.text, this.from, this.to);
    const close = this.partners.get(open) ?? -1;
    if (close === -1 || (this.beforeBy && peers && this.enclosesField(open, close))) return -1;
    return this.commentUpTo(close, open);
  }

  private commentUpTo(close: number, open: number): number {
    this.signs = signsBetween(this.codes, open + 1, close);
    return close;
  }

  private enclosesField(open: number, close: number): boolean {
    if (this.partners === null && !mayEncloseField(this.signs)) return false;
    const { text } = this.source;
    if (this.writerAt < open) this.writerAt = placeOfBy(text, open, this.to);
    return this.writerAt < close && holdsHost(text, open + 1, close);
  }

  /** By the rules of RFC 5322 §3.2.2, with backslashes. */
  private endOfComment(open: number): number {
    const codes = this.codes;
    const to = this.to;
    let depth = 1;
    let signs = 0;
    let before = 0;
    for (let at = open + 1; at < to; at++) {
      const code = codes[at] ?? 0;
      const sign = SIGNS[code] ?? 0;
      if (code === CLOSE && --depth === 0) {
        this.signs = signs;
        return at;
      }
      signs |= sign | signsOfPair(before, sign);
      before = sign;
      if (code === OPEN) {
        if (++depth > MAX_COMMENT_DEPTH) this.tooDeep = true;
      } else if (code === BACKSLASH && ++at < to) {
        before = SIGNS[codes[at] ?? 0] ?? 0;
        signs |= before;
      }
    }
    return -1;
  }
}

const LETTER_E = 101;

function signsBetween(codes: Uint8Array, from: number, to: number): number {
  let signs = 0;
  let before = 0;
  for (let at = from; at < to; at++) {
    const sign = SIGNS[codes[at] ?? 0] ?? 0;
    signs |= sign | signsOfPair(before, sign);
    before = sign;
  }
  return signs;
}
