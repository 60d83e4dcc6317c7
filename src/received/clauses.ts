import { readDate } from '../message/dates/date-time.ts';
import type { FoundDate } from '../message/dates/usual-date.ts';
import { type Clauses, FoundClauses, NOTHING, NO_TOKENS, clauseOf } from './clause.ts';
import { enclosesFieldAfterBy } from './enclosures.ts';
import { meetAfterBy } from './envelope.ts';
import { readHead } from './field-head.ts';
import { protocolFacts, protocolWord } from './protocol.ts';
import { type Token, BY, ENVELOPE_FROM, FOR, FROM, ID, LEAD, TLS, VIA, WITH } from './token.ts';
import { type SemicolonWatcher, type Tokens, tokenise } from './tokens.ts';

/** Splits the body of one Received field into clauses. Never throws; takes time linear in the length. */
export function readClauses(text: string): Clauses {
  const search = new DateSearch(text);
  const scanned = tokenise(text, 0, true, search);
  const dated = search.end(scanned.tokens);
  const found = new FoundClauses();
  let head: readonly Token[] = scanned.tokens;
  let headCount = head.length;
  if (dated === null || dated.semicolonsBefore > 0) {
    // A semicolon without a date after it is part of a name: Courier, qpsmtpd and Haraka keep it in a HELO.
    if (dated !== null || hasSemicolon(head)) {
      head = tokenise(dated === null ? text : text.slice(0, dated.headEnd), 0, false).tokens;
      headCount = head.length;
    }
  } else {
    headCount = dated.headCount;
  }
  const tail = dated !== null && dated.date.end < text.length ? tokenise(text, dated.date.end, false) : NOTHING_AFTER;
  const injection = readHead(head, headCount, found);
  const after = tail.tokens.length === 0 ? NO_TAIL : readTail(tail.tokens, found);
  const spoken = found.of(WITH) ?? NOTHING;
  return {
    text,
    from: found.of(FROM) ?? NOTHING,
    by: found.of(BY) ?? NOTHING,
    via: found.of(VIA) ?? NOTHING,
    with: spoken,
    protocol: protocolFacts(protocolWord(spoken.words)),
    id: found.of(ID) ?? NOTHING,
    for: found.of(FOR) ?? NOTHING,
    envelopeFrom: found.of(ENVELOPE_FROM) ?? NOTHING,
    tls: found.of(TLS) ?? NOTHING,
    lead: found.of(LEAD) ?? NOTHING,
    saysFrom: found.has(FROM),
    trailing: after.comments,
    time: dated?.date.time ?? null,
    headEnd: dated?.headEnd ?? text.length,
    secondClauses: injection !== 'none' || after.secondClauses,
    secondWriter:
      injection === 'second-writer' ||
      (after.secondClauses && (!found.has(BY) || KEEPS_BLANKS_IN_HELO.test(text.slice(dated?.date.end)))),
    envelopeAt: found.envelopeAt,
    malformedEnvelope: found.malformedEnvelope,
    textAfterDate: after.words,
    tooComplex: scanned.tooComplex || tail.tooComplex,
  };
}

/**
 * These servers keep the blanks of a HELO name, so their own words may follow a date that the peer wrote: `(HELO
 * x)\t(185.138.182.101)\tby\tmx.landysh.test\twith\tESMTP;\tMon,…\t() (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94)
 * …`. What follows the date of any other server is the beginning of the data, folded into the server's field.
 */
const KEEPS_BLANKS_IN_HELO = /\((?:qpsmtpd\/|Exim )/;

function hasSemicolon(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'semicolon');
}

const NOTHING_AFTER: Tokens = { tokens: NO_TOKENS, tooComplex: false };

/** What follows the date of a Received field. */
interface Tail {
  readonly comments: readonly Token[];
  readonly secondClauses: boolean;
  readonly words: boolean;
}

const NO_TAIL: Tail = { comments: NO_TOKENS, secondClauses: false, words: false };

/**
 * Reads what follows the date: comments from any server; `id` and `for` from Courier and EzMTS; anything else is the
 * sender's.
 */
