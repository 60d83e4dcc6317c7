import { type FoundClauses, NOTHING, clauseOf } from './clause.ts';
import { enclosesField, enclosesFieldAfterBy } from './enclosures.ts';
import { meetAfterBy, meetEnvelopeClause } from './envelope.ts';
import { isWebSubmission, protocolFacts } from './protocol.ts';
import type { ClauseName, Token } from './token.ts';

/** What a field contains that no server writes: words of the peer among its clauses, or a second from or by. */
export type Injection = 'none' | 'words' | 'second-writer';

/**
 * Fills `found` with the first clause of each name before the date, from the first `count` tokens.
 *
 * @returns whether words of the peer are among them
 */
export function readHead(head: readonly Token[], count: number, found: FoundClauses): Injection {
  let injection: Injection = 'none';
  let name: ClauseName = 'lead';
  /** Index of the first token after the keyword of the clause. */
  let begin = 0;
  /** A repeated clause is skipped together with its comments. */
  let ignoring = false;
  let certificate = false;
  for (let at = 0; at < count; at++) {
    const token = head[at];
    if (token === undefined) break;
    const isFirst: boolean = ignoring ? found[name] === NOTHING : at === begin && at > 0;
    const next: ClauseName | null =
      token.keyword !== null ? clauseOpenedAt(head, at, token, name, isFirst, found) : null;
    if (next !== null && !ignoring && (at > 0 || name !== 'lead')) found[name] = clauseOf(head, begin, at);
    if (next === null ? isInjectedField(token, found) : isOutOfPlace(next, found, head, at, count)) {
      if (injection === 'none') injection = 'words';
      continue;
    }
    if (next === null) {
      if (found.by !== null) meetAfterBy(token, found);
      continue;
    }
    if (next === 'envelopeFrom') meetEnvelopeClause(token, head[at + 1], found);
    ignoring = found[next] !== null || isAfterEnvelope(next, head[at + 1], found);
    if (ignoring && next === 'from' && isCertificate(head[at + 1])) certificate = true;
    else if (ignoring && isRepeated(next, head, at)) injection = 'second-writer';
    name = next;
    begin = at + 1;
    if (!ignoring) found[next] = NOTHING;
  }
  if (!ignoring && count > begin) found[name] = clauseOf(head, begin, count);
  return certificate && !isExim(found) ? 'second-writer' : injection;
}

/**
 * After the envelope sender nothing can say how the message came in: maddy prints `MAIL FROM:<"a) with LMTP
 * ("@evil.example>` as `(envelope-sender <a) with LMTP (@evil.example>) with ESMTPS id 1`. A network protocol is
 * maddy's own, and of no use to a forger.
 */
function isAfterEnvelope(name: ClauseName, value: Token | undefined, found: FoundClauses): boolean {
  if (found.envelopeAt === -1) return false;
  if (name !== 'with') return name === 'via';
  const word = value?.text ?? '';
  const { registered, local } = protocolFacts(word);
  // `(envelope-from <a@b.example>, uid 502) with qmail-scanner-1.24` only says that the message begins here.
  return (!registered || local || isWebSubmission(word)) && !/^qmail-scanner/i.test(word);
}

function isInjectedField(token: Token, found: FoundClauses): boolean {
  return found.by === null ? enclosesField(token) : enclosesFieldAfterBy(token);
}

/** `from R ([ip]) from C=NA,O=Debian SMTP,CN=x (verified) by … (Exim 4.89)`: the subject of the client's certificate. */
function isCertificate(token: Token | undefined): boolean {
  return token !== undefined && /^[A-Z]{1,12}=/.test(token.text);
}

/** Elsewhere it may be a tab in a HELO name that injects a second from; after `by` no peer can write "(Exim …". */
function isExim({ by, with: protocol }: FoundClauses): boolean {
  return [by, protocol].some((clause) => clause?.comments.some(({ text }) => text.startsWith('Exim ')) === true);
}

