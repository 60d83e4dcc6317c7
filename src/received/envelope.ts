import type { Clauses } from './clauses.ts';
import type { Token } from './token.ts';

export interface Envelope {
  readonly from: string | null;
  readonly recipient: string | null;
}

/** "return-path" is what some sites make Exim write. */
const ENVELOPE_COMMENT = /^(?:envelope-(?:from|sender)|return-path)[ \t]*(.*)$/s;

/** "(over SMTP, TLS-1.3, envelope from "bounce@example.net")" */
const CHASQUIDS = /^over [^"]*, envelope from "((?:[^"\\]|\\.)*)"$/;

/**
 * Reads the envelope sender and the first recipient of a field; the null sender `<>` is the empty string.
 *
 * @param malformedHelo the peer's own words may look like the server's in the from clause: qpsmtpd writes a HELO of
 *   "(envelope-from<x" as `(HELO (envelope-from<x)`, and Courier a reverse name that holds such a comment
 */
export function readEnvelope(clauses: Clauses, malformedHelo: boolean): Envelope {
  return { from: readSender(clauses, malformedHelo), recipient: readRecipient(clauses) };
}

function readSender(clauses: Clauses, malformedHelo: boolean): string | null {
  const clause = clauses.envelopeFrom.words[0];
  if (clause !== undefined) return mailbox(clause.text);
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
    if (text.startsWith('over ')) {
      const quoted = CHASQUIDS.exec(text)?.[1];
      if (quoted !== undefined) return quoted === '<>' ? '' : quoted.replace(/\\(["\\])/g, '$1');
    }
    if (!text.startsWith('envelope-') && !text.startsWith('return-path')) continue;
    const value = ENVELOPE_COMMENT.exec(text)?.[1];
    if (value === undefined) continue;
    // qmail-scanner goes on: "envelope-from <a@example.net>, uid 502".
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
  // "with gg login by AOL 6.0 for Windows US sub 008 SMTP": words of a forger, no mailbox.
  if (words.length > 1 && !word.text.includes('@') && !word.text.startsWith('<')) return null;
  // 1C-Bitrix writes a semicolon of its own after the recipient, behind the date: "for <a@example.net>; ".
  const address = mailbox(word.text.endsWith('>;') ? word.text.slice(0, -1) : word.text);
  // "for <"ivan@example.org" <ivan@example.org>>" (Salesforce): a mailbox with its display name.
  const named = address.startsWith('"') ? /"[ \t]+<([^<>]+)$/.exec(address)?.[1] : undefined;
  return address === '' ? null : (named ?? address);
}

function mailbox(text: string): string {
  let start = 0;
  let end = text.length;
  while (text.charCodeAt(start) === 60) start++;
  while (end > start && text.charCodeAt(end - 1) === 62) end--;
  return text.slice(start, end);
}
