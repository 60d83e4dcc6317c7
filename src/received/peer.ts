import { type Endpoint, readEndpoint } from '../hosts/address.ts';
import { hasOddCharacter } from '../hosts/odd-characters.ts';
import type { Clause, Clauses } from './clause.ts';
import { isWrittenAround } from './enclosures.ts';
import type { Peer, ReverseName } from './hop.ts';
import {
  type Candidate,
  addressTornOff,
  eximsAddress,
  eximsHelo,
  holdsPeersWords,
  isTornOff,
  overflowingHelo,
  swallowsAddress,
} from './injected.ts';
import { type SoftwareFacts, DRAGONFLY, EXIM, SENDMAIL, UNKNOWN_SOFTWARE, isSoftwareWord } from './known-software.ts';
import { readPeerComment } from './peer-comment.ts';
import { decideNames } from './peer-names.ts';
import { isWebSubmission, protocolFacts } from './protocol.ts';
import type { Token } from './token.ts';
import { tokenise } from './tokens.ts';

export interface PeerReading {
  readonly peer: Peer;
  /** The HELO name holds what no host name holds, or reaches into the server's own words. */
  readonly malformedHelo: boolean;
  /** Unix socket, "local", a pickup folder: nothing went over a network. */
  readonly local: boolean;
}

const NOT_RECORDED: ReverseName = { state: 'not-recorded' };
export const NO_PEER: Peer = {
  helo: null,
  reverseName: NOT_RECORDED,
  address: null,
  addressCertain: false,
  port: null,
  ident: null,
};

/**
 * Decides which name of a from clause is the HELO name, which the reverse name, and which address is the peer's, by
 * the habits of the software (measured: docs/received-format.md).
 *
 * Of several comments with an address the last one before `by` is the server's own: HELO text stands before it, and
 * qpsmtpd keeps a HELO of "x)(185.138.182.101" as it came: `from Unknown (HELO x)(185.138.182.101) (203.0.113.67) by …`.
 */
export function readPeer(clauses: Clauses, software: SoftwareFacts | null): PeerReading {
  const facts = software ?? UNKNOWN_SOFTWARE;
  if (clauses.from.parts.length === 0) return withoutFrom(clauses, facts);
  const protocol = clauses.with.words[0]?.text ?? clauses.via.words[0]?.text ?? protocolInComment(clauses.by);
  const reading = readFrom(clauses.text, clauses.from, facts, protocol);
  return clauses.secondClauses || clauses.malformedEnvelope ? doubted(reading, clauses.secondWriter) : reading;
}

/** In a field with words of the peer nothing is confirmed, and with two writers it cannot be told which of them saw the address. */
function doubted(reading: PeerReading, secondWriter: boolean): PeerReading {
  const { peer } = reading;
  const address = secondWriter ? { address: null, addressCertain: false } : {};
  return { ...reading, peer: { ...peer, ...address, reverseName: unconfirmed(peer.reverseName) } };
}

/** GMX and WEB.DE: `by 3capp-webde-bs01.dlan.cinetic.de (via HTTP)` */
function protocolInComment(by: Clause): string {
  const comment = by.comments[0]?.text ?? '';
  return comment.startsWith('via ') ? comment.slice(4) : '';
}

/** "(from KRYPTIK [70.20.57.51]) by …" (NAVGW): the clause stands inside a comment. */
function withoutFrom(clauses: Clauses, facts: SoftwareFacts): PeerReading {
  const lead = clauses.lead.comments[0]?.text;
  if (lead !== undefined && /^from[ \t]/i.test(lead)) {
    const { tokens } = tokenise(lead, 4, false);
    const words = tokens.filter((token) => token.kind === 'word');
    const isHost = words.some((word) => readEndpoint(word.text) !== null);
    if (isHost) {
      const comments = tokens.filter((token) => token.kind === 'comment');
      return readFrom(lead, { words, comments, parts: tokens }, facts, '');
    }
  }
  return { peer: NO_PEER, malformedHelo: false, local: false };
}

