import type { Token } from './token.ts';

/** Words and comments that belong to one keyword ("from", "by", …), in their order. */
export interface Clause {
  readonly words: readonly Token[];
  readonly comments: readonly Token[];
  /** Words and comments together, in the order of the field. */
  readonly parts: readonly Token[];
}

export const NO_TOKENS: readonly Token[] = [];
/** A clause that is not there, or that is empty. */
export const NOTHING: Clause = { words: NO_TOKENS, comments: NO_TOKENS, parts: NO_TOKENS };

/** The clause of the tokens from `begin` up to `end`. Most have one word and no comment; their lists are one and the same. */
export function clauseOf(tokens: readonly Token[], begin: number, end: number): Clause {
  if (begin === end) return NOTHING;
  const parts = tokens.slice(begin, end);
  return { words: ofKind('word', parts), comments: ofKind('comment', parts), parts };
}

function ofKind(kind: Token['kind'], parts: readonly Token[]): readonly Token[] {
  let count = 0;
  for (const part of parts) if (part.kind === kind) count++;
  if (count === parts.length) return parts;
  return count === 0 ? NO_TOKENS : parts.filter((part) => part.kind === kind);
}

/** The clauses of one field as they are found: the first of each name. */
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
  /** Where the envelope sender stands after `by`, from where on the sender may have written anything; -1 without one. */
  envelopeAt = -1;
  /** It is not the plain address that a server writes: what follows may be the rest of it. */
  malformedEnvelope = false;
}
