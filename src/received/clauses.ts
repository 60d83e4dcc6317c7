import { DateSearch } from './field-date.ts';
import type { HopTime } from './hop.ts';
import { type ClauseName, keywordOf } from './keywords.ts';
import { protocolFacts } from './protocol.ts';
import { holdsField, isBlank, type Token, tokenise, type Tokens } from './tokens.ts';

/** Words and comments that belong to one keyword ("from", "by", …), in their order. */
export interface Clause {
  readonly words: readonly Token[];
  readonly comments: readonly Token[];
  /** Words and comments together, in the order of the field. */
  readonly parts: readonly Token[];
}

/** A Received field taken apart by its keywords at depth 0 (RFC 5321 §4.4), before anything is understood. */
export interface Clauses {
  readonly text: string;
  readonly from: Clause;
  readonly by: Clause;
  readonly via: Clause;
  readonly with: Clause;
  readonly id: Clause;
  readonly for: Clause;
  /** `envelope-from <…>` without parentheses (Haraka), and `from <…>` after `for` (XMail, IBM). */
  readonly envelopeFrom: Clause;
  /** `tls <cipher>` (Exim, Haraka: an Additional-Registered-Clause of RFC 5321 §4.4). */
  readonly tls: Clause;
  /** There is a from clause, be it empty. */
  readonly saysFrom: boolean;
  /** What stands before the first keyword: "(qmail 10876 invoked from network)". */
  readonly lead: Clause;
  /** Comments after the date: Yandex writes its TLS details there. */
  readonly trailing: readonly Token[];
  readonly time: HopTime | null;
  /** A second from or by clause, before or after the date, or a clause of the writer's before its `by`. */
  readonly secondClauses: boolean;
  /** There are two writers before the date, or none but after it: which is the server cannot be told. */
  readonly secondWriter: boolean;
  /** Words after the date that are no clause of a known server. */
  readonly textAfterDate: boolean;
  readonly tooComplex: boolean;
}

/** The clauses of one field as they are found: the first of each name. */
class Found {
  from: Clause | null = null;
  by: Clause | null = null;
  via: Clause | null = null;
  with: Clause | null = null;
  id: Clause | null = null;
  for: Clause | null = null;
  envelopeFrom: Clause | null = null;
  tls: Clause | null = null;
  lead: Clause | null = null;
}

const NO_TOKENS: readonly Token[] = [];
const NOTHING: Clause = { words: NO_TOKENS, comments: NO_TOKENS, parts: NO_TOKENS };

/** Most clauses have one word and no comment; their lists are one and the same. */
function clauseOf(tokens: readonly Token[], begin: number, end: number): Clause {
  if (begin === end) return NOTHING;
  const parts = tokens.slice(begin, end);
  let words = 0;
  let comments = 0;
  for (const { kind } of parts) {
    if (kind === 'word') words++;
    else if (kind === 'comment') comments++;
  }
  return {
    words: ofKind('word', parts, words),
    comments: ofKind('comment', parts, comments),
    parts,
  };
}

function ofKind(kind: Token['kind'], parts: readonly Token[], count: number): readonly Token[] {
  if (count === parts.length) return parts;
  return count === 0 ? NO_TOKENS : parts.filter((part) => part.kind === kind);
}

/** Takes the body of one Received field apart. Never throws; time linear in the length. */
export function readClauses(text: string): Clauses {
  const search = new DateSearch(text);
  const scanned = tokenise(text, 0, true, (token, count) => search.meet(token, count));
  const dated = search.end(scanned.tokens);
  const found = new Found();
  let head: readonly Token[] = scanned.tokens;
  let headCount = head.length;
  if (dated === null || dated.semicolonsBefore > 0) {
    // A semicolon that no date follows is part of a name: Courier, qpsmtpd and Haraka keep it in a HELO.
    if (dated !== null || hasSemicolon(head)) {
      head = tokenise(dated === null ? text : text.slice(0, dated.headEnd), 0, false).tokens;
      headCount = head.length;
    }
  } else {
    headCount = dated.headCount;
  }
  const tail = dated !== null && dated.date.end < text.length ? tokenise(text, dated.date.end, false) : NOTHING_BEHIND;
  const repeated = readHead(head, headCount, found);
  const after = tail.tokens.length === 0 ? NO_TAIL : readTail(tail.tokens, found);
  return {
    text,
    from: found.from ?? NOTHING,
    by: found.by ?? NOTHING,
    via: found.via ?? NOTHING,
    with: found.with ?? NOTHING,
    id: found.id ?? NOTHING,
    for: found.for ?? NOTHING,
    envelopeFrom: found.envelopeFrom ?? NOTHING,
    tls: found.tls ?? NOTHING,
    lead: found.lead ?? NOTHING,
    saysFrom: found.from !== null,
    trailing: after.comments,
    time: dated?.date.time ?? null,
    secondClauses: repeated !== 'no' || after.secondClauses,
    secondWriter: repeated === 'writer' || (after.secondClauses && found.by === null),
    textAfterDate: after.words,
    tooComplex: scanned.tooComplex || tail.tooComplex,
  };
}