/** The clause that begins with the word at `at`, or null if it is a value. */
function clauseOpenedAt(
  head: readonly Token[],
  at: number,
  token: Token,
  current: ClauseName,
  isValue: boolean,
  found: FoundClauses,
): ClauseName | null {
  const name = token.keyword;
  if (name === null || (token.glued && !isGluedBy(head, at))) return null;
  if (isValue && (current === 'from' || current === 'by')) {
    // A host may be called "by" or "id". Its comment shows it: `from by ([203.0.113.67]) by mx.klever.test`.
    const after = head[at + 1];
    if (after?.kind === 'comment' && !after.glued) return null;
    if (current === 'from' && (name !== 'by' || placeOfBy(head, at + 1) !== -1)) return null;
  }
  // Mimecast: `with ESMTP with STARTTLS (version=TLSv1.2, cipher=…) id …`
  if (name === 'with' && found.with !== null && head[at + 1]?.text === 'STARTTLS') return null;
  // "tls" begins a clause only where Exim and Haraka put it, after the protocol: "by TLS id 1" names no cipher.
  if (name === 'tls' && (found.with === null || isValue)) return null;
  // `for <a@example.net> from <b@example.org>` (XMail, IBM), `id 1PowAd-0003Lr-F7 from <b@example.org>` (Exim): the envelope sender.
  if (name === 'from' && found.from !== null && found.by !== null) {
    return head[at + 1]?.text.charCodeAt(0) === 60 ? 'envelopeFrom' : name;
  }
  return name;
}

/** "(localhost [127.0.0.1])by  localhost.example.com (Postfix)": the blank was lost where the field was folded. */
function isGluedBy(head: readonly Token[], at: number): boolean {
  return head[at]?.text === 'by' && head[at - 1]?.kind === 'comment' && head[at + 1]?.kind === 'word';
}

function isRepeated(name: ClauseName, head: readonly Token[], at: number): boolean {
  if (name !== 'from' && name !== 'by') return false;
  // `by alpha by uid 7791` (qmail-scanner), `with emfmta by TLS id 1`, `with MailboxResubmission by AntispamTT id
  // 15.20.9253.19` (Exchange), `by authid <user>` (Exim): words of the server itself, without a host.
  const value = head[at + 1]?.text ?? '';
  if (name === 'from' || value.includes('.')) return true;
  const after = head[at + 2];
  const isIdNext = after !== undefined && after.keyword === 'id';
  return !isIdNext && !/^(?:uid|tls|authid)$/i.test(value);
}

/**
 * qpsmtpd keeps the tabs of a HELO, so a peer can write clauses of its own before the server's: "x)\twith\tLMTP\t(".
 * The only genuine clause before `by` is `via` with one plain word: `from R(ip) via SMTP by host`.
 */
function isOutOfPlace(
  name: ClauseName,
  found: FoundClauses,
  head: readonly Token[],
  at: number,
  count: number,
): boolean {
  if (found.from === null || found.by !== null || name === 'by' || name === 'from') return false;
  const by = placeOfBy(head, at + 1);
  if (by === -1 || by >= count) return false;
  // `from mx.example.net with LMTP by store`: the server wrote nothing of its own between, so nothing can be displaced.
  if (name === 'with' && by === at + 2 && found.from.comments.length === 0 && found.from.words.length === 1) {
    return !protocolFacts(head[at + 1]?.text ?? '').registered;
  }
  // The DragonFly Mail Agent: "from root (uid 0) id e06d1 by df.example (DragonFly Mail Agent v0.13)".
  if (name === 'id' && by === at + 2 && head[by + 2]?.text.startsWith('DragonFly ') === true) return false;
  return name !== 'via' || by !== at + 2 || !/^[a-z-]+$/i.test(head[at + 1]?.text ?? '');
}

/** Index of the next `by` that can begin a clause; -1 if there is none. */
function placeOfBy(head: readonly Token[], from: number): number {
  for (let at = from; at < head.length; at++) {
    const token = head[at];
    if (token !== undefined && token.kind === 'word' && !token.glued && token.keyword === 'by') return at;
  }
  return -1;
}
