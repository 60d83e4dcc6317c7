import { readEndpoint } from '../hosts/address.ts';
import type { Clause } from './clause.ts';
import { enclosesField } from './enclosures.ts';
import type { PeerHabit } from './known-software.ts';
import { endsWithAddress } from './peer-comment.ts';
import type { Candidate, PeerClause } from './peer-habits.ts';
import { type Token, textBetween } from './token.ts';

/**
 * Whether words of the peer are where the server's should be: anything but the HELO name before the server's own
 * comment, an address after it, two addresses, or the rest of a comment that a parenthesis ended too early. We still
 * display such a peer, but never count it as proof.
 *
 * @param own the server's own comment; null if no comment is about the host
 */
export function holdsPeersWords(from: Clause, own: Candidate | null, withAddress: readonly Candidate[]): boolean {
  const address = own?.comment.address ?? null;
  if (own?.comment.severalAddresses === true) return true;
  if (withAddress.length > 1 && withAddress.some(({ comment }) => comment.address !== address)) return true;
  const { parts } = from;
  if (from.comments.some(enclosesAddress)) return true;
  let afterOwn = false;
  let besideName: string | null = null;
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place];
    if (part === undefined) break;
    if (part === own?.token && !enclosesField(part)) {
      afterOwn = true;
    } else if (part.kind === 'comment') {
      if (enclosesField(part)) return true;
      // A reverse name of "gato101.sndsy.ru [185.138.182.101]) (using x" leaves the true address at the end: "(using x [ip])".
      if (afterOwn ? endsWithAddress(part.text) : part.glued && place > 0 && address !== null) return true;
    } else {
      if (place === 0) continue;
      if (isLeftover(part)) return true;
      // One version of MDaemon writes "[(192.0.2.1)]".
      if (address !== null && !afterOwn && part.text !== '[') return true;
      const endpoint = address === null ? readEndpoint(part.text) : null;
      if (endpoint !== null && besideName !== null && endpoint.address !== besideName) return true;
      // A reverse name of "x)[185.138.182.101](HELO": servers that write the address as a word surround it with blanks.
      if (endpoint !== null && (part.glued || parts[place + 1]?.glued === true)) return true;
      besideName = endpoint?.address ?? besideName;
    }
  }
  return false;
}

/**
 * Whether the peer's parenthesis turned its own words and the server's into one comment: given a HELO of "(Exim" and a
 * reverse name of ") 10.0.0.1", ZoneMTA writes "(Exim ([203.0.113.67] \) 10.0.0.1)". No server nests an address.
 */
function enclosesAddress({ text }: Token): boolean {
  const open = text.indexOf('(');
  return open !== -1 && text.includes('[', open);
}

/** The rest of a comment that a parenthesis in a reverse name ended too early: "[203.0.113.67])". */
function isLeftover({ kind, text }: Token): boolean {
  if (kind === 'comment' || text === '[' || text === ']' || !/[()[\]]/.test(text)) return false;
  return readEndpoint(text) === null && !LITERAL.test(text);
}

/** The address in "[203.0.113.67])"; null for any other word. */
function addressInLeftover({ text }: Token): string | null {
  return text.endsWith('])') ? (readEndpoint(text.slice(0, -1))?.address ?? null) : null;
}

/** A literal that is not an address: "[unix socket]", "[Masked]". The field may be folded inside it. */
const LITERAL = /^\[[A-Za-z0-9 \t\r\n._-]*\]$/;

/** The HELO name of a clause that contains words of the peer; `plain` is what it would be without them. */
export function heloAmongPeersWords(clause: PeerClause, plain: string | null): string | null {
  const { text, from, own, saidHelo, facts } = clause;
  if (isExim(facts.habit)) return eximsHelo(text, from) ?? plain;
  return own === null ? plain : injectedHelo(text, from, own, saidHelo, plain);
}

/**
 * The address of the connection in a field with injected words; null unless the server must have written it. Before
 * `by`, the server's address comes after everything from the peer, even if only the end of the server's comment is
 * left. If a comment encloses a whole field, the address is unknown.
 */
export function addressBesidePeersWords(
  clause: PeerClause,
  endpoint: { readonly address: string | null } | null,
): string | null {
  const { from, own, facts } = clause;
  if (isExim(facts.habit)) return eximsAddress(from);
  if (from.comments.some(enclosesField) || (own !== null && enclosesAddress(own.token))) return null;
  // Only if a server writes the reverse name before the address is it clear which of two addresses the server wrote.
  const several = own?.comment.severalAddresses === true || from.parts.some(isLeftover);
  if (several && !facts.looksUpReverseName) return null;
  // Courier's TLS details follow it: "(10.0.0.1).evil.example [::ffff:203.0.113.67]) (TLS: …)", from a reverse name of "10.0.0.1).evil.example".
  const leftover = from.parts.findLast(isLeftover);
  if (leftover !== undefined && (own === null || leftover.start > own.token.start)) return addressInLeftover(leftover);
  return endpoint === own?.comment ? (endpoint?.address ?? null) : null;
}

function isExim(habit: PeerHabit): boolean {
  return habit === 'exim' || habit === 'exim-own-text';
}

/** The HELO name as the peer sent it, up to the server's own comment. */
function injectedHelo(
  text: string,
  from: Clause,
  own: Candidate,
  saidHelo: Candidate | null,
  plain: string | null,
): string | null {
  const before = from.parts.filter((part) => part.end <= own.token.start);
  const last = before.at(-1);
  const first = before[0];
  if (first === undefined || last === undefined) return plain;
  if (saidHelo === null || saidHelo === own) return textBetween(text, first, last);
  const keyword = /^\(?[A-Za-z]+[ \t]/.exec(text.slice(saidHelo.token.start));
  const start = saidHelo.token.start + (keyword?.[0].length ?? 0);
  const end = last.kind === 'comment' ? last.end - 1 : last.end;
  return text.slice(start, end);
}

/**
 * The address in Exim's from clause if the clause contains words of the peer. With `helo_accept_junk_hosts` Exim keeps
 * a HELO name as it came, including blanks and parentheses, but writes it after the address: `R ([203.0.113.67]:57285
 * helo=(185.138.182.101) by …`.
 */
function eximsAddress({ parts }: Clause): string | null {
  const second = parts[1];
  if (second === undefined) return null;
  const text = second.kind === 'comment' ? second.text : second.text.slice(1);
  const end = text.indexOf(']');
  return text.startsWith('[') && end !== -1 ? (readEndpoint(text.slice(0, end + 1))?.address ?? null) : null;
}

/** The HELO name in such a clause: from `helo=` to Exim's closing parenthesis. */
function eximsHelo(text: string, { parts }: Clause): string | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const clause = text.slice(first.start, last.end);
  const start = clause.indexOf('helo=');
  return start === -1 ? null : clause.slice(start + 5, clause.endsWith(')') ? -1 : undefined);
}
