import { type Endpoint, readEndpoint } from '../hosts/address.ts';
import { hasOddCharacter } from '../hosts/odd-characters.ts';
import type { Clause, Clauses } from './clause.ts';
import { type Peer, type ReverseName } from './hop.ts';
import { addressBesidePeersWords, heloAmongPeersWords, holdsPeersWords } from './injected.ts';
import { type SoftwareFacts, isSoftwareWord } from './known-software.ts';
import { readPeerComment } from './peer-comment.ts';
import { type Candidate, type PeerClause, readNames } from './peer-habits.ts';
import { isWebSubmission, protocolFacts } from './protocol.ts';
import type { Token } from './token.ts';
import { tokenise } from './tokens.ts';

export interface PeerReading {
  readonly peer: Peer;
  /** The HELO name contains what no host name contains, or reaches into the server's own words. */
  readonly malformedHelo: boolean;
  /** Unix socket, "local", a pickup folder: nothing went over a network. */
  readonly local: boolean;
}

const NO_PEER: PeerReading = {
  peer: {
    helo: null,
    reverseName: { state: 'not-recorded' },
    address: null,
    addressCertain: false,
    port: null,
    ident: null,
  },
  malformedHelo: false,
  local: false,
};

/**
 * Decides which name of a from clause is the HELO name, which is the reverse name, and which address is the peer's, by
 * the habits of the software (peer-habits.ts; measured: docs/received-format.md).
 *
 * If several comments have an address, the last one before `by` is the server's own: HELO text comes before it, and
 * qpsmtpd keeps a HELO of "x)(185.138.182.101" as it came: `from Unknown (HELO x)(185.138.182.101) (203.0.113.67) by
 * …`.
 *
 * @param unread whether the field goes on after the part that was read. The server's own words may be there, and
 *   everything before them may be a greeting: `EHLO x (x [198.51.100.7]) by mx.klever.test with ESMTPS id 1 xxxx…`
 */
export function readPeer(clauses: Clauses, facts: SoftwareFacts, unread: boolean): PeerReading {
  if (clauses.from.parts.length === 0) {
    const leading = readLeadingComment(clauses, facts);
    return unread ? withoutConfirmation(leading, UNCERTAIN) : leading;
  }
  const protocol = clauses.with.words[0]?.text ?? clauses.via.words[0]?.text ?? protocolInComment(clauses.by);
  const reading = readFrom(clauses.text, clauses.from, facts, protocol);
  if (clauses.secondWriter) return withoutConfirmation(reading, UNKNOWN);
  if (unread) return withoutConfirmation(reading, UNCERTAIN);
  return clauses.secondClauses || clauses.malformedEnvelope ? withoutConfirmation(reading, {}) : reading;
}

/** With two writers it is unknown which of them saw the address. */
const UNKNOWN = { address: null, addressCertain: false };
const UNCERTAIN = { addressCertain: false };

/** Nothing is confirmed in a field with words of the peer, or in one of which only a part was read. */
function withoutConfirmation(reading: PeerReading, address: Partial<Peer>): PeerReading {
  const { peer } = reading;
  return { ...reading, peer: { ...peer, ...address, reverseName: unconfirmed(peer.reverseName) } };
}

/** The protocol that GMX and WEB.DE write in a comment: `by 3capp-webde-bs01.dlan.cinetic.de (via HTTP)` */
function protocolInComment(by: Clause): string {
  const comment = by.comments[0]?.text ?? '';
  return comment.startsWith('via ') ? comment.slice(4) : '';
}

/** "(from KRYPTIK [70.20.57.51]) by …" (NAVGW): the clause is inside a comment. */
function readLeadingComment(clauses: Clauses, facts: SoftwareFacts): PeerReading {
  const lead = clauses.lead.comments[0]?.text;
  if (lead === undefined || !/^from[ \t]/i.test(lead)) return NO_PEER;
  const { tokens } = tokenise(lead, 4, false);
  const words = tokens.filter((token) => token.kind === 'word');
  if (!words.some((word) => readEndpoint(word.text) !== null)) return NO_PEER;
  const comments = tokens.filter((token) => token.kind === 'comment');
  return readFrom(lead, { words, comments, parts: tokens }, facts, '');
}

function readFrom(text: string, from: Clause, facts: SoftwareFacts, protocol: string): PeerReading {
  const clause = peerClause(text, from, facts, protocol);
  const { own, withAddress, firstEndpoint, beside } = clause;
  if (facts.habit === 'helo-in-comment' && firstEndpoint !== null) return readChasquids(clause, firstEndpoint);
  const leading = isAddressFirst(facts) ? firstEndpoint : null;
  if (holdsPeersWords(from, own, withAddress) || isContradicted(leading, own, beside))
    return readInjected(clause, leading);
  const names = readNames(clause);
  const endpoint = endpointOf(clause, leading);
  const literal = firstEndpoint !== null && clause.saidHelo === null && !clause.commentFirst;
  const userOnly = isUserOnly(clause);
  return {
    peer: {
      helo: literal ? literalHelo(clause) : plainHelo(names.helo, clause, userOnly),
      reverseName: names.reverseName,
      address: endpoint?.address ?? null,
      addressCertain: isCertain(clause, endpoint),
      port: endpoint?.port ?? own?.comment.port ?? null,
      ident: own?.comment.ident ?? null,
    },
    malformedHelo: names.helo !== null && isMalformedHelo(names.helo),
    local: endpoint === null && (own?.comment.local === true || userOnly || isOwnProgram(clause)),
  };
}

