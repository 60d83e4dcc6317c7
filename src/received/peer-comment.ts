import { readEndpoint } from '../hosts/address.ts';
import { type SoftwareFacts, UNKNOWN_SOFTWARE } from './known-software.ts';
import {
  COMMA,
  HAS_ANGLE,
  HAS_AT,
  HAS_BACKSLASH,
  HAS_CLOSE,
  HAS_CLOSE_LITERAL,
  HAS_COLON,
  HAS_COMMA,
  HAS_EQUALS,
  HAS_FOLD,
  HAS_OPEN,
  HAS_OPEN_LITERAL,
  HAS_QUOTE,
  HAS_SEMICOLON,
  HAS_SLASH,
  HAS_SPACE,
  OPEN_LITERAL,
  isAmong,
  isBlank,
  lastCode,
  letterSet,
} from './characters.ts';
import { type Token, Source, WITH } from './token.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** What one comment of a from clause says about the peer. */
export interface PeerComment {
  readonly address: string | null;
  readonly port: number | null;
  /** The address is in brackets; qmail and Exchange write a bare one. */
  readonly bracketed: boolean;
  /** First word that can be a host name. */
  readonly name: string | null;
  /** "unknown", "softdnserr": looked up, but not found. */
  readonly noName: boolean;
  /** Sendmail's "may be forged": the forward look-up did not lead back. */
  readonly mayBeForged: boolean;
  /** CommuniGate's "verified". */
  readonly verified: boolean;
  readonly helo: string | null;
  /** The comment has a HELO keyword, even if no name follows ("(HELO )"). */
  readonly saysHelo: boolean;
  readonly ident: string | null;
  /** It contains two different addresses: one of them is the peer's own word. */
  readonly severalAddresses: boolean;
  /**
   * There is more than one word where a server writes one reverse name: a PTR that contains blanks. {@link name} is all
   * of it, and not a host's. Courier prints such a PTR if its own forward look-up leads back, and the zone may be
   * anyone's: `(gato101.sndsy.ru x.evil.example [::ffff:203.0.113.120])`.
   */
  readonly blanksInName: boolean;
  /** Unix socket or "local": nothing went over a network. */
  readonly local: boolean;
}

/** First words of comments that are not about the host. */
const OTHER_MATTERS =
  /^(?:using|version=|tls|ssl|cipher|client|no client|auth|authenticated|ident: |proxying for |envelope-|no |not |single-drop|uid |misc |squirrelmail|nasmail|account\b(?!.*\bhelo\b)(?!.*\[))/i;
const OTHER_MATTERS_BEGIN = letterSet('uvtscnaipemn');
/** Courier: "IDENT: whatever the peer's own service says, TLS: …" */
const IDENT_ANSWER = /^ident: /i;
const NO_NAME =
  /^(?:<?unknown(?:\.domain)?>?|\[unknown\]|softdnserr|unverified|rdns|nodnsquery|unavailable|no\.name\.available|no-data)$/i;
const NO_NAME_BEGINS = letterSet('<usrn');
/** "[unknown]" */
const BRACKETED_NO_NAME = 9;
const HELO_WORD = /^"?(?:helo|ehlo|lhlo|hello)$/i;
const HOST_LIKE = /^[A-Za-z0-9_\u0080-\uffff][^ \t()<>[\]@;:,"=\\/]*$/;
/** What a name cannot contain, by the same rule. */
const NOT_IN_HOST =
  HAS_SPACE |
  HAS_FOLD |
  HAS_OPEN |
  HAS_CLOSE |
  HAS_ANGLE |
  HAS_OPEN_LITERAL |
  HAS_CLOSE_LITERAL |
  HAS_AT |
  HAS_SEMICOLON |
  HAS_COLON |
  HAS_COMMA |
  HAS_QUOTE |
  HAS_EQUALS |
  HAS_BACKSLASH |
  HAS_SLASH;

/**
 * Parses a comment of a from clause; null if it is not about the peer's host ("using TLSv1.3 …").
 *
 * A reverse name of "x [185.138.182.101]) (using y" turns OpenSMTPD's one comment into two: the second looks like TLS
 * details, but ends with the address that the server wrote.
 *
 * @param facts about the writer. If it never writes the HELO name in a comment, "helo=x [192.0.2.1]" is a reverse name
 * and
 *   an address; only Courier writes the answer of RFC 1413 in a comment of its own.
 * @param isFirst no comment precedes it in the clause: Courier's first names the host, and "IDENT: x" is a reverse name
 * there
 */
export function readPeerComment(
  comment: Token,
  facts: SoftwareFacts = UNKNOWN_SOFTWARE,
  isFirst = false,
): PeerComment | null {
  if (isAmong(comment.firstCode, OTHER_MATTERS_BEGIN) && OTHER_MATTERS.test(comment.text)) {
    const isIdent = !isFirst && facts.name === 'Courier' && IDENT_ANSWER.test(comment.text);
    if (isIdent || !endsWithAddress(comment)) return null;
  }
  const reading = new Reading(facts.heloFirst);
  const { tokens } = tokensInside(comment);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'comment') {
      if (token.text.startsWith('may be forged')) reading.mayBeForged = true;
      continue;
    }
    if (!facts.heloFirst && isHeloWord(token.text)) {
      const value = tokens[at + 1];
      // Everything up to the end is the HELO name on qpsmtpd, which keeps tabs: only the last word may be an address.
      reading.meetHelo(value?.kind === 'word' ? value.text : null);
      if (value?.kind === 'word') at++;
      continue;
    }
    // Yahoo: "(baldusi@200.69.254.217 with plain)"; CommuniGate: "account user HELO [10.0.0.1]".
    if (token.keyword === WITH && token.text === 'with') {
      // The name before the address is the login, not an RFC 1413 answer.
      reading.ident = null;
      break;
    }
    if (token.text === 'account') {
      at++;
      continue;
    }
    reading.word(token);
  }
  reading.end(comment);
  return reading.saysSomething() ? reading : null;
}