function readFrom(text: string, from: Clause, facts: SoftwareFacts, protocol: string): PeerReading {
  const web = isWebSubmission(protocol);
  const comments = peerComments(from.comments, facts);
  const withAddress = comments.filter(({ comment }) => comment.address !== null);
  const own = withAddress.at(-1) ?? comments.at(-1) ?? null;
  const first = from.words[0] ?? null;
  const firstEndpoint = first === null ? null : readEndpoint(first.text);
  if (facts.heloInComment && firstEndpoint !== null) return heloBehindAddress(text, from, firstEndpoint);
  const endpointBesideName = withAddress.length === 0 ? lastEndpoint(from.words.slice(1)) : null;
  const commentFirst = withAddress.length === 0 && firstEndpoint !== null && from.parts[0] === comments[0]?.token;
  const saidHelo = comments.find(({ comment }) => comment.saysHelo) ?? null;

  const leading = facts.addressFirst ? firstEndpoint : null;
  const endpoint = leading ?? (own?.comment.address != null ? own.comment : (endpointBesideName ?? firstEndpoint));
  const fromFirstWord = endpoint !== null && endpoint === firstEndpoint;
  const name = firstEndpoint === null || !fromFirstWord ? (first?.text ?? null) : null;
  const names = decideNames({
    name,
    own,
    saidHelo,
    facts,
    nameIsAddress: firstEndpoint !== null,
    endpointBesideName: endpointBesideName !== null,
    claimed: claimedName(from),
    firstCommentName: comments[0]?.comment.name ?? null,
    commentFirst,
    gluedToName: own !== null && own.token.glued && from.parts[1] === own.token,
  });
  const overflowing = holdsPeersWords(from, own, withAddress) || isContradicted(leading, own, endpointBesideName);
  const helo = overflowing ? heloOf(text, from, own, saidHelo, names.helo, facts) : names.helo;
  const said = saidHelo !== null && !saidHelo.token.glued;
  const userOnly = protocol === 'local' || facts.name === DRAGONFLY.name || isEximsOwn(from, facts, protocol);

  return {
    peer: {
      helo:
        firstEndpoint === null || overflowing || saidHelo !== null || commentFirst
          ? plainHelo(helo, from, own, userOnly)
          : literalHelo(first, own, endpointBesideName !== null, facts, web),
      reverseName: overflowing ? unconfirmed(names.reverseName) : names.reverseName,
      address: overflowing
        ? (leading?.address ?? safeAddress(from, own, endpoint, facts))
        : (endpoint?.address ?? null),
      addressCertain:
        endpoint !== null &&
        (fromFirstWord ? said || web || facts.addressFirst : !isEitherAddress(firstEndpoint, endpoint.address, facts)),
      port: endpoint?.port ?? own?.comment.port ?? null,
      ident: own?.comment.ident ?? null,
    },
    malformedHelo: overflowing || (helo !== null && isMalformedHelo(helo)),
    local:
      endpoint === null &&
      !overflowing &&
      (own?.comment.local === true || userOnly || isSendmailsOwn(own, facts) || isPickup(from, facts)),
  };
}

/**
 * `from [203.0.113.69] ([185.138.182.101]) by …`: most servers write what the peer said first, chasquid does so last. Of one that
 * is not known, either address may be the peer's word.
 */
function isEitherAddress(first: Endpoint | null, address: string | null, facts: SoftwareFacts): boolean {
  return facts === UNKNOWN_SOFTWARE && first !== null && first.address !== address;
}

/** chasquid: `from [192.0.2.1] (H) by …`, where H is what the peer said, up to the first blank. */
function heloBehindAddress(text: string, { parts }: Clause, { address, port }: Endpoint): PeerReading {
  const second = parts[1];
  const last = parts.at(-1);
  const said = second === undefined || last === undefined ? '' : text.slice(second.start, last.end);
  const helo = said.startsWith('(') && said.endsWith(')') ? said.slice(1, -1) : null;
  const peer: Peer = { ...NO_PEER, helo, address, addressCertain: true, port };
  return { peer, malformedHelo: helo !== null && isMalformedHelo(helo), local: false };
}

function heloOf(
  text: string,
  from: Clause,
  own: Candidate | null,
  saidHelo: Candidate | null,
  plain: string | null,
  facts: SoftwareFacts,
): string | null {
  if (facts.name === EXIM.name) return eximsHelo(text, from) ?? plain;
  return own === null ? plain : overflowingHelo(text, from, own, saidHelo, plain);
}

/** `from [203.0.113.67] (HELO )[185.138.182.101]() by …`: beside the address that the server wrote first stands the peer's own. */
function isContradicted(leading: Endpoint | null, own: Candidate | null, beside: Endpoint | null): boolean {
  const other = own?.comment.address ?? beside?.address ?? null;
  return leading !== null && other !== null && other !== leading.address;
}

/** `from R [ip] by …`: the address is a word. */
function lastEndpoint(words: readonly Token[]): Endpoint | null {
  for (const word of words.toReversed()) {
    const endpoint = readEndpoint(word.text);
    if (endpoint !== null) return endpoint;
  }
  return null;
}

/**
 * Comments about the host. One without a blank before it is part of the HELO name ("x([unix])" on Haraka), when one that
 * names an address follows.
 */
