import { type Clauses, FoundClauses, NOTHING, NO_TOKENS, clauseOf } from './clause.ts';
import { meetAfterBy } from './envelope.ts';
import { HAS_ODD } from './characters.ts';
import { DateSearch } from './field-date.ts';
import { readHead } from './field-head.ts';
import { protocolFacts, protocolWord } from './protocol.ts';
import {
  type Token,
  BY,
  ENVELOPE_FROM,
  FOR,
  FROM,
  ID,
  LEAD,
  Source,
  TLS,
  VIA,
  WITH,
  enclosesFieldAfterBy,
} from './token.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** Splits the body of one Received field into clauses. Never throws; takes time linear in the length. */
export function readClauses(text: string): Clauses {
  const search = new DateSearch(text);
  const source = Source.ofField(text);
  const scanned = tokenise(source, 0, text.length, true, search);
  const dated = search.end(scanned.tokens);
  const found = new FoundClauses();
  let head: readonly Token[] = scanned.tokens;
  let headCount = head.length;
  if (dated === null || dated.semicolonsBefore > 0) {
    // A semicolon without a date after it is part of a name: Courier, qpsmtpd and Haraka keep it in a HELO.
    if (dated !== null || hasSemicolon(head)) {
      head = tokenise(source, 0, dated?.headEnd ?? text.length, false).tokens;
      headCount = head.length;
    }
  } else {
    headCount = dated.headCount;
  }
  const tail =
    dated !== null && dated.date.end < text.length
      ? tokenise(source, dated.date.end, text.length, false)
      : NOTHING_BEHIND;
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
    // Of the odd characters, a date can hold only CR.
    mayHoldOddCharacter: (source.signs & HAS_ODD) !== 0 || (dated !== null && text.includes('\r', dated.headEnd)),
  };
}

/**
 * After a date written by the peer comes what these servers wrote: `(HELO
 * x)\t(185.138.182.101)\tby\tmx.landysh.test\twith\tESMTP;\tMon,…\t() (203.0.113.67) by mx.landysh.test (qpsmtpd/0.94)
 * …`. Elsewhere it is the beginning of the data, folded into the server's field.
 */
const KEEPS_BLANKS_IN_HELO = /\((?:qpsmtpd\/|Exim )/;

function hasSemicolon(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'semicolon');
}

const NOTHING_BEHIND: Tokens = { tokens: NO_TOKENS, tooComplex: false };

/** What follows the date of a Received field. */
interface Tail {
  readonly comments: readonly Token[];
  readonly secondClauses: boolean;
  readonly words: boolean;
}

const NO_TAIL: Tail = { comments: NO_TOKENS, secondClauses: false, words: false };

/**
 * What may follow the date: comments everywhere; `id` and `for` from Courier and EzMTS; anything else is the sender's.
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

/** "+0000 UTC", "-0800 PST", Go's monotonic clock "m=+12345.678", a stray quote. */
function isZoneTail(word: string): boolean {
  return /^(?:[a-z]{1,5}|m=[+-][\d.]+|')$/.test(word);
}
