import { type FoundClauses, NOTHING, clauseOf } from './clause.ts';
import { enclosesField, enclosesFieldAfterBy } from './enclosures.ts';
import { meetAfterBy, meetEnvelopeClause } from './envelope.ts';
import { isWebSubmission, protocolFacts } from './protocol.ts';
import { type ClauseName, type Token, BY, ENVELOPE_FROM, FROM, ID, LEAD, TLS, VIA, WITH } from './token.ts';

/** What a field contains that no server writes: words of the peer among its clauses, or a second from or by. */
export type Injection = 'none' | 'words' | 'second-writer';

/**
 * Fills `found` with the first clause of each name before the date, from the first `count` tokens.
 *
 * @returns whether words of the peer are among them
 */
export function readHead(head: readonly Token[], count: number, found: FoundClauses): Injection {
  let injection: Injection = 'none';
  let name: ClauseName = LEAD;
  /** Index of the first token after the keyword of the clause. */
  let begin = 0;
  /** A repeated clause is skipped together with its comments. */
  let ignoring = false;
  let certificate = false;
  for (let at = 0; at < count; at++) {
    const token = head[at];
    if (token === undefined) break;
    const isFirst: boolean = ignoring ? found.of(name) === NOTHING : at === begin && at > 0;
    const next: ClauseName | null =
      token.keyword !== null ? clauseOpenedAt(head, at, token, name, isFirst, found) : null;
    if (next !== null && !ignoring && (at > 0 || name !== LEAD)) found.set(name, clauseOf(head, begin, at));
    if (next === null ? isInjectedField(token, found) : isOutOfPlace(next, found, head, at, count)) {
      if (injection === 'none') injection = 'words';
      continue;
    }
    if (next === null) {
      if (found.has(BY)) meetAfterBy(token, found);
      continue;
    }
    if (next === ENVELOPE_FROM) meetEnvelopeClause(token, head[at + 1], found);
    ignoring = found.has(next) || isAfterEnvelope(next, head[at + 1], found);
    if (ignoring && next === FROM && isCertificate(head[at + 1])) certificate = true;
    else if (ignoring && isRepeated(next, head, at)) injection = 'second-writer';
    name = next;
    begin = at + 1;
    if (!ignoring) found.set(next, NOTHING);
  }
  if (!ignoring && count > begin) found.set(name, clauseOf(head, begin, count));
  return certificate && !isExim(found) ? 'second-writer' : injection;
}

/**
 * After the envelope sender, no clause is believed about how the message came in: maddy prints `MAIL FROM:<"a) with
 * LMTP ("@evil.example>` as `(envelope-sender <a) with LMTP (@evil.example>) with ESMTPS id 1`. A network protocol is
 * maddy's own, and of no use to a forger.
 */
function isAfterEnvelope(name: ClauseName, value: Token | undefined, found: FoundClauses): boolean {
  if (found.envelopeAt === -1) return false;
  if (name !== WITH) return name === VIA;
  const word = value?.text ?? '';
  const { registered, local } = protocolFacts(word);
  // `(envelope-from <a@b.example>, uid 502) with qmail-scanner-1.24` only says that the message begins here.
  return (!registered || local || isWebSubmission(word)) && !/^qmail-scanner/i.test(word);
}

function isInjectedField(token: Token, found: FoundClauses): boolean {
  return !found.has(BY) ? enclosesField(token) : enclosesFieldAfterBy(token);
}

/** `from R ([ip]) from C=NA,O=Debian SMTP,CN=x (verified) by … (Exim 4.89)`: the subject of the client's certificate. */
function isCertificate(token: Token | undefined): boolean {
  return token !== undefined && /^[A-Z]{1,12}=/.test(token.text);
}

/**
 * Whether Exim wrote the field: after `by`, no peer can write "(Exim …". In a field of another server, a tab in the
 * HELO name may have injected the second from.
 */
function isExim(found: FoundClauses): boolean {
  return [found.of(BY), found.of(WITH)].some(
    (clause) => clause?.comments.some(({ text }) => text.startsWith('Exim ')) === true,
  );
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
  if (isValue && (current === FROM || current === BY)) {
    // A host may be called "by" or "id", as the comment after it shows: `from by ([203.0.113.67]) by mx.klever.test`.
    const after = head[at + 1];
    if (after?.kind === 'comment' && !after.glued) return null;
    if (current === FROM && (name !== BY || placeOfBy(head, at + 1) !== -1)) return null;
  }
  // Mimecast: `with ESMTP with STARTTLS (version=TLSv1.2, cipher=…) id …`
  if (name === WITH && found.has(WITH) && head[at + 1]?.text === 'STARTTLS') return null;
  // "tls" begins a clause only where Exim and Haraka put it, after the protocol: "by TLS id 1" names no cipher.
  if (name === TLS && (!found.has(WITH) || isValue)) return null;
  // `for <a@example.net> from <b@example.org>` (XMail, IBM), `id 1PowAd-0003Lr-F7 from <b@example.org>` (Exim): the envelope sender.
  if (name === FROM && found.has(FROM) && found.has(BY)) {
    return head[at + 1]?.text.charCodeAt(0) === 60 ? ENVELOPE_FROM : name;
  }
  return name;
}

/** "(localhost [127.0.0.1])by  localhost.example.com (Postfix)": the blank was lost where the field was folded. */
function isGluedBy(head: readonly Token[], at: number): boolean {
  return head[at]?.text === 'by' && head[at - 1]?.kind === 'comment' && head[at + 1]?.kind === 'word';
}

function isRepeated(name: ClauseName, head: readonly Token[], at: number): boolean {
  if (name !== FROM && name !== BY) return false;
  // `by alpha by uid 7791` (qmail-scanner), `with emfmta by TLS id 1`, `with MailboxResubmission by AntispamTT id
  // 15.20.9253.19` (Exchange), `by authid <user>` (Exim): words of the server itself, without a host.
  const value = head[at + 1]?.text ?? '';
  if (name === FROM || value.includes('.')) return true;
  const after = head[at + 2];
  const isIdNext = after !== undefined && after.keyword === ID;
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
  const from = found.of(FROM);
  if (from === null || found.has(BY) || name === BY || name === FROM) return false;
  const by = placeOfBy(head, at + 1);
  if (by === -1 || by >= count) return false;
  // `from mx.example.net with LMTP by store`: the server wrote nothing else in between, so nothing can be displaced.
  if (name === WITH && by === at + 2 && from.comments.length === 0 && from.words.length === 1) {
    return !protocolFacts(head[at + 1]?.text ?? '').registered;
  }
  // The DragonFly Mail Agent: "from root (uid 0) id e06d1 by df.example (DragonFly Mail Agent v0.13)".
  if (name === ID && by === at + 2 && head[by + 2]?.text.startsWith('DragonFly ') === true) return false;
  return name !== VIA || by !== at + 2 || !/^[a-z-]+$/i.test(head[at + 1]?.text ?? '');
}

/** Index of the next `by` that can begin a clause; -1 if there is none. */
function placeOfBy(head: readonly Token[], from: number): number {
  for (let at = from; at < head.length; at++) {
    const token = head[at];
    if (token !== undefined && token.kind === 'word' && !token.glued && token.keyword === BY) return at;
  }
  return -1;
}