/**
 * Reads a clause with words of the peer where the server's should be. The clause is displayed, but counts only for an
 * address that the server must have written.
 */
function readInjected(clause: PeerClause, leading: Endpoint | null): PeerReading {
  const names = readNames(clause);
  const endpoint = endpointOf(clause, leading);
  return {
    peer: {
      helo: plainHelo(heloAmongPeersWords(clause, names.helo), clause, isUserOnly(clause)),
      reverseName: unconfirmed(names.reverseName),
      address: leading?.address ?? addressBesidePeersWords(clause, endpoint),
      addressCertain: isCertain(clause, endpoint),
      port: endpoint?.port ?? clause.own?.comment.port ?? null,
      ident: clause.own?.comment.ident ?? null,
    },
    malformedHelo: true,
    local: false,
  };
}

function peerClause(text: string, from: Clause, facts: SoftwareFacts, protocol: string): PeerClause {
  const comments = from.comments.length === 0 ? NO_CANDIDATES : peerComments(from.comments, facts);
  let withAddress: readonly Candidate[] = comments;
  if (comments.some(({ comment }) => comment.address === null))
    withAddress = comments.filter(({ comment }) => comment.address !== null);
  const own = withAddress.at(-1) ?? comments.at(-1) ?? null;
  const first = from.words[0] ?? null;
  const firstEndpoint = first === null ? null : readEndpoint(first.text);
  const alone = withAddress.length === 0;
  const beside = alone && from.words.length > 1 ? lastEndpoint(from.words) : null;
  const isOwnAddress =
    firstEndpoint !== null && (isAddressFirst(facts) || (own?.comment.address == null && beside === null));
  return {
    text,
    from,
    facts,
    protocol,
    first,
    firstEndpoint,
    own,
    withAddress,
    saidHelo: comments.find(({ comment }) => comment.saysHelo) ?? null,
    firstCommentName: comments[0]?.comment.name ?? null,
    beside,
    commentFirst: alone && firstEndpoint !== null && from.parts[0] === comments[0]?.token,
    name: isOwnAddress ? null : (first?.text ?? null),
  };
}

function isAddressFirst({ habit }: SoftwareFacts): boolean {
  return habit === 'exim' || habit === 'address-first' || habit === 'helo-in-comment';
}

interface OwnEndpoint {
  readonly address: string | null;
  readonly port: number | null;
}

/** The address of the connection. */
function endpointOf({ own, beside, firstEndpoint }: PeerClause, leading: Endpoint | null): OwnEndpoint | null {
  return leading ?? (own !== null && own.comment.address !== null ? own.comment : (beside ?? firstEndpoint));
}

/**
 * Whether the server must have seen the address itself. `from [203.0.113.69] ([185.138.182.101]) by …`: most servers
 * write first what the peer said, chasquid last. From an unknown server, either address may be the peer's word.
 */
function isCertain(clause: PeerClause, endpoint: OwnEndpoint | null): boolean {
  if (endpoint === null) return false;
  const { firstEndpoint, facts, saidHelo, protocol } = clause;
  if (endpoint === firstEndpoint)
    return (saidHelo !== null && !saidHelo.token.glued) || isAddressFirst(facts) || isWebSubmission(protocol);
  // `from x(185.138.182.101) by mx.klever.test (MDaemon PRO v23.5.1)`: a greeting may contain parentheses; only old
  // firewalls wrote an address without a blank before it.
  if (clause.own?.comment === endpoint && clause.own.token.glued) return false;
  // `from localhost EHLO [127.0.0.1] by store (MDaemon PRO v23.5.1)`: a greeting may contain blanks, and servers put no
  // word in between. Nor do they write a bare CR there, although some let one through.
  if (endpoint === clause.beside && (clause.from.words.length > 2 || hasOddCharacter(clause.text))) return false;
  // `from ([185.138.182.101]) by mx.klever.test with SMTP`: the greeting itself, if the server writes nothing else.
  if (clause.own?.comment === endpoint && clause.from.parts[0] === clause.own.token) return isAddressFirst(facts);
  // A site's own format for Exim's field may have the greeting on either side.
  const isOrderKnown = facts.habit !== 'unknown' && facts.habit !== 'exim-own-text';
  return isOrderKnown || firstEndpoint === null || firstEndpoint.address === endpoint.address;
}

