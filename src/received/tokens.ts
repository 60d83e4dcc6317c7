import { Parentheses, endOfEnclosedWord } from './enclosures.ts';
import {
  type Token,
  BY,
  FROM,
  LESS,
  OPEN,
  OPEN_LITERAL,
  QUOTE,
  SEMICOLON,
  codesOf,
  isBlank,
  keywordAt,
  onOneLine,
} from './token.ts';

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
 * §4.4) of `text` from `from` on. Takes time linear in the length.
 *
 * With `semicolons` false a semicolon is an ordinary character of a word ("for fred@example.com;123 with …"). An
 * unclosed parenthesis is an ordinary character too: a HELO of "x)by.y(gato101.sndsy.ru[185.138.182.101]" must not turn
 * the server's own words into a comment. Nor may one that the peer closes later: Haraka accepts a HELO of "x(" and then
 * folds a text that begins with ")" into its own field. A parenthesis before `by` that itself contains `by` is not
 * treated as a comment.
 *
 * @param watcher asked after each semicolon whether to stop there
 */
export function tokenise(text: string, from = 0, semicolons = true, watcher: SemicolonWatcher | null = null): Tokens {
  const tokens: Token[] = [];
  const { length } = text;
  const codes = codesOf(text);
  let pairs: Parentheses | null = null;
  let at = from;
  let glued = false;
  let beforeBy = true;
  while (at < length) {
    const code = codes[at] ?? 0;
    if (isBlank(code)) {
      glued = false;
      at++;
      continue;
    }
    if (tokens.length === MAX_TOKENS) return { tokens, tooComplex: true };
    const start = at;
    let token: Token;
    // A parenthesis after a blank and the HELO name is the server's own.
    const close =
      code === OPEN
        ? (pairs ??= new Parentheses(text, codes, from)).closeOf(at, beforeBy, glued || tokens.length < 2)
        : -1;
    if (close !== -1) {
      at = close + 1;
      const inner = text.slice(start + 1, close);
      const comment = pairs?.mayBeFolded === false ? inner : onOneLine(inner);
      token = { kind: 'comment', text: comment, start, end: at, glued, keyword: null };
    } else if (code === SEMICOLON && semicolons) {
      at++;
      token = { kind: 'semicolon', text: ';', start, end: at, glued, keyword: null };
    } else {
      at =
        code === OPEN_LITERAL || code === LESS || code === QUOTE
          ? endOfEnclosedWord(text, codes, start, tokens, beforeBy)
          : -1;
      if (at === -1) {
        for (at = start + 1; at < length; at++) {
          const next = codes[at] ?? 0;
          if (next > OPEN && next !== SEMICOLON) continue;
          if (isBlank(next) || (next === SEMICOLON && semicolons)) break;
          if (next === OPEN && (pairs ??= new Parentheses(text, codes, from)).closeOf(at, beforeBy, true) !== -1) break;
        }
      }
      const keyword = keywordAt(codes, start, at);
      token = { kind: 'word', text: text.slice(start, at), start, end: at, glued, keyword };
      // A HELO of "by" is not a keyword yet: `from by ([203.0.113.67]) by mx.klever.test`.
      if (beforeBy && keyword === BY) beforeBy = tokens.at(-1)?.keyword === FROM;
    }
    tokens.push(token);
    if (code === SEMICOLON && watcher !== null && token.kind === 'semicolon' && watcher.meetSemicolon(tokens)) break;
    glued = true;
  }
  return { tokens, tooComplex: pairs?.tooDeep === true };
}
