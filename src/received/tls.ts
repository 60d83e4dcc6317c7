import type { Clause, Clauses } from './clause.ts';
import type { Tls } from './hop.ts';
import type { SoftwareFacts } from './known-software.ts';
import { type Token, CLOSE, COMMA, SEMICOLON, SPACE, TAB } from './token.ts';

class Details {
  version: string | null = null;
  cipher: string | null = null;
  bits: number | null = null;
  keyExchange: string | null = null;
  verification: string | null = null;
  clientCertificate: string | null = null;
  serverName: string | null = null;
}

/** A version of the protocol: "TLSv1.3", "TLS1_2", "TLS-1.0", "TLSv1/SSLv3", "SSLv3". */
const VERSION = '(?:TLS|SSL|DTLS)[-v]?\\d(?:[._]\\d)?(?:/SSLv\\d)?';
/** Postfix, Yandex, Stalwart, RZmta: "using TLSv1.3 with cipher X (256/256 bits) key-exchange X25519 …" */
const USING = new RegExp(`^using (${VERSION})(?: with cipher ([A-Za-z0-9_-]+))?`);
/** Sendmail, Gmail, Exchange: "version=TLS1_2, cipher=X bits=256 verify=NO" */
const ASSIGNED: ReadonlySet<string> = new Set(['version', 'cipher', 'tls_cipher', 'bits', 'verify', 'sni']);
const LONGEST_KEY = 'tls_cipher'.length;
/**
 * Exim, OpenSMTPD: "TLSv1.3:TLS_AES_256_GCM_SHA384:256[:NO]", "Cipher TLSv1:DES-CBC3-SHA:168", "UNKNOWN:…"; T-Online:
 * "TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384 encrypted".
 */