/** chasquid: `from [192.0.2.1] (H) by …`, where H is what the peer said, up to the first blank. */
function readChasquids({ text, from: { parts } }: PeerClause, { address, port }: Endpoint): PeerReading {
  const second = parts[1];
  const last = parts.at(-1);
  const said = second === undefined || last === undefined ? '' : text.slice(second.start, last.end);
  const helo = said.startsWith('(') && said.endsWith(')') ? said.slice(1, -1) : null;
  const peer: Peer = { ...NO_PEER.peer, helo, address, addressCertain: true, port };
  return { peer, malformedHelo: helo !== null && isMalformedHelo(helo), local: false };
}

/**
 * `from [203.0.113.67] (HELO )[185.138.182.101]() by …`: the server's own address comes first, and one that the peer
 * wrote follows.
 */
function isContradicted(leading: Endpoint | null, own: Candidate | null, beside: Endpoint | null): boolean {
  if (leading === null) return false;
  const other = own?.comment.address ?? beside?.address ?? null;
  return other !== null && other !== leading.address;
}

/** `from R [ip] by …`: the address is a word after the first. */
function lastEndpoint(words: readonly Token[]): Endpoint | null {
  for (let at = words.length - 1; at > 0; at--) {
    const endpoint = readEndpoint(words[at]?.text ?? '');
    if (endpoint !== null) return endpoint;
  }
  return null;
}

const NO_CANDIDATES: readonly Candidate[] = [];

/**
 * Comments about the host. A comment without a blank before it is part of the HELO name ("x([unix])" on Haraka) if a
 * comment with an address follows.
 */
function peerComments(tokens: readonly Token[], facts: SoftwareFacts): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const token of tokens) {
    const comment = readPeerComment(token.text, facts, token === tokens[0]);
    if (comment !== null && !(comment.address === null && namesSoftware(token.text))) found.push({ token, comment });
  }
  if (found.length < 2) return found;
  const free = found.findLastIndex(({ token, comment }) => !token.glued && comment.address !== null);
  return free < 1 ? found : found.filter(({ token }, place) => !token.glued || place > free);
}

/**
 * `from mx.example.net (Oracle Communications Messaging Server 8.0.1.2) id <…>`, without a `by`: a program is not a
 * host.
 */
function namesSoftware(comment: string): boolean {
  const blank = comment.indexOf(' ');
  return blank !== -1 && isSoftwareWord(comment.slice(0, blank).toLowerCase());
}

function unconfirmed(reverseName: ReverseName): ReverseName {
  return reverseName.state === 'named' && reverseName.verified === true
    ? { ...reverseName, verified: null }
    : reverseName;
}

/**
 * What an address means if it is the first word: a HELO literal ("[192.0.2.1]", RFC 5321 §4.1.3), or the address of the
 * connection. On its own, from an unknown server, it may be either.
 */
function literalHelo({ first, own, beside, facts, protocol }: PeerClause): string | null {
  if (first === null || isWebSubmission(protocol) || isAddressFirst(facts)) return null;
  return own !== null || beside !== null || first.text.startsWith('[') ? first.text : null;
}

/**
 * `from user@example.net by host` (AOL, qmail-scanner), `from user by host with local` (Exim): without anything about a
 * host it is the sending user, not a HELO name.
 */
function plainHelo(helo: string | null, { from, own }: PeerClause, userOnly: boolean): string | null {
  const alone = own === null && from.words.length === 1 && helo !== null;
  return alone && (helo.includes('@') || userOnly) ? null : helo;
}

function isMalformedHelo(helo: string): boolean {
  // Fast path: nearly every name is letters, digits, dots and hyphens.
  if (!/[^\w.:-]/.test(helo) || readEndpoint(helo) !== null) return false;
  return /[()[\]<>;"@ \t]/.test(helo) || hasOddCharacter(helo);
}

/**
 * Whether the name is a user's: `from list by lists.example.net with outflank-mailman.805664 (Exim 4.92)`. For a host,
 * Exim writes the address.
 */
function isUserOnly({ from, facts, protocol }: PeerClause): boolean {
  if (protocol === 'local' || facts.habit === 'user') return true;
  return facts.habit === 'exim' && from.parts.length === 1 && !protocolFacts(protocol).registered;
}

/**
 * Whether the peer is a program of the host itself. `from localhost (localhost) by …` occurs in a bounce: for a host,
 * Sendmail writes the address. "from mail pickup service by …" (Microsoft), "from Spooler by …" (Mercury): a HELO name
 * has no blanks, but may be "spooler".
 */
function isOwnProgram({ from, own, facts }: PeerClause): boolean {
  if (facts.name === 'Sendmail' && facts.confirmsReverseName && own?.comment.name === 'localhost') return true;
  if (facts.habit === 'user') return true;
  if (from.comments.length > 0) return false;
  const first = from.words[0]?.text.toLowerCase();
  return (first === 'mail' && from.words[1]?.text === 'pickup') || (first === 'spooler' && facts.name === 'Mercury');
}