function peerComments(tokens: readonly Token[], facts: SoftwareFacts): Candidate[] {
  const found: Candidate[] = [];
  for (const token of tokens) {
    const comment = readPeerComment(token.text, facts, token === tokens[0]);
    if (comment !== null && !(comment.address === null && namesSoftware(token.text))) found.push({ token, comment });
  }
  const free = found.findLastIndex(({ token, comment }) => !token.glued && comment.address !== null);
  return free < 1 ? found : found.filter(({ token }, place) => !token.glued || place > free);
}

/** `from mx.example.net (Oracle Communications Messaging Server 8.0.1.2) id <…>`, without a `by`: a program is no host. */
function namesSoftware(comment: string): boolean {
  const blank = comment.indexOf(' ');
  return blank !== -1 && isSoftwareWord(comment.slice(0, blank).toLowerCase());
}

/**
 * The address of the connection in a field that holds words of the peer: only where the server must have written it. In
 * front of `by` it stands behind all that is the peer's, be it torn off its comment; where a comment holds a whole field, nobody can tell.
 */
function safeAddress(
  from: Clause,
  own: Candidate | null,
  endpoint: { readonly address: string | null } | null,
  facts: SoftwareFacts,
): string | null {
  if (facts.name === EXIM.name) return eximsAddress(from);
  if (from.comments.some(isWrittenAround) || (own !== null && swallowsAddress(own.token))) return null;
  // Which of two addresses is the server's is known only where it writes the reverse name before the address.
  const several = own?.comment.severalAddresses === true || from.parts.some(isTornOff);
  if (several && !facts.looksUpReverseName) return null;
  // Courier's TLS details follow it: "(10.0.0.1).evil.example [::ffff:203.0.113.67]) (TLS: …)", from a reverse name of "10.0.0.1).evil.example".
  const torn = from.parts.findLast(isTornOff);
  if (torn !== undefined && (own === null || torn.start > own.token.start)) return addressTornOff(torn);
  return endpoint === own?.comment ? (endpoint?.address ?? null) : null;
}

function unconfirmed(reverseName: ReverseName): ReverseName {
  return reverseName.state === 'named' && reverseName.verified === true
    ? { ...reverseName, verified: null }
    : reverseName;
}

/**
 * What an address as first word is: a HELO literal ("[192.0.2.1]", RFC 5321 §4.1.3), or the address of the connection.
 * Alone, of a server that is not known, it may be either.
 */
function literalHelo(
  first: Token | null,
  own: Candidate | null,
  besideAddress: boolean,
  facts: SoftwareFacts,
  web: boolean,
): string | null {
  if (first === null || web || facts.addressFirst) return null;
  return own !== null || besideAddress || first.text.startsWith('[') ? first.text : null;
}

/**
 * `from user@example.net by host` (AOL, qmail-scanner), `from user by host with local` (Exim): without a word about a host
 * it is who sent, and no HELO name.
 */
function plainHelo(helo: string | null, from: Clause, own: Candidate | null, userOnly: boolean): string | null {
  const alone = own === null && from.words.length === 1 && helo !== null;
  return alone && (helo.includes('@') || userOnly) ? null : helo;
}

/** smtpd of Obtuse: `from R(ip), claiming to be "H" via SMTP by …` */
function claimedName(from: Clause): string | null {
  const at = from.words.findIndex((word) => word.text === 'claiming');
  return at === -1 ? null : (from.words[at + 3]?.text.replaceAll('"', '') ?? null);
}

function isMalformedHelo(helo: string): boolean {
  if (readEndpoint(helo) !== null) return false;
  return /[()[\]<>;"@ \t]/.test(helo) || hasOddCharacter(helo);
}

/** `from list by lists.example.net with outflank-mailman.805664 (Exim 4.92)`: of a host Exim writes the address; this is a user. */
function isEximsOwn(from: Clause, facts: SoftwareFacts, protocol: string): boolean {
  return (
    facts.name === EXIM.name && facts.addressFirst && from.parts.length === 1 && !protocolFacts(protocol).registered
  );
}

/** `from localhost (localhost) by …` of a bounce: of a host Sendmail writes the address. */
function isSendmailsOwn(own: Candidate | null, facts: SoftwareFacts): boolean {
  return facts.name === SENDMAIL.name && own?.comment.name === 'localhost';
}

/** "from mail pickup service by …" (Microsoft), "from Spooler by …" (Mercury): a HELO name has no blanks, but may be "spooler". */
function isPickup(from: Clause, facts: SoftwareFacts): boolean {
  if (facts.name === DRAGONFLY.name) return true;
  if (from.comments.length > 0) return false;
  const first = from.words[0]?.text.toLowerCase();
  return (first === 'mail' && from.words[1]?.text === 'pickup') || (first === 'spooler' && facts.name === 'Mercury');
}