/** A comment that was not folded is read where it is. */
function tokensInside(comment: Token): Tokens {
  if (!comment.isFolded) return tokenise(comment.source, comment.start + 1, comment.end - 1, false);
  const { text } = comment;
  return tokenise(Source.ofPart(text), 0, text.length, false);
}

/** Whether the last word of a comment is an address in brackets. */
export function endsWithAddress(comment: Token): boolean {
  if ((comment.signs & HAS_CLOSE_LITERAL) === 0) return false;
  const { text } = comment;
  const start = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (start === -1 || (start > 0 && !isBlank(text.charCodeAt(start - 1)))) return false;
  return readEndpoint(text.slice(start)) !== null;
}

class Reading implements PeerComment {
  address: string | null = null;
  port: number | null = null;
  bracketed = false;
  name: string | null = null;
  noName = false;
  mayBeForged = false;
  verified = false;
  helo: string | null = null;
  saysHelo = false;
  ident: string | null = null;
  severalAddresses = false;
  blanksInName = false;
  local = false;
  /**
   * After "HELO", "helo=" and "ident=" comes what the peer said, including blanks: Exim prints any answer of RFC 1413.
   */
  #peersWords = false;
  /** Where the last word that was an address ends in its source. */
  #addressEnd = -1;
  readonly #heloFirst: boolean;

  constructor(heloFirst: boolean) {
    this.#heloFirst = heloFirst;
  }

  saysSomething(): boolean {
    return (
      this.address !== null ||
      this.name !== null ||
      this.saysHelo ||
      this.local ||
      this.noName ||
      // "[192.0.2.1] (ident=user)": Exim, if the peer had no name.
      this.ident !== null
    );
  }

  meetHelo(value: string | null): void {
    this.saysHelo = true;
    this.#peersWords = true;
    if (value === null) return;
    this.helo = value.replace(/^"|"$/g, '');
    // A reverse name of "185.138.182.101\tHELO" precedes the true address.
    const address = this.address === null ? null : readEndpoint(value)?.address;
    if (address != null && address !== this.address) this.severalAddresses = true;
  }

