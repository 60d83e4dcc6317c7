import { type FoundDate, readDate } from './date-time.ts';
import type { HopTime } from './hop.ts';
import { isBlank, type Token, tokenise } from './tokens.ts';

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
  /** What stands before the first keyword: "(qmail 10876 invoked from network)". */
  readonly lead: Clause;
  /** Comments after the date: Yandex writes its TLS details there. */
  readonly trailing: readonly Token[];
  readonly time: HopTime | null;
  /** A second from or by clause, before or after the date. */
  readonly secondClauses: boolean;
  /** Words after the date that are no clause of a known server. */
  readonly textAfterDate: boolean;
  readonly tooComplex: boolean;
  readonly unbalanced: boolean;
}

type Name = 'from' | 'by' | 'via' | 'with' | 'id' | 'for' | 'envelopeFrom' | 'tls' | 'lead';

const KEYWORDS: ReadonlyMap<string, Name> = new Map([
  ['from', 'from'],
  ['by', 'by'],
  ['via', 'via'],
  ['with', 'with'],
  ['id', 'id'],
  ['for', 'for'],
  ['envelope-from', 'envelopeFrom'],
  ['envelope-sender', 'envelopeFrom'],
  ['tls', 'tls'],
]);

interface Collected {
  readonly words: Token[];
  readonly comments: Token[];
  readonly parts: Token[];
}

const NOTHING: Clause = { words: [], comments: [], parts: [] };

/** Takes the body of one Received field apart. Never throws; time linear in the length. */
export function readClauses(text: string): Clauses {
  const scanned = tokenise(text);
  const dated = findDate(text, scanned.tokens);
  const flags = { tooComplex: scanned.tooComplex, unbalanced: scanned.unbalanced };
  if (dated === null) {
    // A semicolon that no date follows is part of a name: Courier, qpsmtpd and Haraka keep it in a HELO.
    const tokens = scanned.tokens.some((token) => token.kind === 'semicolon')
      ? tokenise(text, 0, false).tokens
      : scanned.tokens;
    return { ...collect(text, tokens, [], null), ...flags };
  }
  const headText = text.slice(0, dated.headEnd);
  const ordinary = dated.semicolonsBefore > 0;
  const head = ordinary ? tokenise(headText, 0, false).tokens : scanned.tokens.filter((t) => t.end <= dated.headEnd);
  const tail = tokenise(text, dated.date.end, false).tokens;
  return { ...collect(text, head, tail, dated.date.time), ...flags };
}

interface Dated {
  readonly date: FoundDate;
  /** Place where the clauses end. */
  readonly headEnd: number;
  readonly semicolonsBefore: number;
}

/** The first semicolon that a date follows; without one, a date at the end of the words (SendGrid, Merak). */
function findDate(text: string, tokens: readonly Token[]): Dated | null {
  let semicolons = 0;
  for (const token of tokens) {
    if (token.kind !== 'semicolon') continue;
    const date = readDate(text, token.end);
    if (date !== null) return { date, headEnd: token.start, semicolonsBefore: semicolons };
    semicolons++;
  }
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== 'word' || token.glued || !mayBeginDate(token.text)) continue;
    const before = tokens[place - 1];
    // The value of a clause is no date, even if it looks like one: "id 20030222 …".
    if (before?.kind === 'word' && KEYWORDS.has(before.text.toLowerCase())) continue;
    const date = readDate(text, token.start);
    if (date !== null && date.time.text.includes(':')) {
      return { date, headEnd: token.start, semicolonsBefore: semicolons };
    }
  }
  return null;
}

function mayBeginDate(word: string): boolean {
  return /^(?:\d{1,4}(?:-|$)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?$)/i.test(word);
}

function collect(
  text: string,
  head: readonly Token[],
  tail: readonly Token[],
  time: HopTime | null,
): Omit<Clauses, 'tooComplex' | 'unbalanced'> {
  const found = new Map<Name, Collected>();
  let secondClauses = readHead(head, found);
  let textAfterDate = false;
  const trailing: Token[] = [];
  if (tail.length > 0) {
    const after = readTail(tail, found, trailing);
    secondClauses ||= after.secondClauses;
    textAfterDate = after.words;
  }
  const clause = (name: Name): Clause => found.get(name) ?? NOTHING;
  return {
    text,
    from: clause('from'),
    by: clause('by'),
    via: clause('via'),
    with: clause('with'),
    id: clause('id'),
    for: clause('for'),
    envelopeFrom: clause('envelopeFrom'),
    tls: clause('tls'),
    lead: clause('lead'),
    trailing,
    time,
    secondClauses,
    textAfterDate,
  };
}

