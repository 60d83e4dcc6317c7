import type { WrittenTime } from '../message/dates/usual-date.ts';
import type { Token } from './token.ts';

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

/** The clause of the tokens from `begin` up to `end`. Most have one word and no comment, and share their lists. */
export function clauseOf(tokens: readonly Token[], begin: number, end: number): Clause {
  if (begin === end) return NOTHING;
  const parts = tokens.slice(begin, end);
  let comments = 0;
  for (const { kind } of parts) if (kind === 'comment') comments++;
  if (comments === 0 && parts.length === 1)
    return { words: parts[0]?.kind === 'word' ? parts : NO_TOKENS, comments: NO_TOKENS, parts };
  if (comments === parts.length) return { words: NO_TOKENS, comments: parts, parts };
  const words = parts.filter(({ kind }) => kind === 'word');
  return { words, comments: comments === 0 ? NO_TOKENS : parts.filter(({ kind }) => kind === 'comment'), parts };
}

/** The clauses of one field while they are being found: the first of each name, null until then. */
export class FoundClauses {
  from: Clause | null = null;
  by: Clause | null = null;
  via: Clause | null = null;
  with: Clause | null = null;
  id: Clause | null = null;
  for: Clause | null = null;
  envelopeFrom: Clause | null = null;
  tls: Clause | null = null;
  lead: Clause | null = null;
  /** {@link Clauses.envelopeAt} */
  envelopeAt = -1;
  /** {@link Clauses.malformedEnvelope} */
  malformedEnvelope = false;
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
  /** There is a from clause, even if it is empty. */
  readonly saysFrom: boolean;
  /** Everything before the first keyword: "(qmail 10876 invoked from network)". */
  readonly lead: Clause;
  /** Comments after the date: Yandex writes its TLS details there. */
  readonly trailing: readonly Token[];
  readonly time: WrittenTime | null;
  /** Where the clauses before the date end. */
  readonly headEnd: number;
  /** A second from or by clause, before or after the date, or a clause of the writer's before its `by`. */
  readonly secondClauses: boolean;
  /**
   * There are two writers before the date, or the only one is after it, or a writer that keeps blanks in a HELO name:
   * which of them is the server cannot be told.
   */
  readonly secondWriter: boolean;
  /**
   * Where the envelope sender is after `by`; from there on the sender may have written anything; -1 if there is none.
   */
  readonly envelopeAt: number;
  /** It is not the plain address that a server writes: what follows may be the rest of it. */
  readonly malformedEnvelope: boolean;
  /** Words after the date that are not a clause of a known server. */
  readonly textAfterDate: boolean;
  readonly tooComplex: boolean;
}
