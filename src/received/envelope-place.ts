import type { FoundClauses } from './clause.ts';
import type { Token } from './token.ts';

/** "return-path" is what some sites make Exim write; chasquid quotes the sender: `over SMTP, TLS-1.3, envelope from "a@b.example"`. */
const ENVELOPE = /^(?:envelope-(?:from|sender)|return-path)\b|^over [^"]*envelope from /i;

const LOCAL = '(?:[^\\s<>()"@\\\\]+|"(?:[^"\\\\]|\\\\.)*")';
const ADDRESS = `(?:${LOCAL}(?:@[^\\s<>()"@\\\\]+)?)?`;
/** Brackets both or none, a quoted local part closed before the "@"; qmail-scanner goes on with ", uid 502". */
const PLAIN = new RegExp(
  `^(?:envelope-(?:from|sender)|return-path):?[ \\t]*(?:<${ADDRESS}>|<<${ADDRESS}>>|${ADDRESS})(?:,[ \\t]*uid[ \\t]+\\d+)?$`,
  'is',
);
/** Go's way of quoting (chasquid) lets nothing of the sender out. */
const QUOTED = /^over [^"]*envelope from "(?:[^"\\]|\\.)*"$/is;

/** What is left of a sender whose parenthesis closed the comment: "(Postfix@evil.example>)", "x@evil.example>)". */
const REST_IN_COMMENT = /@[^\s@]*$/;
const REST_IN_WORD = /@[^\s@]*\)/;

/**
 * Looks at a token after `by`, one after the other: the first comment that holds the envelope sender, whether it is malformed,
 * and whether something after it is the rest of a sender.
 *
 * The sender chooses these bytes (RFC 5321 §4.1.1.2), and maddy and others print a quoted local part without its quotes:
 * `(envelope-sender <a) (Postfix@evil.example>)`.
 */
export function meetAfterBy(token: Token, found: FoundClauses): void {
  if (token.kind === 'comment' && isEnvelopeComment(token.text)) {
    if (!isPlainEnvelope(token.text) || found.envelopeAt !== -1) found.malformedEnvelope = true;
    if (found.envelopeAt === -1) found.envelopeAt = token.start;
  } else if (found.envelopeAt !== -1) {
    const rest = token.kind === 'comment' ? REST_IN_COMMENT : REST_IN_WORD;
    if (token.text.includes('@') && rest.test(token.text)) found.malformedEnvelope = true;
  }
}

/** The same for `envelope-from <a@b.example>` without parentheses (Haraka). */
export function meetEnvelopeClause(keyword: Token, value: Token | undefined, found: FoundClauses): void {
  if (found.envelopeAt === -1) found.envelopeAt = keyword.start;
  const text = value?.kind === 'word' ? value.text : '';
  if (!PLAIN.test(`envelope-from ${text}`)) found.malformedEnvelope = true;
}

function isEnvelopeComment(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  // "e", "r" and "o": nearly all comments are about something else.
  return (first === 101 || first === 114 || first === 111) && ENVELOPE.test(text);
}

function isPlainEnvelope(text: string): boolean {
  return PLAIN.test(text) || QUOTED.test(text);
}