function readTail(tail: readonly Token[], found: FoundClauses): Tail {
  const comments: Token[] = [];
  let secondClauses = false;
  let words = false;
  for (let at = 0; at < tail.length; at++) {
    const token = tail[at];
    if (token === undefined) break;
    if (found.has(BY)) meetAfterBy(token, found);
    if (token.kind === 'comment') {
      comments.push(token);
      if (/^[ \t]*from[ \t]/i.test(token.text) || enclosesFieldAfterBy(token)) secondClauses = true;
      continue;
    }
    const name = token.keyword;
    const value = tail[at + 1];
    if (name === FROM || name === BY) secondClauses = true;
    else if ((name === ID || name === FOR) && value?.kind === 'word' && !found.has(name) && !secondClauses) {
      found.set(name, clauseOf(tail, at + 1, at + 2));
      at++;
      continue;
    }
    if (!isZoneTail(token.text.toLowerCase())) words = true;
  }
  return { comments, secondClauses, words };
}

/** Whether a word may follow a zone: "+0000 UTC", "-0800 PST", Go's monotonic clock "m=+12345.678", a stray quote. */
function isZoneTail(word: string): boolean {
  return /^(?:[a-z]{1,5}|m=[+-][\d.]+|')$/.test(word);
}

/** Where the date of a Received field is. */
interface Dated {
  readonly date: FoundDate;
  /** Index where the clauses end. */
  readonly headEnd: number;
  /** How many of the tokens belong to the clauses. */
  readonly headCount: number;
  readonly semicolonsBefore: number;
}

/**
 * Searches for the date while the field is split into tokens: the first semicolon followed by a date. Everything after
 * it need not be tokenised.
 *
 * A date before `by` belongs to a HELO name ("x;1-Jan-2026" on Haraka), unless no other date follows.
 */
class DateSearch implements SemicolonWatcher {
  /** The date after a semicolon, once it is found. */
  found: Dated | null = null;
  readonly #text: string;
  #semicolons = 0;
  #by = false;
  #beforeBy: Dated | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes the tokens up to a semicolon; true if the date follows it. */
  meetSemicolon(tokens: readonly Token[]): boolean {
    const semicolon = tokens.at(-1);
    if (semicolon === undefined) return false;
    this.#by ||= hasWriter(tokens);
    const date = readDate(this.#text, semicolon.end);
    if (date !== null) {
      const headCount = tokens.length - 1;
      const dated = { date, headEnd: semicolon.start, headCount, semicolonsBefore: this.#semicolons };
      if (this.#by) this.found = dated;
      this.#beforeBy ??= dated;
    }
    this.#semicolons++;
    return this.found !== null;
  }

  /** The date, once all tokens are known; null if there is none. */
  end(tokens: readonly Token[]): Dated | null {
    return this.found ?? this.#beforeBy ?? this.#amongWords(tokens);
  }

  /** Finds a date among the words, without a semicolon before it (SendGrid, Merak). */
  #amongWords(tokens: readonly Token[]): Dated | null {
    let written = !hasWriter(tokens);
    for (const [headCount, token] of tokens.entries()) {
      if (token.kind !== 'word' || token.glued) continue;
      // `from x (192.0.2.1) at Tue, 21 Apr 2020 23:32:11 +0900 by y`: a date before the writer does not end the field.
      written ||= headCount > 1 && token.keyword === BY;
      if (!written || !mayBeginDate(token.text)) continue;
      const before = tokens[headCount - 1];
      // The value of a clause is not a date, even if it looks like one: "id 20030222 …".
      if (before?.kind === 'word' && before.keyword !== null && !token.text.endsWith(',')) continue;
      const date = readDate(this.#text, token.start);
      if (date !== null && date.time.text.includes(':')) {
        return { date, headEnd: token.start, headCount, semicolonsBefore: this.#semicolons };
      }
    }
    return null;
  }
}

/** Whether there is a `by` that can be the writer's: neither the first token nor a HELO name of "by" after `from`. */
function hasWriter(tokens: readonly Token[]): boolean {
  for (let at = 2; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.keyword === BY && !token.glued) return true;
  }
  return false;
}

function mayBeginDate(word: string): boolean {
  return /^(?:\d{1,4}(?:-|$)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?$)/i.test(word);
}