function hasSemicolon(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'semicolon');
}

const NOTHING_BEHIND: Tokens = { tokens: NO_TOKENS, tooComplex: false };

/** Fills `found` with the first clause of each name; tells of words of the peer between them, and of a second from or by. */
function readHead(head: readonly Token[], count: number, found: Found): 'no' | 'words' | 'writer' {
  let repeated: 'no' | 'words' | 'writer' = 'no';
  let name: ClauseName = 'lead';
  /** Place of the first token behind the keyword of the clause. */
  let begin = 0;
  /** Clauses of a name that was there already are passed over, comments and all. */
  let ignoring = false;
  let certificate = false;
  for (let at = 0; at < count; at++) {
    const token = head[at];
    if (token === undefined) break;
    const isFirst: boolean = ignoring ? found[name] === NOTHING : at === begin && at > 0;
    const next: ClauseName | null = token.kind === 'word' ? keywordAt(head, at, token, name, isFirst, found) : null;
    if (next !== null && !ignoring && (at > 0 || name !== 'lead')) found[name] = clauseOf(head, begin, at);
    if (
      next === null
        ? found.by === null
          ? isWrittenAround(token)
          : isWrittenAroundSender(token)
        : isOutOfPlace(next, found, head, at, count)
    ) {
      if (repeated === 'no') repeated = 'words';
      continue;
    }
    if (next === null) continue;
    ignoring = found[next] !== null;
    if (ignoring && next === 'from' && isCertificate(head[at + 1])) certificate = true;
    else if (ignoring && isRepeated(next, head, at)) repeated = 'writer';
    name = next;
    begin = at + 1;
    if (!ignoring) found[next] = NOTHING;
  }
  if (!ignoring && count > begin) found[name] = clauseOf(head, begin, count);
  return certificate && !isExim(found) ? 'writer' : repeated;
}

/** `from R ([ip]) from C=NA,O=Debian SMTP,CN=x (verified) by … (Exim 4.89)`: the subject of the client's certificate. */
function isCertificate(token: Token | undefined): boolean {
  return token !== undefined && /^[A-Z]{1,12}=/.test(token.text);
}

/** Elsewhere it may be a tab in a HELO name that brings a second from; behind `by` no peer can write "(Exim …". */
function isExim({ by, with: protocol }: Found): boolean {
  return [by, protocol].some((clause) => clause?.comments.some(({ text }) => text.startsWith('Exim ')) === true);
}

/** The clause that the word at `at` opens, or null when it is a value. */
function keywordAt(
  head: readonly Token[],
  at: number,
  token: Token,
  current: ClauseName,
  isValue: boolean,
  found: Found,
): ClauseName | null {
  const name = keywordOf(token.text);
  if (name === undefined || (token.glued && !isGluedBy(head, at))) return null;
  if (isValue && (current === 'from' || current === 'by')) {
    // A host may be called "by" or "id". Its comment tells: `from by ([203.0.113.67]) by mx.klever.test`.
    const after = head[at + 1];
    if (after?.kind === 'comment' && !after.glued) return null;
    if (current === 'from' && (name !== 'by' || placeOfBy(head, at + 1) !== -1)) return null;
  }
  // Mimecast: `with ESMTP with STARTTLS (version=TLSv1.2, cipher=…) id …`
  if (name === 'with' && found.with !== null && head[at + 1]?.text === 'STARTTLS') return null;
  // "tls" opens a clause only where Exim and Haraka put it, behind the protocol: "by TLS id 1" names no cipher.
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
  // `by alpha by uid 7791` (qmail-scanner), `with emfmta by TLS id 1`, `with MailboxResubmission by AntispamTT id 15.20.9253.19`
  // (Exchange), `by authid <user>` (Exim): words of the server itself, without a host.
  const value = head[at + 1]?.text ?? '';
  if (name === 'from' || value.includes('.')) return true;
  const after = head[at + 2];
  const isIdNext = after !== undefined && keywordOf(after.text) === 'id';
  return !isIdNext && !/^(?:uid|tls|authid)$/i.test(value);
}

