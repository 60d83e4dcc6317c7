import { type Clauses, type FoundClauses, NOTHING } from './clause.ts';
import { type Token, GREATER, LESS, OPEN } from './token.ts';

export interface Envelope {
  readonly from: string | null;
  readonly recipient: string | null;
  /** {@link Hop.recipientCertain} */
  readonly recipientCertain: boolean;
}

/** Some sites make Exim write "return-path". */
const ENVELOPE_COMMENT = /^(?:envelope-(?:from|sender)|return-path)[ \t]*(.*)$/s;

/** chasquid: "(over SMTP, TLS-1.3, envelope from "bounce@example.net")". */
const CHASQUIDS = /^over [^"]*, envelope from "((?:[^"\\]|\\.)*)"$/;

/**
 * Parses the envelope sender and the first recipient of a field; the null sender `<>` is the empty string.
 *
 * @param malformedHelo the peer's own words may look like the server's in the from clause: qpsmtpd writes a HELO of
 *   "(envelope-from<x" as `(HELO (envelope-from<x)`, and Courier prints a reverse name that contains such a comment
 */
export function readEnvelope(clauses: Clauses, malformedHelo: boolean): Envelope {
  const recipient = readRecipient(clauses);
  const place = clauses.for.words[0]?.start ?? -1;
  return {
    from: readSender(clauses, malformedHelo),
    recipient,
    recipientCertain: recipient !== null && place < clauses.headEnd,
  };
}

function readSender(clauses: Clauses, malformedHelo: boolean): string | null {
  const clause = clauses.envelopeFrom.words[0];
  if (clause !== undefined) return mailbox(clause.text);
  // Most fields have no envelope sender after `by`: only the from clause can then contain one.
  if (clauses.envelopeAt === -1 && clauses.by !== NOTHING) {
    return malformedHelo || clauses.from.comments.length === 0 ? null : fromComments(clauses.from.comments);
  }
  return (
    fromComments(clauses.by.comments) ??
    fromComments(clauses.with.comments) ??
    fromComments(clauses.id.comments) ??
    fromComments(clauses.for.comments) ??
    fromComments(clauses.tls.comments) ??
    fromComments(clauses.trailing) ??
    (malformedHelo ? null : fromComments(clauses.from.comments))
  );
}

function fromComments(comments: readonly Token[]): string | null {
  for (const { text } of comments) {
    const first = text.charCodeAt(0);
    if (first === LETTER_O && text.startsWith('over ')) {
      const quoted = CHASQUIDS.exec(text)?.[1];
      if (quoted !== undefined) return quoted === '<>' ? '' : quoted.replace(/\\(["\\])/g, '$1');
    }
    if ((first !== LETTER_E && first !== LETTER_R) || !(text.startsWith('envelope-') || text.startsWith('return-path')))
      continue;
    const value = ENVELOPE_COMMENT.exec(text)?.[1];
    if (value === undefined) continue;
    // qmail-scanner appends something: "envelope-from <a@example.net>, uid 502".
    const close = value.startsWith('<') ? value.lastIndexOf('>') : -1;
    const address = mailbox(value.slice(0, close === -1 ? value.search(/[ ,]|$/) : close + 1));
    return address === '' && close === -1 ? null : address;
  }
  return null;
}

function readRecipient(clauses: Clauses): string | null {
  const { words } = clauses.for;
  const word = words[0];
  if (word === undefined) return null;
  // "with gg login by AOL 6.0 for Windows US sub 008 SMTP": a forger's words, not a mailbox.
  if (words.length > 1 && !word.text.includes('@') && !word.text.startsWith('<')) return null;
  // 1C-Bitrix writes the recipient after the date and ends it with a semicolon: "for <a@example.net>; ".
  const address = mailbox(word.text.endsWith('>;') ? word.text.slice(0, -1) : word.text);
  // "for <"ivan@example.org" <ivan@example.org>>" (Salesforce): a mailbox with its display name.
  const named = address.startsWith('"') ? /"[ \t]+<([^<>]+)$/.exec(address)?.[1] : undefined;
  return address === '' ? null : (named ?? address);
}

function mailbox(text: string): string {
  let start = 0;
  let end = text.length;
  while (text.charCodeAt(start) === LESS) start++;
  while (end > start && text.charCodeAt(end - 1) === GREATER) end--;
  return text.slice(start, end);
}

/**
 * Some sites make Exim write "return-path"; chasquid quotes the sender: `over SMTP, TLS-1.3, envelope from
 * "a@b.example"`.
 */
const ENVELOPE = /^(?:envelope-(?:from|sender)|return-path)\b|^over [^"]*envelope from /i;

const LOCAL = '(?:[^\\s<>()"@\\\\]+|"(?:[^"\\\\]|\\\\.)*")';
const ADDRESS = `(?:${LOCAL}(?:@[^\\s<>()"@\\\\]+)?)?`;
/**
 * A sender with both brackets or neither, whose quoted local part ends before the "@"; qmail-scanner appends ", uid
 * 502".
 */
const PLAIN = new RegExp(
  `^(?:envelope-(?:from|sender)|return-path):?[ \\t]*(?:<${ADDRESS}>|<<${ADDRESS}>>|${ADDRESS})(?:,[ \\t]*uid[ \\t]+\\d+)?$`,
  'is',
);
/** Go's way of quoting (chasquid) lets no word of the sender escape. */
const QUOTED = /^over [^"]*envelope from "(?:[^"\\]|\\.)*"$/is;

const UNCLOSED = /^\((?:envelope-|return-path)/i;
const LETTER_E = 101;
const LETTER_O = 111;
const LETTER_R = 114;

/** What is left of a sender whose parenthesis closed the comment: "(Postfix@evil.example>)", "x@evil.example>)". */
const REST_IN_COMMENT = /@[^\s@]*$/;
const REST_IN_WORD = /@[^\s@]*\)/;

/**
 * Examines the tokens after `by` one by one: finds the first comment that contains the envelope sender, whether it is
 * malformed, and whether something after it is the rest of a sender.
 *
 * The sender chooses these bytes (RFC 5321 §4.1.1.2), and maddy and others print a quoted local part without its
 * quotes: `(envelope-sender <a) (Postfix@evil.example>)`.
 */
export function meetAfterBy(token: Token, found: FoundClauses): void {
  if (token.kind === 'comment' && isEnvelopeComment(token.text)) {
    if (!isPlainEnvelope(token.text) || found.envelopeAt !== -1) found.malformedEnvelope = true;
    if (found.envelopeAt === -1) found.envelopeAt = token.start;
  } else if (token.kind === 'word' && token.text.charCodeAt(0) === OPEN && UNCLOSED.test(token.text)) {
    // `(envelope-sender <a (HELO …`: an unclosed parenthesis in it leaves the comment open, so that the sender decides
    // where it ends.
    found.malformedEnvelope = true;
    if (found.envelopeAt === -1) found.envelopeAt = token.start;
  } else if (found.envelopeAt !== -1) {
    const rest = token.kind === 'comment' ? REST_IN_COMMENT : REST_IN_WORD;
    if (token.text.includes('@') && rest.test(token.text)) found.malformedEnvelope = true;
  }
}

/** Like {@link meetAfterBy}, for `envelope-from <a@b.example>` without parentheses (Haraka). */
export function meetEnvelopeClause(keyword: Token, value: Token | undefined, found: FoundClauses): void {
  if (found.envelopeAt === -1) found.envelopeAt = keyword.start;
  const text = value?.kind === 'word' ? value.text : '';
  if (!PLAIN.test(`envelope-from ${text}`)) found.malformedEnvelope = true;
}

function isEnvelopeComment(text: string): boolean {
  const first = text.charCodeAt(0) | 0x20;
  // Fast path: nearly all comments are about something else and begin with another letter.
  return (first === LETTER_E || first === LETTER_R || first === LETTER_O) && ENVELOPE.test(text);
}

function isPlainEnvelope(text: string): boolean {
  return PLAIN.test(text) || QUOTED.test(text);
}