const COLONS = new RegExp(
  `^(?:Cipher |tls_cipher )?(${VERSION}|UNKNOWN):([A-Za-z0-9_-]+)(?: encrypted$|:(\\d+)(?::([A-Z]+))?)`,
);
/** Courier: "TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384", also after "AUTH: LOGIN x, SSL: ". */
const COURIER = new RegExp(`(?:^|[ ,])(?:TLS|SSL): (${VERSION}), ?(\\d+)bits, ?([A-Za-z0-9_-]+)`);
/** qpsmtpd: "(TLS_AES_256_GCM_SHA384 encrypted)"; "AES256-SHA encrypted SMTP" */
const ENCRYPTED = /^([A-Z0-9][A-Za-z0-9_-]{3,}) encrypted$/;
/** Exim 4.94 and later: "(TLS1.3)"; the cipher follows `tls`. */
const ONLY_VERSION = new RegExp(`^(?:${VERSION})$`);
/** The length of "DTLSv1.2/SSLv3". */
const LONGEST_VERSION = 14;
/** IronPort: "ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384" */
const IN_PROTOCOL = /^ESMTPS?A?\/(TLS[^/]*)\/([A-Za-z0-9_-]+)$/;
const BITS = /\((\d+)(?:\/\d+)? bits\)/;
const KEY_EXCHANGE = /key-exchange ([A-Za-z0-9_-]+(?: \([A-Za-z0-9_-]+\))?)/;
const VERIFIED = /\) verified (\w+)$/;
const CLIENT = /^Client CN "([^"]*)"(?:, Issuer "[^"]*")? ?\(?(not verified|verified OK|verified)?/;
const NO_CLIENT = /^(?:No client certificate|Client did not present|Client certificate not present)/;

/**
 * What a field says about encryption on its leg. `recorded`: it was used; `none`: this software always records
 * encryption, but did not here; `unknown`: the field does not say; `local`: the message did not leave the host.
 *
 * Only comments in the server's own clauses count, never the HELO comment.
 */
export function readTls(clauses: Clauses, software: SoftwareFacts, local: boolean): Tls {
  const details = new Details();
  let used = readComments(clauses.from.comments, details);
  used = readComments(clauses.by.comments, details) || used;
  used = readComments(clauses.via.comments, details) || used;
  used = readComments(clauses.with.comments, details) || used;
  used = readComments(clauses.id.comments, details) || used;
  used = readComments(clauses.for.comments, details) || used;
  used = readComments(clauses.tls.comments, details) || used;
  used = readComments(clauses.envelopeFrom.comments, details) || used;
  used = readComments(clauses.lead.comments, details) || used;
  used = readComments(clauses.trailing, details) || used;
  if (readWords(clauses, details) || used) return recorded(details);
  const { encrypted, registered } = clauses.protocol;
  if (local) return LOCAL;
  if (encrypted) return recorded(details);
  return software.recordsTls && registered ? NONE : UNKNOWN;
}

const LOCAL: Tls = { state: 'local' };
const NONE: Tls = { state: 'none' };
const UNKNOWN: Tls = { state: 'unknown' };

/** Listed explicitly: copying by spread costs as much as parsing the comments. */
function recorded(details: Details): Tls {
  return {
    state: 'recorded',
    version: details.version,
    cipher: details.cipher,
    bits: details.bits,
    keyExchange: details.keyExchange,
    verification: details.verification,
    clientCertificate: details.clientCertificate,
    serverName: details.serverName,
  };
}

function readComments(comments: readonly Token[], into: Details): boolean {
  let used = false;
  // A comment without a blank before it may be part of the HELO name: "x(TLS)".
  for (const { text, glued } of comments) used = (!glued && readComment(text, into)) || used;
  return used;
}

/** Adds the details of one comment; returns whether it says that the leg was encrypted. */
function readComment(text: string, into: Details): boolean {
  // Most comments are about something else, and checking a few characters shows that more cheaply than the expressions.
  const first = text.charCodeAt(0);
  if (first === 91) return false;
  if (first === 67 || first === 78) {
    if (NO_CLIENT.test(text)) {
      into.clientCertificate ??= 'none';
      return false;
    }
    const client = CLIENT.exec(text);
    if (client !== null) {
      into.clientCertificate = client[1] ?? null;
      into.verification ??= client[2] ?? null;
      return false;
    }
  }
  if (first === 117 && text.startsWith('using ') && readUsing(text, into)) return true;
  if (text === 'TLS' || text === 'SSL') return true;
  if (text.includes(':') && readColons(text, into)) return true;
  if (text.endsWith(' encrypted') && readEncrypted(text, into)) return true;
  if (isOnlyVersion(text)) {
    into.version ??= text;
    return true;
  }
  return text.includes('=') && readAssigned(text, into);
}

/** Whether a text is a version and nothing else. "TLS1.3", "SSLv3" and "DTLSv1.2" begin as few other comments do. */
function isOnlyVersion(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 84 || first === 83 || first === 68) && text.length <= LONGEST_VERSION && ONLY_VERSION.test(text);
}

function readUsing(text: string, into: Details): boolean {
  const using = USING.exec(text);
  if (using === null) return false;
  into.version ??= using[1] ?? null;
  into.cipher ??= using[2] ?? null;
  into.bits ??= numberOf(BITS.exec(text)?.[1]);
  into.keyExchange ??= KEY_EXCHANGE.exec(text)?.[1] ?? null;
  into.verification ??= VERIFIED.exec(text)?.[1] ?? null;
  return true;
}

function readColons(text: string, into: Details): boolean {
  const colons = COLONS.exec(text);
  if (colons !== null) {
    if (colons[1] !== 'UNKNOWN') into.version ??= colons[1] ?? null;
    into.cipher ??= colons[2] ?? null;
    into.bits ??= inBits(numberOf(colons[3]));
    into.verification ??= colons[4] ?? null;
    return true;
  }
  const courier = text.includes('LS: ') || text.includes('SL: ') ? COURIER.exec(text) : null;
  if (courier === null) return false;
  into.version ??= courier[1] ?? null;
  into.bits ??= numberOf(courier[2]);
  into.cipher ??= courier[3] ?? null;
  return true;
}

function readEncrypted(text: string, into: Details): boolean {
  const encrypted = ENCRYPTED.exec(text);
  if (encrypted === null) return false;
  into.cipher ??= encrypted[1] ?? null;
  return true;
}

