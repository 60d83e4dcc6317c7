import {
  AT,
  BACKSLASH,
  CLOSE,
  CLOSE_LITERAL,
  GREATER,
  OPEN,
  OPEN_LITERAL,
  QUOTE,
  SEMICOLON,
  isBlank,
} from './characters.ts';

/** No MTA nests comments deeper than this. */
export const MAX_COMMENT_DEPTH = 32;
/** "(envelope-sender <" */
const MAX_ENVELOPE_WORD = 18;

/**
 * End of `(envelope-from <"a) by b"@example.net>)`: Exim and Dovecot print the sender's quoted local part as it is, and
 * a parenthesis inside it closes nothing. -1 for any other comment.
 */
export function endOfEnvelope(text: string, open: number, to: number): number {
  if (!text.startsWith('envelope-', open + 1)) return -1;
  const less = text.indexOf('<"', open);
  if (less === -1 || less > open + MAX_ENVELOPE_WORD) return -1;
  const end = endOfMailbox(text, less, to);
  return end < to && text.charCodeAt(end) === CLOSE ? end : -1;
}

/** The closing parenthesis of each opening one between two indexes; a backslash is an ordinary character. */
export function matchParentheses(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN) open.push(at);
    else if (code === CLOSE) {
      const partner = open.pop();
      if (partner !== undefined) partners.set(partner, at);
    }
  }
  return partners;
}

/** Longest literal that contains blanks: "[XMail 1.20 ESMTP Server]", "[unix socket]". */
const MAX_LITERAL_LENGTH = 64;

/** End of `<"local part"@domain>`: inside quotes, blanks, parentheses and ">" don't count; -1 if there is no end. */
export function endOfMailbox(text: string, start: number, to: number): number {
  let quoted = false;
  for (let at = start + 1; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && code === GREATER) {
      while (at + 1 < to && text.charCodeAt(at + 1) === GREATER) at++;
      return at + 1;
    } else if (!quoted && (code === OPEN || code === SEMICOLON)) return -1;
  }
  return -1;
}

/** End of `"local part"@domain` without angle brackets (Exim); -1 if it is not one. */
export function endOfQuotedMailbox(text: string, start: number, to: number): number {
  let at = start + 1;
  while (at < to && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  if (at + 1 >= to || text.charCodeAt(at + 1) !== AT) return -1;
  while (at < to && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== SEMICOLON) at++;
  return at;
}

/** End of a literal that contains blanks ("[unix socket]"); -1 if the ordinary rule for words applies. */
export function endOfLiteral(codes: Uint8Array, start: number, to: number): number {
  const limit = Math.min(to, start + MAX_LITERAL_LENGTH);
  let blanks = false;
  for (let at = start + 1; at < limit; at++) {
    const code = codes[at] ?? 0;
    if (code === CLOSE_LITERAL) return blanks ? at + 1 : -1;
    if (code === OPEN || code === CLOSE || code === SEMICOLON) return -1;
    if (isBlank(code)) blanks = true;
  }
  return -1;
}

/** Whether the text between two indexes can describe a host: a comment, a literal or the date follows. */
export function holdsHost(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === OPEN_LITERAL || code === SEMICOLON) return true;
  }
  return false;
}

/** Index of the next `by` that is a word of its own, or `to`. */
export function placeOfBy(text: string, from: number, to: number): number {
  let at = text.indexOf('by', from);
  while (at !== -1 && at < to) {
    const before = text.charCodeAt(at - 1);
    const alone = at === 0 || isBlank(before) || before === CLOSE || before === OPEN;
    if (alone && at + 2 < to && isBlank(text.charCodeAt(at + 2))) return at;
    at = text.indexOf('by', at + 2);
  }
  return to;
}
