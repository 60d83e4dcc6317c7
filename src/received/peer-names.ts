import { isLoopbackAddress, readEndpoint } from '../hosts/address.ts';
import type { ReverseName } from './hop.ts';
import type { Candidate } from './injected.ts';
import { type SoftwareFacts, UNKNOWN_SOFTWARE } from './known-software.ts';
import type { PeerComment } from './peer-comment.ts';

const NOT_RECORDED: ReverseName = { state: 'not-recorded' };
const NONE: ReverseName = { state: 'none' };

/** What a from clause says, for telling its names apart. */
export interface NameQuestion {
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
  /** The comment stands before the address: `from (H) [ip] by …`. */
  readonly commentFirst: boolean;
  /** No blank between the name and the comment: `from R(ip) via smap`. */
  readonly gluedToName: boolean;
}

/** Tells which name the peer claimed and which the server looked up, by the habits of the software. */
export function decideNames(asked: NameQuestion): { helo: string | null; reverseName: ReverseName } {
  const { name, own, saidHelo, facts } = asked;
  const firstIsNone =
    name !== null && /^(?:unknown|<unknown>|unavailable|<unavailable>|nodnsquery|no-data)$/i.test(name);
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
  // Exim 3 without a reverse name: `from (H) [ip] by …`
  if (asked.commentFirst)
    return { helo: asked.firstCommentName, reverseName: facts.looksUpReverseName ? NONE : NOT_RECORDED };
  // Mailgun: `from <unknown> (<unknown> []) by … with HTTP`
  const helo = (firstIsNone && own === null) || name === '<unknown>' ? null : name;
  if (asked.endpointBesideName && facts.name === 'Exim' && name !== null) {
    // Exim 3: `from R [ip] by …`, `from R (H) [ip.port] (ident) by …`
    return { helo: asked.firstCommentName ?? name, reverseName: named(name, facts, null) };
  }
  // Exim: `from [ip] by …`
  if (own === null) return { helo, reverseName: asked.nameIsAddress && facts.looksUpReverseName ? NONE : NOT_RECORDED };
  const { comment } = own;
  if (asked.gluedToName && !comment.bracketed && comment.address !== null && name !== null) {
    // smap, csmap, Obtuse smtpd: `from R(ip) via …`
    return { helo: asked.claimed, reverseName: firstIsNone ? NONE : named(name, facts, null) };
  }
  if (facts.name === 'SquirrelMail' || facts.name === 'NaSMail') return { helo: null, reverseName: NOT_RECORDED };
  if (comment.name !== null) return { helo, reverseName: named(comment.name, facts, comment) };
  if (comment.noName) return { helo, reverseName: NONE };
  if (comment.address === null || name === null || asked.nameIsAddress) {
    const lookedUp = facts.looksUpReverseName && (comment.address !== null || asked.nameIsAddress);
    return { helo, reverseName: lookedUp ? NONE : NOT_RECORDED };
  }
  // qmail: `from unknown (ip) by …` of a peer without a name, be it that it said none (QMQP) or "unknown".
  if (firstIsNone && !comment.bracketed) return { helo: null, reverseName: NONE };
  if (facts.loneName === 'both' || comment.verified || isBareHabit(own, name, facts)) {
    return { helo, reverseName: firstIsNone ? NONE : named(name, facts, comment) };
  }
  return { helo, reverseName: facts.looksUpReverseName ? NONE : NOT_RECORDED };
}

/**
 * qmail and its kin, which do not name themselves, write the reverse name before a bare address; who names himself writes
 * the HELO name there (Exchange, PowerMTA, MDaemon, KumoMTA), or puts the address into brackets.
 */
function isBareHabit(own: Candidate, name: string, facts: SoftwareFacts): boolean {
  const bare = !own.comment.bracketed && own.comment.port === null;
  const { address } = own.comment;
  // qmail on the host itself: `from localhost (127.0.0.1) by localhost with SMTP`
  const isHost = name.includes('.') || (name === 'localhost' && address !== null && isLoopbackAddress(address));
  return bare && isHost && facts.name === UNKNOWN_SOFTWARE.name;
}

function named(name: string, facts: SoftwareFacts, comment: PeerComment | null): ReverseName {
  if (readEndpoint(name) !== null) return NONE;
  const confirms = facts.confirmsReverseName && comment?.blanksInName !== true;
  const verified = comment?.mayBeForged === true ? false : confirms ? true : null;
  return { state: 'named', name: name.endsWith('.') ? name.slice(0, -1) : name, verified };
}