function readAssigned(text: string, into: Details): boolean {
  let found = false;
  let end = 0;
  for (let equals = text.indexOf('='); equals !== -1; equals = text.indexOf('=', Math.max(end, equals + 1))) {
    const start = beginOfKey(text, end, equals);
    const key = text.slice(start, equals);
    // A value may be followed by ";" or ")"; after that, a blank must come before the next key.
    if (!ASSIGNED.has(key) || (start > 0 && start === end)) continue;
    end = endOfValue(text, equals + 1);
    if (end === equals + 1) continue;
    const value = text.slice(equals + 1, end);
    if (key === 'version') into.version ??= value;
    else if (key === 'cipher' || key === 'tls_cipher') into.cipher ??= value;
    else if (key === 'sni') into.serverName ??= value;
    else if (key === 'verify') into.verification ??= value;
    // "bits=0" on its own is what Sendmail says about a login: "(authenticated bits=0)".
    else if (into.cipher !== null) into.bits ??= numberOf(value);
    found ||= key === 'version' || key === 'cipher' || key === 'tls_cipher';
  }
  return found;
}

/** Looks back no further than the longest key reaches: a peer's comment may be full of "=". */
function beginOfKey(text: string, from: number, equals: number): number {
  const limit = Math.max(from, equals - LONGEST_KEY - 1);
  let start = equals;
  while (start > limit && !separates(text.charCodeAt(start - 1))) start--;
  return start;
}

function separates(code: number): boolean {
  return code === SPACE || code === TAB || code === COMMA;
}

function endOfValue(text: string, start: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (separates(code) || code === SEMICOLON || code === CLOSE) break;
  }
  return end;
}

/** Encryption recorded in words instead of comments. */
function readWords(clauses: Clauses, into: Details): boolean {
  let found = false;
  // OpenSMTPD 5 and 6.0: "TLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NO;"
  if (clauses.tls.words[0]?.text.includes('=') === true) {
    return readAssigned(clauses.tls.words.map(({ text }) => text).join(' '), into);
  }
  // Exim, Haraka: `tls TLS_AES_256_GCM_SHA384`; others name the version first.
  for (let at = 0; at < 2 && at < clauses.tls.words.length; at++) {
    const text = clauses.tls.words[at]?.text ?? '';
    if (isOnlyVersion(text)) into.version ??= text;
    else into.cipher ??= text;
    found = true;
  }
  const { words } = clauses.with;
  const first = words[0]?.text ?? '';
  if (words.length === 1 && clauses.protocol.registered) return found || isOverTls(clauses.by);
  const inProtocol = first.includes('/') ? IN_PROTOCOL.exec(first) : null;
  if (inProtocol !== null) {
    const version = inProtocol[1] ?? '';
    if (version !== 'TLS') into.version ??= version;
    into.cipher ??= inProtocol[2] ?? null;
    found = true;
  }
  if (words[1]?.text === 'encrypted') {
    into.cipher ??= first;
    found = true;
  }
  // "Microsoft SMTP Server version=TLS1_2, cipher=TLS id 15.20.1185.23": the parentheses were lost.
  if (words.some((word) => word.text.startsWith('version='))) {
    found = readAssigned(words.map((word) => word.text).join(' '), into) || found;
  }
  return found || isOverTls(clauses.by);
}

/**
 * Whether the words after `by` record TLS: "by BAY004-OMC4S3.hotmail.com over TLS secured channel with Microsoft
 * SMTPSVC(7.5.7601.23008)"
 */
function isOverTls({ words }: Clause): boolean {
  return words.length > 2 && words[1]?.text === 'over' && words[2]?.text === 'TLS';
}

/**
 * Converts bytes to bits: Exim before 4.80, built with GnuTLS, wrote "TLS1.0:RSA_AES_256_CBC_SHA1:32". No cipher has so
 * few bits.
 */
function inBits(size: number | null): number | null {
  return size === 16 || size === 24 || size === 32 ? size * 8 : size;
}

function numberOf(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isNaN(number) ? null : number;
}
