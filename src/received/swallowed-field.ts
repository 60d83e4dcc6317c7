import { CLOSE, isBlank, OPEN, OPEN_LITERAL, SEMICOLON } from './delimiters.ts';
import type { Token } from './token.ts';

/** "a by b (c)" */
const MIN_FIELD_LENGTH = 10;

/**
 * Whether a comment has a whole field inside, what the server wrote around its `by` included: a parenthesis of the peer's
 * made a comment of it.
 */
export function isWrittenAround({ kind, text }: Token): boolean {
  if (kind !== 'comment' || text.length <= MIN_FIELD_LENGTH) return false;
  return nextBy(text, 0) < text.length && holdsHost(text, 0, text.length);
}

/** The same behind `by`, where an envelope sender may stand in a comment, and anything in an envelope sender. */
export function isWrittenAroundSender(token: Token): boolean {
  return isWrittenAround(token) && !token.text.startsWith('envelope-');
}

/** Whether what stands between two places can be words about a host: they have a comment, a literal or the date behind them. */
export function holdsHost(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === OPEN_LITERAL || code === SEMICOLON) return true;
  }
  return false;
}

/** Place of the next `by` that stands alone, or the text's length. */
export function nextBy(text: string, from: number): number {
  let at = text.indexOf('by', from);
  while (at !== -1) {
    const before = text.charCodeAt(at - 1);
    const alone = at === 0 || isBlank(before) || before === CLOSE || before === OPEN;
    if (alone && isBlank(text.charCodeAt(at + 2))) return at;
    at = text.indexOf('by', at + 2);
  }
  return text.length;
}
