import { clauseOf, type FoundClauses, NO_TOKENS } from './clause.ts';
import { meetAfterBy } from './envelope-place.ts';
import { keywordOf } from './keywords.ts';
import { isWrittenAroundSender } from './swallowed-field.ts';
import type { Token } from './token.ts';

/** What stands behind the date of a Received field. */
export interface Tail {
  readonly comments: readonly Token[];
  readonly secondClauses: boolean;
  readonly words: boolean;
}

export const NO_TAIL: Tail = { comments: NO_TOKENS, secondClauses: false, words: false };

/** What follows the date: comments everywhere; `id` and `for` of Courier and EzMTS; anything else is the sender's. */
export function readTail(tail: readonly Token[], found: FoundClauses): Tail {
  const comments: Token[] = [];
  let secondClauses = false;
  let words = false;
  for (let at = 0; at < tail.length; at++) {
    const token = tail[at];
    if (token === undefined) break;
    if (found.by !== null) meetAfterBy(token, found);
    if (token.kind === 'comment') {
      comments.push(token);
      if (/^[ \t]*from[ \t]/i.test(token.text) || isWrittenAroundSender(token)) secondClauses = true;
      continue;
    }
    const name = keywordOf(token.text);
    const value = tail[at + 1];
    if (name === 'from' || name === 'by') secondClauses = true;
    else if ((name === 'id' || name === 'for') && value?.kind === 'word' && found[name] === null && !secondClauses) {
      found[name] = clauseOf(tail, at + 1, at + 2);
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
