import { type Endpoint, isLoopbackAddress, readEndpoint } from '../hosts/address.ts';
import type { Clause } from './clause.ts';
import type { ReverseName } from './hop.ts';
import type { PeerHabit, SoftwareFacts } from './known-software.ts';
import type { PeerComment } from './peer-comment.ts';
import type { Token } from './token.ts';

/** A comment of a from clause that is about the peer's host. */
export interface Candidate {
  readonly token: Token;
  readonly comment: PeerComment;
}

/** A from clause, parsed as far as possible without knowing who wrote it. */
export interface PeerClause {
  readonly text: string;
  readonly from: Clause;
  readonly facts: SoftwareFacts;
  readonly protocol: string;
  /** The first word. */
  readonly first: Token | null;
  /** The first word as an address, if it is one. */
  readonly firstEndpoint: Endpoint | null;
  /** The server's own comment about the peer: the last one with an address. */
  readonly own: Candidate | null;
  /** All comments with an address. */
  readonly withAddress: readonly Candidate[];
  /** The comment with a HELO keyword. */
  readonly saidHelo: Candidate | null;
  readonly firstCommentName: string | null;
  /** The address is a word after the name: `from R [ip] by …`. */
  readonly beside: Endpoint | null;
  /** The comment comes before the address: `from (H) [ip] by …`. */
  readonly commentFirst: boolean;
  /** The first word, unless it is the peer's address. */
  readonly name: string | null;
}

/** What the peer claimed, and what the server looked up. */
export interface Names {
  readonly helo: string | null;
  readonly reverseName: ReverseName;
}

const NOT_RECORDED: ReverseName = { state: 'not-recorded' };
const NONE: ReverseName = { state: 'none' };
const NO_NAME = /^(?:unknown|<unknown>|unavailable|<unavailable>|nodnsquery|no-data)$/i;

/**
 * Tells the two names of a from clause apart: one strategy for each family of servers (measured:
 * docs/received-format.md).
 */
export function readNames(clause: PeerClause): Names {
  return HABITS[clause.facts.habit](clause);
}

const HABITS: Readonly<Record<PeerHabit, (clause: PeerClause) => Names>> = {
  unknown: (clause) => saidNames(clause) ?? usualNames(clause, bareNames(clause)),
  generic: (clause) => saidNames(clause) ?? usualNames(clause, null),
  'address-first': (clause) => saidNames(clause) ?? usualNames(clause, null),
  exim: (clause) => saidNames(clause) ?? eximNames(clause) ?? usualNames(clause, loneName(clause)),
  'exim-own-text': (clause) => saidNames(clause) ?? eximNames(clause) ?? usualNames(clause, null),
  qmail: (clause) => saidNames(clause) ?? usualNames(clause, loneName(clause)),
  // Only if the first word is not an address: peer.ts reads chasquid's usual `[ip] (H)`.
  'helo-in-comment': (clause) => saidNames(clause) ?? usualNames(clause, null),
  user: (clause) => saidNames(clause) ?? usualNames(clause, null),
  webmail: (clause) =>
    saidNames(clause) ?? (clause.own === null ? usualNames(clause, null) : { helo: null, reverseName: NOT_RECORDED }),
};

/**
 * The names where a keyword marks the HELO name, so that the first word is not it: `R (HELO H) (ip)`, `R ([ip]
 * helo=H)`, `[ip] (helo=H)`. Also Exim 3 without a reverse name: `(H) [ip]`.
 */
function saidNames({
  saidHelo,
  name,
  facts,
  firstEndpoint,
  own,
  commentFirst,
  firstCommentName,
}: PeerClause): Names | null {
  if (saidHelo === null) return commentFirst ? { helo: firstCommentName, reverseName: missing(facts) } : null;
  const { helo } = saidHelo.comment;
  if (name !== null && NO_NAME.test(name)) return { helo, reverseName: NONE };
  if (name === null || firstEndpoint !== null) return { helo, reverseName: missing(facts) };
  return { helo, reverseName: named(name, facts, own?.comment ?? null) };
}

