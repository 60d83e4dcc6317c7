import {
  BACKSLASH,
  CLOSE,
  CLOSE_LITERAL,
  GREATER,
  isBlank,
  LESS,
  OPEN,
  OPEN_LITERAL,
  QUOTE,
  SEMICOLON,
} from './delimiters.ts';
import type { Token } from './token.ts';

/** A literal with blanks inside is this long at most: "[XMail 1.20 ESMTP Server]", "[unix socket]". */
const MAX_LITERAL_LENGTH = 64;
const AT = 64;

/** End of a word that may hold blanks, by its first character; -1 when the ordinary rule for words will do. */
export function endOfEnclosedWord(
  text: string,
  start: number,
  first: number,
  before: readonly Token[],
  beforeBy: boolean,
): number {
  if (first === OPEN_LITERAL) return endOfLiteral(text, start);
  if (first !== LESS && (first !== QUOTE || beforeBy)) return -1;
  if (!startsMailbox(before)) return -1;
  return first === LESS ? endOfMailbox(text, start) : endOfQuotedMailbox(text, start);
}

/**
 * Only where a mailbox is due may "<" or a quote open one: as a HELO, `<"x` would otherwise reach for a quote in the
 * envelope sender further on and hide everything between them.
 */
function startsMailbox(before: readonly Token[]): boolean {
  const last = before.at(-1);
  if (last === undefined || last.kind !== 'word' || before.length < 2) return false;
  const word = last.text.toLowerCase();
  return word === 'for' || word === 'envelope-from' || word === 'envelope-sender' || word === 'from';
}

/** End of `<"local part"@domain>`: quotes hide blanks, parentheses and ">"; -1 when there is no end. */
export function endOfMailbox(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && code === GREATER) {
      while (text.charCodeAt(at + 1) === GREATER) at++;
      return at + 1;
    } else if (!quoted && (code === OPEN || code === SEMICOLON)) return -1;
  }
  return -1;
}

/** End of `"local part"@domain` without angle brackets (Exim); -1 when it is none. */
function endOfQuotedMailbox(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  if (text.charCodeAt(at + 1) !== AT) return -1;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== SEMICOLON) at++;
  return at;
}

/** End of a literal that holds blanks ("[unix socket]"); -1 when the ordinary rule for words will do. */
function endOfLiteral(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_LITERAL_LENGTH);
  let blanks = false;
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === CLOSE_LITERAL) return blanks ? at + 1 : -1;
    if (code === OPEN || code === CLOSE || code === SEMICOLON) return -1;
    if (isBlank(code)) blanks = true;
  }
  return -1;
}
