import { readEndpoint } from '../hosts/address.ts';
import { type SoftwareFacts, UNKNOWN_SOFTWARE } from './known-software.ts';
import { OPEN_LITERAL, WITH, isBlank } from './token.ts';
import { tokenise } from './tokens.ts';

/** What one comment of a from clause says about the peer. */
export interface PeerComment {
  readonly address: string | null;
  readonly port: number | null;
  /** The address is in brackets; qmail and Exchange write a bare one. */
  readonly bracketed: boolean;
  /** Something else is in brackets where the address should be: "[x.x.x.x]", "[185.138.182.XXX]". */
  readonly addressMasked: boolean;
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
  /** The comment contains two different addresses, one of which is the peer's own word. */
  readonly severalAddresses: boolean;
  /**
   * There is more than one word where a server writes a single reverse name, from a PTR that contains blanks. {@link
   * name} is all of it, and is not a host name. Courier prints such a PTR if its own forward look-up leads back, and
   * the zone may be anyone's: `(gato101.sndsy.ru x.evil.example [::ffff:203.0.113.120])`.
   */
  readonly blanksInName: boolean;
  /** Unix socket or "local": nothing went over a network. */
  readonly local: boolean;
}

/** First words of comments that are not about the host. */
const OTHER_MATTERS =
  /^(?:using|version=|tls|ssl|cipher|client|no client|auth|authenticated|ident: |proxying for |envelope-|no |not |single-drop|uid |misc |squirrelmail|nasmail|account\b(?!.*\bhelo\b)(?!.*\[))/i;
/** The letters with which those words begin, one bit each. */
const FIRST_LETTERS = [...'uvtscnaipem'].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0);
/** Courier: "IDENT: whatever the peer's own service says, TLS: …" */
const IDENT_ANSWER = /^ident: /i;
const NO_NAME =
  /^(?:<?unknown(?:\.domain)?>?|\[unknown\]|softdnserr|unverified|rdns|nodnsquery|unavailable|no\.name\.available|no-data)$/i;
const HELO_WORD = /^"?(?:helo|ehlo|lhlo|hello)$/i;
const HOST_LIKE = /^[A-Za-z0-9_\u0080-\uffff][^ \t()<>[\]@;:,"=\\/]*$/;

/**
 * Parses a comment of a from clause; null if it is not about the peer's host ("using TLSv1.3 …").
 *
 * A reverse name of "x [185.138.182.101]) (using y" turns OpenSMTPD's one comment into two: the second looks like TLS
 * details, but ends with the address that the server wrote.
 *
 * From a writer that never puts the HELO name into a comment, "helo=x [192.0.2.1]" is a reverse name and an address. Only
 * Courier writes the answer of RFC 1413 in a comment of its own. Its first comment names the host, so "IDENT: x" is a
 * reverse name there.
 *
 * @param facts about the writer
 * @param isFirst no comment precedes this one in the clause
 */
export function readPeerComment(
  text: string,
  facts: SoftwareFacts = UNKNOWN_SOFTWARE,
  isFirst = false,
): PeerComment | null {
  const isIdent = !isFirst && facts.name === 'Courier' && IDENT_ANSWER.test(text);
  if (mayBeOther(text.charCodeAt(0)) && OTHER_MATTERS.test(text) && (!endsWithAddress(text) || isIdent)) return null;
  const reading = new Reading(facts.heloFirst);
  const { tokens } = tokenise(text, 0, false);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'comment') {
      if (token.text.startsWith('may be forged')) reading.mayBeForged = true;
      continue;
    }
    if (!facts.heloFirst && isHeloWord(token.text)) {
      const value = tokens[at + 1];
      // On qpsmtpd, which keeps tabs, all the rest is the HELO name: only the last word may be an address.
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
    reading.word(token.text);
  }
  reading.end(text);
  return reading.saysSomething() ? reading : null;
}

/**
 * Whether a comment that begins with this character may be about something else. Most begin with a bracket or another
 * letter, and need not be compared with all those words.
 */
function mayBeOther(code: number): boolean {
  return ((FIRST_LETTERS >> (code & 31)) & 1) !== 0;
}

/** Whether a comment ends with an address in brackets. */
export function endsWithAddress(text: string): boolean {
  const start = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (start === -1 || (start > 0 && !isBlank(text.charCodeAt(start - 1)))) return false;
  return readEndpoint(text.slice(start)) !== null;
}

class Reading implements PeerComment {
  address: string | null = null;
  port: number | null = null;
  bracketed = false;
  addressMasked = false;
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

  word(raw: string): void {
    const text = raw.endsWith(',') ? raw.slice(0, -1) : raw;
    const equals = text.indexOf('=');
    if (equals > 0 && !this.#heloFirst && this.#pair(text.slice(0, equals).toLowerCase(), text.slice(equals + 1)))
      return;
    if (this.#peersWords) {
      // "ident=y [185.138.182.101]": nobody can tell which of two addresses the server wrote.
      if (readEndpoint(text) !== null) this.severalAddresses = true;
      return;
    }
    if (NO_NAME.test(text)) {
      this.noName = true;
      return;
    }
    if (text === 'verified') {
      this.verified = true;
      return;
    }
    if (text === 'really' || text === 'actually') return;
    // Sendmail: "[[UNIX: localhost]]"
    if (text.charCodeAt(0) === OPEN_LITERAL && /^\[{1,2}(?:unix|local|UNIX)/.test(text)) {
      this.local = true;
      return;
    }
    if (this.#endpoint(text)) return;
    if (text.charCodeAt(0) === OPEN_LITERAL) this.addressMasked = true;
    const at = text.lastIndexOf('@');
    if (at >= 0) {
      this.#identified(text.slice(0, at), text.slice(at + 1));
      return;
    }
    const bracket = text.indexOf('[');
    // "unknown[211.94.164.65]": the blank was forgotten.
    if (bracket > 0 && text.endsWith(']') && this.#endpoint(text.slice(bracket))) {
      this.#nameOrNone(text.slice(0, bracket));
      return;
    }
    this.#name(text);
  }

  /**
   * A server ends its comment with the address. If the words before it were misleading ("by mx (Postfix) with ESMTP
   * [ip]", from a reverse name), the last address counts.
   */
  end(text: string): void {
    if (this.#peersWords || this.saysHelo || !text.endsWith(']')) return;
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

  /**
   * Reads an RFC 1413 user with a host: "user@192.0.2.1", "IDENT:user@host.example", "user@[192.0.2.1]",
   * "user@example.net@192.0.2.1_trustedrelay"
   */
  #identified(user: string, host: string): void {
    if (this.#endpoint(host) || this.#endpoint(host.replace(/_.*$/, ''))) this.ident = stripIdentTag(user);
    else if (HOST_LIKE.test(host)) {
      this.ident = stripIdentTag(user);
      this.#nameOrNone(host);
    }
  }

  #nameOrNone(text: string): void {
    if (NO_NAME.test(text)) this.noName = true;
    else this.#name(text);
  }

  #name(text: string): void {
    if (this.name !== null || this.noName || !HOST_LIKE.test(text)) return;
    // The "user" in "([192.0.2.1] as user)" from a POP3 collector is not a host: after the address, only a word with a
    // dot is (ZoneMTA).
    if ((this.address === null && !isHeloWord(text)) || text.includes('.')) this.name = text;
  }
}

function isHeloWord(text: string): boolean {
  return text.length > 3 && text.length < 7 && HELO_WORD.test(text);
}

function stripIdentTag(user: string): string {
  return user.startsWith('IDENT:') ? user.slice(6) : user;
}
