import { readEndpoint } from './address.ts';
import { type Clause, type Clauses, textBetween } from './clauses.ts';
import type { Peer, ReverseName } from './hop.ts';
import { hasOddCharacter } from './odd-characters.ts';
import { isWebSubmission } from './protocol.ts';
import { endsWithAddress, type PeerComment, readPeerComment } from './peer-comment.ts';
import { type SoftwareFacts, UNKNOWN_SOFTWARE } from './software.ts';
import { type Token, tokenise } from './tokens.ts';

export interface PeerReading {
  readonly peer: Peer;
  /** The HELO name holds what no host name holds, or reaches into the server's own words. */
  readonly malformedHelo: boolean;
  /** Unix socket, "local", a pickup folder: nothing went over a network. */
  readonly local: boolean;
}

const NOT_RECORDED: ReverseName = { state: 'not-recorded' };
const NONE: ReverseName = { state: 'none' };
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
  return readFrom(clauses.text, clauses.from, facts, isWebSubmission(protocol));
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
      return readFrom(lead, { words, comments, parts: tokens }, facts, false);
    }
  }
  return { peer: NO_PEER, malformedHelo: false, local: false };
}

interface Candidate {
  readonly token: Token;
  readonly comment: PeerComment;
}

function readFrom(text: string, from: Clause, facts: SoftwareFacts, web: boolean): PeerReading {
  const comments = peerComments(from.comments);
  const withAddress = comments.filter(({ comment }) => comment.address !== null);
  const own = withAddress.at(-1) ?? comments.at(-1) ?? null;
  const first = from.words[0] ?? null;
  const firstEndpoint = first === null ? null : readEndpoint(first.text);
  const besideName = from.words.slice(1).map((word) => readEndpoint(word.text));
  const endpointBesideName = withAddress.length === 0 ? (besideName.find((found) => found !== null) ?? null) : null;
  const saidHelo = comments.find(({ comment }) => comment.saysHelo) ?? null;

  const endpoint = own?.comment.address != null ? own.comment : (endpointBesideName ?? firstEndpoint);
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
    gluedToName: own !== null && own.token.glued && from.parts[1] === own.token,
  });
  const overflowing = own !== null && isOverflowing(from, own, withAddress);
  const helo = overflowing ? overflowingHelo(text, from, own, saidHelo, names.helo) : names.helo;
  const said = saidHelo !== null && !saidHelo.token.glued;

  return {
    peer: {
      helo: firstEndpoint === null || overflowing || saidHelo !== null ? helo : literalHelo(first, own, facts, web),
      reverseName: overflowing ? unconfirmed(names.reverseName) : names.reverseName,
      address: endpoint?.address ?? null,
      addressCertain: endpoint !== null && (!fromFirstWord || said || web || ADDRESS_FIRST.has(facts.name)),
      port: endpoint?.port ?? own?.comment.port ?? null,
      ident: own?.comment.ident ?? null,
    },
    malformedHelo: overflowing || (helo !== null && isMalformedHelo(helo)),
    local: endpoint === null && (own?.comment.local === true || isPickup(from, facts)),
  };
}

/**
 * Comments about the host. One without a blank before it is part of the HELO name ("x([unix])" on Haraka), as long as
 * another one names an address.
 */
function peerComments(tokens: readonly Token[]): Candidate[] {
  const found: Candidate[] = [];
  for (const token of tokens) {
    const comment = readPeerComment(token.text);
    if (comment !== null) found.push({ token, comment });
  }
  const free = found.filter(({ token }) => !token.glued);
  return free.length < found.length && free.some(({ comment }) => comment.address !== null) ? free : found;
}

/**
 * Whether words of the peer stand where the server's should: something but the HELO name before the server's own comment,
 * an address behind it, or two addresses. What such a field says of its peer is shown, and proves nothing.
 */
function isOverflowing(from: Clause, own: Candidate, withAddress: readonly Candidate[]): boolean {
  if (own.comment.severalAddresses) return true;
  if (withAddress.some(({ comment }) => comment.address !== own.comment.address)) return true;
  let behind = false;
  for (const [place, part] of from.parts.entries()) {
    if (part === own.token) behind = true;
    // A reverse name of "gato101.sndsy.ru [185.138.182.101]) (using x" leaves the true address at the end: "(using x [ip])".
    else if (behind) {
      if (part.kind === 'comment' && endsWithAddress(part.text)) return true;
    } else if (place > 0 && own.comment.address !== null && (part.kind === 'word' ? part.text !== '[' : part.glued)) {
      return true;
    }
  }
  return false;
}

function unconfirmed(reverseName: ReverseName): ReverseName {
  return reverseName.state === 'named' && reverseName.verified === true
    ? { ...reverseName, verified: null }
    : reverseName;
}

/** Programs that write the address of the connection as the first word: it is never a HELO name there. */
const ADDRESS_FIRST: ReadonlySet<string> = new Set([
  'Exim',
  'CommuniGate Pro',
  'ecelerity',
  'Post.Office',
  'MessageWall',
  'MailGate',
  'ArGoSoft',
  'InterScan',
  'Tumbleweed',
]);

/**
 * What an address as first word is: a HELO literal ("[192.0.2.1]", RFC 5321 §4.1.3), or the address of the connection.
 * Alone, of a server that is not known, it may be either.
 */