/** The names in Exim 3's form: `from R [ip] by …`, `from R (H) [ip.port] (ident) by …`. */
function eximNames({ beside, name, firstCommentName, facts }: PeerClause): Names | null {
  if (beside === null || name === null) return null;
  return { helo: firstCommentName ?? name, reverseName: named(name, facts, null) };
}

/**
 * The names in the usual forms: `H (R [ip])`, `H ([ip])`, `H (unknown [ip])`. `lone` says what a single name before
 * `([ip])` is; null if it is the HELO name.
 */
function usualNames(clause: PeerClause, lone: ReverseName | null): Names {
  const { name, own, facts, firstEndpoint, from } = clause;
  const noName = name !== null && NO_NAME.test(name);
  // Mailgun: `from <unknown> (<unknown> []) by … with HTTP`
  const helo = (noName && own === null) || name === '<unknown>' ? null : name;
  // Exim: `from [ip] by …`
  if (own === null) return { helo, reverseName: firstEndpoint === null ? NOT_RECORDED : missing(facts) };
  const { comment, token } = own;
  // `from (hidden) ([x.x.x.x]) by …`: a name in parentheses where servers write the greeting.
  if (name === null && from.parts[0] === token && comment.address === null && !comment.addressMasked)
    return { helo: comment.name, reverseName: NOT_RECORDED };
  if (token.glued && from.parts[1] === token && !comment.bracketed && comment.address !== null && name !== null) {
    // smap, csmap, Obtuse smtpd: `from R(ip) via …`
    return { helo: claimedName(from), reverseName: noName ? NONE : named(name, facts, null) };
  }
  if (comment.name !== null) return { helo, reverseName: named(comment.name, facts, comment) };
  if (comment.noName) return { helo, reverseName: NONE };
  if (comment.address === null && firstEndpoint === null) return { helo, reverseName: NOT_RECORDED };
  if (comment.address === null || name === null || firstEndpoint !== null) return { helo, reverseName: missing(facts) };
  // qmail: `from unknown (ip) by …` for a peer without a name, whether it gave none (QMQP) or said "unknown".
  if (noName && !comment.bracketed) return { helo: null, reverseName: NONE };
  if (comment.verified) return { helo, reverseName: noName ? NONE : named(name, facts, comment) };
  return { helo, reverseName: lone === null ? missing(facts) : noName ? NONE : lone };
}

/** Exim and qmail write one name if HELO and reverse name are equal. */
function loneName({ name, facts, own }: PeerClause): ReverseName | null {
  return name === null ? null : named(name, facts, own?.comment ?? null);
}

/**
 * qmail and similar servers, which do not name themselves, write the reverse name before a bare address; those that
 * name themselves write the HELO name there (Exchange, PowerMTA, MDaemon, KumoMTA), or put the address in brackets.
 */
function bareNames(clause: PeerClause): ReverseName | null {
  const { name, own, facts } = clause;
  if (name === null || own === null || facts.name !== '' || own.comment.bracketed || own.comment.port !== null)
    return null;
  const { address } = own.comment;
  // qmail on the host itself: `from localhost (127.0.0.1) by localhost with SMTP`
  const isHost = name.includes('.') || (name === 'localhost' && address !== null && isLoopbackAddress(address));
  return isHost ? named(name, facts, own.comment) : null;
}

/** The HELO name in Obtuse smtpd's form: `from R(ip), claiming to be "H" via SMTP by …` */
function claimedName(from: Clause): string | null {
  const at = from.words.findIndex((word) => word.text === 'claiming');
  return at === -1 ? null : (from.words[at + 3]?.text.replaceAll('"', '') ?? null);
}

function missing(facts: SoftwareFacts): ReverseName {
  return facts.looksUpReverseName ? NONE : NOT_RECORDED;
}

function named(name: string, facts: SoftwareFacts, comment: PeerComment | null): ReverseName {
  if (readEndpoint(name) !== null) return NONE;
  // Servers that confirm a name write the address after it, in one comment.
  const beside = comment === null || comment.address !== null || comment.addressMasked;
  const confirms = facts.confirmsReverseName && beside && comment?.blanksInName !== true;
  const verified = comment?.mayBeForged === true ? false : confirms ? true : null;
  return { state: 'named', name: name.endsWith('.') ? name.slice(0, -1) : name, verified };
}
