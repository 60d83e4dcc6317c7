import type { WrittenTime } from '../message/dates/usual-date.ts';
import type { ProtocolFacts } from './protocol.ts';
import type { ClauseName, Token } from './token.ts';

/** Words and comments that belong to one keyword ("from", "by", …), in order. */
export interface Clause {
  readonly words: readonly Token[];
  readonly comments: readonly Token[];
  /** Words and comments together, in the order of the field. */
  readonly parts: readonly Token[];
}

export const NO_TOKENS: readonly Token[] = [];
/** A clause that is missing or empty. */
export const NOTHING: Clause = { words: NO_TOKENS, comments: NO_TOKENS, parts: NO_TOKENS };

/** The clause of the tokens from `begin` up to `end`. */
export function clauseOf(tokens: readonly Token[], begin: number, end: number): Clause {
  const first = tokens[begin];
  if (begin === end || first === undefined) return NOTHING;
  // Nearly all clauses are "ESMTPS", "mx.example.net (Postfix)" or the like.
  if (end === begin + 1) return ofOne(first);
  const second = tokens[begin + 1];
  if (end === begin + 2 && first.kind === 'word' && second?.kind === 'comment')
    return { words: [first], comments: [second], parts: [first, second] };
  const parts = tokens.slice(begin, end);
  const words = parts.filter(isWord);
  const comments = parts.filter(isComment);
  return { words, comments, parts };
}

function ofOne(token: Token): Clause {
  const parts = [token];
  if (token.kind === 'word') return { words: parts, comments: NO_TOKENS, parts };
  return { words: NO_TOKENS, comments: token.kind === 'comment' ? parts : NO_TOKENS, parts };
}

function isWord({ kind }: Token): boolean {
  return kind === 'word';
}

function isComment({ kind }: Token): boolean {
  return kind === 'comment';
}

/** The clauses of one field while they are being found: the first of each name. */
export class FoundClauses {
  /** {@link Clauses.envelopeAt} */
  envelopeAt = -1;
  /** {@link Clauses.malformedEnvelope} */
  malformedEnvelope = false;
  /** By {@link ClauseName}; null until the keyword is found. */
  readonly #clauses: (Clause | null)[] = [null, null, null, null, null, null, null, null, null];

  /** The clause, {@link NOTHING} while it is still open; null until its keyword is found. */
  of(name: ClauseName): Clause | null {
    return this.#clauses[name] ?? null;
  }

  has(name: ClauseName): boolean {
    return this.#clauses[name] !== null;
  }

  set(name: ClauseName, clause: Clause): void {
    this.#clauses[name] = clause;
  }
}

/** A Received field split at its keywords at depth 0 (RFC 5321 §4.4), before anything is interpreted. */
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
  /** Whether there is a from clause, even an empty one. */
  readonly saysFrom: boolean;
  /** What the protocol word after `with` says. Without one, these are the facts of an unknown word. */
  readonly protocol: ProtocolFacts;
  /** Everything before the first keyword: "(qmail 10876 invoked from network)". */
  readonly lead: Clause;
  /** Comments after the date: Yandex writes its TLS details there. */
  readonly trailing: readonly Token[];
  readonly time: WrittenTime | null;
  /** Where the clauses before the date end. */
  readonly headEnd: number;
  /** A second from or by clause, before or after the date, or any other clause of the writer before its `by`. */
  readonly secondClauses: boolean;
  /**
   * It is unclear which writer is the server: there are two before the date, or the only one is after it, or a second
   * one is after the date of a server that keeps the blanks of a HELO name.
   */
  readonly secondWriter: boolean;
  /**
   * Where the envelope sender begins, if it comes after `by`: from there on, the sender may have written anything. -1
   * without one.
   */
  readonly envelopeAt: number;
  /** The envelope sender is not the plain address that a server writes, so what follows may be the rest of it. */
  readonly malformedEnvelope: boolean;
  /** Words after the date that are not a clause of a known server. */
  readonly textAfterDate: boolean;
  readonly tooComplex: boolean;
}