function literalHelo(first: Token | null, own: Candidate | null, facts: SoftwareFacts, web: boolean): string | null {
  if (first === null || web || ADDRESS_FIRST.has(facts.name)) return null;
  return own !== null || first.text.startsWith('[') ? first.text : null;
}

/** smtpd of Obtuse: `from R(ip), claiming to be "H" via SMTP by …` */
function claimedName(from: Clause): string | null {
  const at = from.words.findIndex((word) => word.text === 'claiming');
  return at === -1 ? null : (from.words[at + 3]?.text.replaceAll('"', '') ?? null);
}

interface NameQuestion {
  /** First word of the clause, unless it is the peer's address. */
  readonly name: string | null;
  readonly nameIsAddress: boolean;
  /** The server's own comment about the peer. */
  readonly own: Candidate | null;
  readonly saidHelo: Candidate | null;
  readonly facts: SoftwareFacts;
  /** The address is a word behind the name: `from R [ip] by …`. */
  readonly endpointBesideName: boolean;
  readonly claimed: string | null;
  readonly firstCommentName: string | null;
  /** No blank between the name and the comment: `from R(ip) via smap`. */
  readonly gluedToName: boolean;
}

function decideNames(asked: NameQuestion): { helo: string | null; reverseName: ReverseName } {
  const { name, own, saidHelo, facts } = asked;
  const firstIsNone = name !== null && /^(?:unknown|<unknown>|unavailable|<unavailable>|nodnsquery)$/i.test(name);
  if (saidHelo !== null) {
    // `R (HELO H) (ip)`, `R ([ip] helo=H)`, `[ip] (helo=H)`: the first word is no HELO name.
    const reverseName =
      name === null || asked.nameIsAddress || firstIsNone
        ? firstIsNone || facts.looksUpReverseName
          ? NONE
          : NOT_RECORDED
        : named(name, facts, own?.comment ?? null);
    return { helo: saidHelo.comment.helo, reverseName };
  }
  const helo = firstIsNone && own === null ? null : name;
  if (asked.endpointBesideName && facts.name === 'Exim' && name !== null) {
    // Exim 3: `from R [ip] by …`, `from R (H) [ip.port] (ident) by …`
    return { helo: asked.firstCommentName ?? name, reverseName: named(name, facts, null) };
  }
  if (own === null) return { helo, reverseName: NOT_RECORDED };
  const { comment } = own;
  if (asked.gluedToName && !comment.bracketed && comment.address !== null && name !== null) {
    // smap, csmap, Obtuse smtpd: `from R(ip) via …`
    return { helo: asked.claimed, reverseName: firstIsNone ? NONE : named(name, facts, null) };
  }
  if (facts.name === 'SquirrelMail' || facts.name === 'NaSMail') return { helo: null, reverseName: NOT_RECORDED };
  if (comment.name !== null) return { helo, reverseName: named(comment.name, facts, comment) };
  if (comment.noName) return { helo, reverseName: NONE };
  if (comment.address === null || name === null || asked.nameIsAddress) {
    return { helo, reverseName: facts.looksUpReverseName && comment.address !== null ? NONE : NOT_RECORDED };
  }
  if (facts.loneName === 'both' || comment.verified || isBareHabit(own, name, facts)) {
    return { helo, reverseName: firstIsNone ? NONE : named(name, facts, comment) };
  }
  return { helo, reverseName: facts.looksUpReverseName ? NONE : NOT_RECORDED };
}

/** Programs that write a HELO name before a bare address; of the rest (qmail and its kin) it is the reverse name. */
const HELO_BEFORE_BARE_ADDRESS: ReadonlySet<string> = new Set([
  'Exchange',
  'Microsoft SMTPSVC',
  'PowerMTA',
  'Axigen',
  'Scalix',
  'XMail',
  'MDaemon',
]);

function isBareHabit(own: Candidate, name: string, facts: SoftwareFacts): boolean {
  const bare = !own.comment.bracketed && own.comment.port === null;
  return bare && name.includes('.') && !HELO_BEFORE_BARE_ADDRESS.has(facts.name);
}

function named(name: string, facts: SoftwareFacts, comment: PeerComment | null): ReverseName {
  if (readEndpoint(name) !== null) return NONE;
  const verified = comment?.mayBeForged === true ? false : facts.confirmsReverseName ? true : null;
  return { state: 'named', name: name.endsWith('.') ? name.slice(0, -1) : name, verified };
}

/** The HELO name as the peer sent it, up to the server's own comment. */
function overflowingHelo(
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

function isMalformedHelo(helo: string): boolean {
  if (readEndpoint(helo) !== null) return false;
  return /[()[\]<>;"@ \t]/.test(helo) || hasOddCharacter(helo);
}

/** "from mail pickup service by …" (Microsoft), "from Spooler by …" (Mercury): a HELO name has no blanks, but may be "spooler". */
function isPickup(from: Clause, facts: SoftwareFacts): boolean {
  if (from.comments.length > 0) return false;
  const first = from.words[0]?.text.toLowerCase();
  return (first === 'mail' && from.words[1]?.text === 'pickup') || (first === 'spooler' && facts.name === 'Mercury');
}