/** Fills `found` with the first clause of each name; returns whether there is a second from or by clause. */
function readHead(head: readonly Token[], found: Map<Name, Collected>): boolean {
  let secondClauses = false;
  let name: Name = 'lead';
  /** Clauses of a name that was there already are passed over, comments and all. */
  let ignoring = false;
  for (let at = 0; at < head.length; at++) {
    const token = head[at];
    if (token === undefined) break;
    const next = keywordAt(head, at, name, found);
    if (next === null) {
      if (!ignoring) put(found, name, token);
      continue;
    }
    const again = found.has(next);
    if (again && (next === 'from' || next === 'by') && !isHarmlessRepeat(head, at)) secondClauses = true;
    ignoring = again;
    name = next;
    if (!again) found.set(next, { words: [], comments: [], parts: [] });
  }
  return secondClauses;
}

function put(found: Map<Name, Collected>, name: Name, token: Token): void {
  let clause = found.get(name);
  if (clause === undefined) {
    clause = { words: [], comments: [], parts: [] };
    found.set(name, clause);
  }
  clause.parts.push(token);
  if (token.kind === 'comment') clause.comments.push(token);
  else if (token.kind === 'word') clause.words.push(token);
}

/** The clause that the word at `at` opens, or null when it is a value. */
function keywordAt(head: readonly Token[], at: number, current: Name, found: Map<Name, Collected>): Name | null {
  const token = head[at];
  if (token === undefined || token.kind !== 'word') return null;
  if (token.glued && !isGluedBy(head, at)) return null;
  const length = token.text.length;
  if (length < 2 || length > 15) return null;
  const name = KEYWORDS.get(token.text.toLowerCase());
  if (name === undefined) return null;
  const isValue = found.get(current)?.parts.length === 0;
  if (isValue && (current === 'from' || current === 'by')) {
    // A host may be called "by" or "id". Its comment tells: `from by ([203.0.113.67]) by mx.klever.test`.
    const after = head[at + 1];
    if (after?.kind === 'comment' && !after.glued) return null;
  }
  // "tls" opens a clause only where Exim and Haraka put it, behind the protocol: "by TLS id 1" names no cipher.
  if (name === 'tls' && (!found.has('with') || isValue)) return null;
  // `for <a@example.net> from <b@example.org>`: XMail and IBM name the envelope sender so.
  if (name === 'from' && found.has('from') && found.has('for')) {
    return head[at + 1]?.text.charCodeAt(0) === 60 ? 'envelopeFrom' : name;
  }
  return name;
}

/** "(localhost [127.0.0.1])by  localhost.example.com (Postfix)": the blank was lost where the field was folded. */
function isGluedBy(head: readonly Token[], at: number): boolean {
  return head[at]?.text === 'by' && head[at - 1]?.kind === 'comment' && head[at + 1]?.kind === 'word';
}

/** `by alpha by uid 7791` (qmail-scanner), `with emfmta by TLS id 1`: words of the server itself, without a host. */
function isHarmlessRepeat(head: readonly Token[], at: number): boolean {
  const value = head[at + 1]?.text.toLowerCase();
  return value === 'uid' || value === 'tls';
}

/** What follows the date: comments everywhere; `id` and `for` of Courier and EzMTS; anything else is the sender's. */
function readTail(
  tail: readonly Token[],
  found: Map<Name, Collected>,
  trailing: Token[],
): { secondClauses: boolean; words: boolean } {
  let secondClauses = false;
  let words = false;
  for (let at = 0; at < tail.length; at++) {
    const token = tail[at];
    if (token === undefined) break;
    if (token.kind === 'comment') {
      trailing.push(token);
      if (/^[ \t]*from[ \t]/i.test(token.text)) secondClauses = true;
      continue;
    }
    const word = token.text.toLowerCase();
    const name = KEYWORDS.get(word);
    const value = tail[at + 1];
    if (name === 'from' || name === 'by') secondClauses = true;
    else if ((name === 'id' || name === 'for') && value?.kind === 'word' && !found.has(name) && !secondClauses) {
      found.set(name, { words: [value], comments: [], parts: [value] });
      at++;
      continue;
    }
    if (!isZoneTail(word)) words = true;
  }
  return { secondClauses, words };
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
