import { type Clause, FoundClauses, NO_TOKENS, NOTHING } from './clause.ts';
import { DateSearch } from './field-date.ts';
import { readHead } from './field-head.ts';
import { NO_TAIL, readTail } from './field-tail.ts';
import type { WrittenTime } from '../message/dates/usual-date.ts';
import type { Token } from './token.ts';
import { tokenise, type Tokens } from './tokens.ts';

/** A Received field taken apart by its keywords at depth 0 (RFC 5321 §4.4), before anything is understood. */
export interface Clauses {
  readonly text: string;
  readonly from: Clause;
  readonly by: Clause;
  readonly via: Clause;
  readonly with: Clause;
  readonly id: Clause;
  readonly for: Clause;
  /** `envelope-from <…>` without parentheses (Haraka), and `from <…>` after `for` (XMail, IBM). */
  readonly envelopeFrom: Clause;
  /** `tls <cipher>` (Exim, Haraka: an Additional-Registered-Clause of RFC 5321 §4.4). */
  readonly tls: Clause;
  /** There is a from clause, be it empty. */
  readonly saysFrom: boolean;
  /** What stands before the first keyword: "(qmail 10876 invoked from network)". */
  readonly lead: Clause;
  /** Comments after the date: Yandex writes its TLS details there. */
  readonly trailing: readonly Token[];
  readonly time: WrittenTime | null;
  /** Where the clauses before the date end. */
  readonly headEnd: number;
  /** A second from or by clause, before or after the date, or a clause of the writer's before its `by`. */
  readonly secondClauses: boolean;
  /** There are two writers before the date, none but after it, or one that keeps blanks in a HELO name: which is the server cannot be told. */
  readonly secondWriter: boolean;
  /** Where the envelope sender begins ({@link FoundClauses.envelopeAt}); -1 without one. */
  readonly envelopeAt: number;
  /** The envelope sender reaches into the server's own words ({@link FoundClauses.malformedEnvelope}). */
  readonly malformedEnvelope: boolean;
  /** Words after the date that are no clause of a known server. */
  readonly textAfterDate: boolean;
  readonly tooComplex: boolean;
}

/** Takes the body of one Received field apart. Never throws; time linear in the length. */
export function readClauses(text: string): Clauses {
  const search = new DateSearch(text);
  const scanned = tokenise(text, 0, true, (token, count) => search.meet(token, count));
  const dated = search.end(scanned.tokens);
  const found = new FoundClauses();
  let head: readonly Token[] = scanned.tokens;
  let headCount = head.length;
  if (dated === null || dated.semicolonsBefore > 0) {
    // A semicolon that no date follows is part of a name: Courier, qpsmtpd and Haraka keep it in a HELO.
    if (dated !== null || hasSemicolon(head)) {
      head = tokenise(dated === null ? text : text.slice(0, dated.headEnd), 0, false).tokens;
      headCount = head.length;
    }
  } else {
    headCount = dated.headCount;
  }
  const tail = dated !== null && dated.date.end < text.length ? tokenise(text, dated.date.end, false) : NOTHING_BEHIND;
  const intrusion = readHead(head, headCount, found);
  const after = tail.tokens.length === 0 ? NO_TAIL : readTail(tail.tokens, found);
  return {
    text,
    from: found.from ?? NOTHING,
    by: found.by ?? NOTHING,
    via: found.via ?? NOTHING,
    with: found.with ?? NOTHING,
    id: found.id ?? NOTHING,
    for: found.for ?? NOTHING,
    envelopeFrom: found.envelopeFrom ?? NOTHING,
    tls: found.tls ?? NOTHING,
    lead: found.lead ?? NOTHING,
    saysFrom: found.from !== null,
    trailing: after.comments,
    time: dated?.date.time ?? null,
    headEnd: dated?.headEnd ?? text.length,
    secondClauses: intrusion !== 'none' || after.secondClauses,
    secondWriter:
      intrusion === 'second-writer' ||
      (after.secondClauses && (found.by === null || KEEPS_BLANKS_IN_HELO.test(text.slice(dated?.date.end)))),
    envelopeAt: found.envelopeAt,
    malformedEnvelope: found.malformedEnvelope,
    textAfterDate: after.words,
    tooComplex: scanned.tooComplex || tail.tooComplex,
  };
}

/**
 * Behind a date of the peer's stands what these wrote: `(HELO x)\t(185.138.182.101)\tby\tmx.landysh.test\twith\tESMTP;\tMon,…\t() (203.0.113.67)
 * by mx.landysh.test (qpsmtpd/0.94) …`. Elsewhere it is the beginning of the data, folded into the server's field.
 */
const KEEPS_BLANKS_IN_HELO = /\((?:qpsmtpd\/|Exim )/;

function hasSemicolon(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'semicolon');
}

const NOTHING_BEHIND: Tokens = { tokens: NO_TOKENS, tooComplex: false };