  word({ signs, firstCode, text: raw, end }: Token): void {
    const text = lastCode(raw) === COMMA ? raw.slice(0, -1) : raw;
    if ((signs & HAS_EQUALS) !== 0 && !this.#heloFirst) {
      const equals = text.indexOf('=');
      if (equals > 0 && this.#pair(text.slice(0, equals).toLowerCase(), text.slice(equals + 1))) return;
    }
    if (this.#peersWords) {
      // "ident=y [185.138.182.101]": which of two addresses the server wrote cannot be told.
      if (readEndpoint(text) !== null) this.severalAddresses = true;
      return;
    }
    const mayBeNone =
      firstCode === OPEN_LITERAL ? text.length === BRACKETED_NO_NAME : isAmong(firstCode, NO_NAME_BEGINS);
    if (mayBeNone && NO_NAME.test(text)) {
      this.noName = true;
      return;
    }
    if (text === 'verified') {
      this.verified = true;
      return;
    }
    if (text === 'really' || text === 'actually') return;
    // Sendmail: "[[UNIX: localhost]]"
    if (firstCode === OPEN_LITERAL && /^\[{1,2}(?:unix|local|UNIX)/.test(text)) {
      this.local = true;
      return;
    }
    if (this.#endpoint(text)) {
      this.#addressEnd = end;
      return;
    }
    const at = (signs & HAS_AT) === 0 ? -1 : text.lastIndexOf('@');
    if (at >= 0) {
      this.#identified(text.slice(0, at), text.slice(at + 1));
      return;
    }
    const bracket = (signs & HAS_OPEN_LITERAL) === 0 ? -1 : text.indexOf('[');
    // "unknown[211.94.164.65]": the blank was forgotten.
    if (bracket > 0 && text.endsWith(']') && this.#endpoint(text.slice(bracket))) {
      this.#nameOrNone(text.slice(0, bracket));
      return;
    }
    if ((signs & NOT_IN_HOST) !== 0 ? HOST_LIKE.test(text) : isOfHost(firstCode)) this.#name(text);
  }

  /**
   * A server ends its comment with the address. If the words before it were misleading ("by mx (Postfix) with ESMTP
   * [ip]", from a reverse name), that one counts.
   */
  end(comment: Token): void {
    if (this.#peersWords || this.saysHelo || (comment.signs & HAS_CLOSE_LITERAL) === 0) return;
    if (this.#addressEnd === comment.end - 1 && (!this.#heloFirst || this.severalAddresses)) return;
    const { text } = comment;
    if (!text.endsWith(']')) return;
    const start = text.lastIndexOf('[');
    if (start !== 0 && !isBlank(text.charCodeAt(start - 1))) return;
    if (!this.#endpoint(text.slice(start)) || !this.#heloFirst || this.severalAddresses) return;
    let end = start;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
    const before = text.slice(0, end);
    if (!/[ \t\r\n]/.test(before)) return;
    this.blanksInName = true;
    this.name = before;
  }

  #pair(key: string, value: string): boolean {
    if (key === 'helo') {
      this.saysHelo = true;
      this.helo = value === '' ? null : value;
      this.#peersWords = true;
    } else if (key === 'ident') {
      this.ident = value;
      this.#peersWords = true;
    } else if (key === 'port') this.port = Number(value) || null;
    else return false;
    return true;
  }

  /** The last address counts: a reverse name is set by the peer and can itself contain "x [192.0.2.1]". */
  #endpoint(text: string): boolean {
    const found = readEndpoint(text);
    if (found === null) return false;
    if (this.address !== null && this.address !== found.address) this.severalAddresses = true;
    this.address = found.address;
    this.port = found.port ?? this.port;
    this.bracketed = text.startsWith('[');
    return true;
  }

  /** "user@192.0.2.1", "IDENT:user@host.example", "user@[192.0.2.1]", "user@example.net@192.0.2.1_trustedrelay" */
  #identified(user: string, host: string): void {
    if (this.#endpoint(host) || this.#endpoint(host.replace(/_.*$/, ''))) this.ident = stripIdentTag(user);
    else if (HOST_LIKE.test(host)) {
      this.ident = stripIdentTag(user);
      this.#nameOrNone(host);
    }
  }

  #nameOrNone(text: string): void {
    if (NO_NAME.test(text)) this.noName = true;
    else if (HOST_LIKE.test(text)) this.#name(text);
  }

  #name(text: string): void {
    if (this.name !== null || this.noName) return;
    // "([192.0.2.1] as user)" from a POP3 collector, "(account user HELO x)": a name after the address has a dot
    // (ZoneMTA).
    if ((this.address === null && !isHeloWord(text)) || text.includes('.')) this.name = text;
  }
}

/** Whether a name can begin with a character (letters, digits, "_", and all outside ASCII). */
function isOfHost(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57) || code === 95 || code >= 128;
}

function isHeloWord(text: string): boolean {
  return text.length > 3 && text.length < 7 && HELO_WORD.test(text);
}

function stripIdentTag(user: string): string {
  return user.startsWith('IDENT:') ? user.slice(6) : user;
}