/**
 * qpsmtpd keeps the tabs of a HELO, so a peer can write clauses of its own in front of the server's: "x)\twith\tLMTP\t(".
 * Only `via` with one plain word stands before `by` in earnest: `from R(ip) via SMTP by host`.
 */
function isOutOfPlace(name: ClauseName, found: Found, head: readonly Token[], at: number, count: number): boolean {
  if (found.from === null || found.by !== null || name === 'by' || name === 'from') return false;
  const by = placeOfBy(head, at + 1);
  if (by === -1 || by >= count) return false;
  // `from mx.example.net with LMTP by store`: the server wrote nothing of its own between, so nothing can be pushed out of place.
  if (name === 'with' && by === at + 2 && found.from.comments.length === 0 && found.from.words.length === 1) {
    return !protocolFacts(head[at + 1]?.text ?? '').registered;
  }
  return name !== 'via' || by !== at + 2 || !/^[a-z-]+$/i.test(head[at + 1]?.text ?? '');
}

/** Place of the next `by` that can open a clause; -1 when there is none. */
function placeOfBy(head: readonly Token[], from: number): number {
  for (let at = from; at < head.length; at++) {
    const token = head[at];
    if (token !== undefined && token.kind === 'word' && !token.glued && keywordOf(token.text) === 'by') return at;
  }
  return -1;
}

/** A comment with a whole field inside, its server's words included. */
export function isWrittenAround({ kind, text }: Token): boolean {
  return kind === 'comment' && text.length > MIN_FIELD_LENGTH && holdsField(text);
}

/** The same behind `by`, where an envelope sender may stand in a comment, and anything in an envelope sender. */
function isWrittenAroundSender(token: Token): boolean {
  return isWrittenAround(token) && !token.text.startsWith('envelope-');
}

/** "a by b (c)" */
const MIN_FIELD_LENGTH = 10;

interface Tail {
  readonly comments: readonly Token[];
  readonly secondClauses: boolean;
  readonly words: boolean;
}

const NO_TAIL: Tail = { comments: NO_TOKENS, secondClauses: false, words: false };

/** What follows the date: comments everywhere; `id` and `for` of Courier and EzMTS; anything else is the sender's. */
function readTail(tail: readonly Token[], found: Found): Tail {
  const comments: Token[] = [];
  let secondClauses = false;
  let words = false;
  for (let at = 0; at < tail.length; at++) {
    const token = tail[at];
    if (token === undefined) break;
    if (token.kind === 'comment') {
      comments.push(token);
      if (/^[ \t]*from[ \t]/i.test(token.text) || isWrittenAroundSender(token)) secondClauses = true;
      continue;
    }
    const name = keywordOf(token.text);
    const value = tail[at + 1];
    if (name === 'from' || name === 'by') secondClauses = true;
    else if ((name === 'id' || name === 'for') && value?.kind === 'word' && found[name] === null && !secondClauses) {
      found[name] = clauseOf(tail, at + 1, at + 2);
      at++;
      continue;
    }
    if (!isZoneTail(token.text.toLowerCase())) words = true;
  }
  return { comments, secondClauses, words };
}

/** "+0000 UTC", "-0800 PST", Go's monotonic clock "m=+12345.678", a stray quote. */
function isZoneTail(word: string): boolean {
  return /^(?:[a-z]{1,5}|m=[+-][\d.]+|')$/.test(word);
}

/** Text from the beginning of one token to the end of another, with inner white space as it stood. */
export function textBetween(text: string, first: Token, last: Token): string {
  let end = last.end;
  while (end > first.start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(first.start, end);
}
