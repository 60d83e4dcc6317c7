import { isUnderDomain } from '../hosts/host-name.ts';
import { Memo } from '../hosts/memo.ts';
import type { Clause, Clauses } from './clause.ts';
import {
  type SoftwareFacts,
  BY_BANNER,
  COURIER,
  DOVECOT,
  EXCHANGE,
  EXIM,
  GMAIL,
  LIKE_COURIER,
  LIKE_EXIM,
  POWERMTA,
  QMAIL,
  SENDMAIL,
  software,
} from './known-software.ts';
import type { Token } from './token.ts';

export interface IdentifiedSoftware {
  readonly facts: SoftwareFacts;
  readonly version: string | null;
  /** {@link Writer.softwareCertain} */
  readonly certain: boolean;
}

/** Software that names itself in the words after `with`, by their beginning in lower case. */
const BY_PROTOCOL: readonly (readonly [string, SoftwareFacts])[] = [
  ['microsoft smtp server', EXCHANGE],
  ['microsoft smtpsvc', software('Microsoft SMTPSVC')],
  ['mapi', EXCHANGE],
  ['internet mail service', EXCHANGE],
  ['mailenable', software('MailEnable')],
  ['[xmail', software('XMail')],
  ['microsoft exchange server', EXCHANGE],
  ['hmailserver', software('hMailServer')],
  ['novell_groupwise', software('GroupWise')],
  ['qmail-scanner', QMAIL],
  ['ecartis', software('Ecartis')],
  ['ibm ', software('Domino')],
];

/** "8.17.1.9/8.17.1.9/Debian-2+deb12u2", "SGI-8.9.3/8.8.7": Sendmail writes its version and that of its configuration. */
const SENDMAIL_BANNER = /^(?:[A-Z][A-Za-z]*-)?(8\.\d+[^ /]*)\/\d*/;
/** Courier: process, time and counter in hexadecimal. */
const COURIER_ID = /^[0-9A-F]{8}(?:[0-9A-F]{8})?\.[0-9A-F]{8}(?:[0-9A-F]{8})?\.[0-9A-F]{8}$/;
/** Exim: base 62 of time, process and fraction; longer since 4.97. */
export const EXIM_ID = /^[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})$/;
/** Exim writes the protocol in lower case. */
const EXIM_PROTOCOL = /^(?:e?smtps?a?|local|local-e?smtps?a?)$/;
/** PowerMTA: twelve or more base-32 digits, the first of which is "h". */
const POWERMTA_ID = /^h[0-9a-v]{11,15}$/;
/** Dovecot: 16 bytes in base64 without padding. */
const DOVECOT_ID = /^[A-Za-z0-9+/]{20,24}$/;
const VERSION = /v?(\d[\w.+-]*)/;

/**
 * Names the software that wrote a field, by what it says about itself or else by a shape that only it has. The from
 * clause is never used: a HELO of "x(Postfix)" is the peer's word.
 *
 * What the software is known to do counts only if no word of the peer can precede its name. Anywhere else it is a name
 * to display, and confirms nothing: `with ESMTPS (version=TLS1_3 cipher=X sni=a) (Postfix)`, from an SNI of "a)
 * (Postfix".
 */
export function identifySoftware(clauses: Clauses): IdentifiedSoftware | null {
  return (
    byOwnBanner(clauses) ??
    byProtocol(clauses) ??
    byHost(clauses.by.words[0]) ??
    byNameOnly(clauses) ??
    byShape(clauses) ??
    byWebmail(clauses)
  );
}

/**
 * Software named in the first comment after `by HOST`, or in the first after the protocol word. Exim puts "(TLS1.3) tls
 * TLS_AES_256_GCM_SHA384" before its own comment, and no peer can choose those words freely.
 */
function byOwnBanner({ by, with: protocol, tls, id, for: recipient, envelopeAt }: Clauses): IdentifiedSoftware | null {
  // An unclosed parenthesis is part of a word, and what comes after it was meant to be inside it: `(version=… sni=a
  // (Postfix) (x) id 1`.
  if (by.words.some(holdsParenthesis) || protocol.words.some(holdsParenthesis)) return null;
  const first = by.comments[0];
  const named = first !== undefined && isBefore(first, envelopeAt) ? banners.of(first.text) : null;
  if (named !== null) return named;
  if (protocol.comments.length === 0 && tls.comments.length === 0) return null;
  const value = protocol.words[0];
  if (value === undefined || !isBefore(value, startOf(id)) || !isBefore(value, startOf(recipient))) return null;
  const after = protocol.comments.find(isFreeText);
  if (after !== undefined) return isBefore(after, envelopeAt) ? banners.of(after.text) : null;
  if (tls.words.length > 1 || !/^[\w:+-]*$/.test(tls.words[0]?.text ?? '')) return null;
  const last = tls.comments.find(isFreeText);
  // Only Exim writes a "tls" clause.
  const exim = last !== undefined && isBefore(last, envelopeAt) ? banners.of(last.text) : null;
  return exim?.facts === EXIM ? exim : null;
}

function holdsParenthesis({ text }: Token): boolean {
  return text.includes('(') || text.includes(')');
}

function startOf({ words }: Clause): number {
  return words[0]?.start ?? -1;
}

function isBefore({ start }: Token, place: number): boolean {
  return place === -1 || start < place;
}

/**
 * Whether a comment may hold free text, unlike "(TLS1.3)", "(TLSv1.2:ECDHE-RSA-AES256-GCM-SHA384:256)" and "(Cipher
 * TLSv1:DES-CBC3-SHA:168)".
 */
function isFreeText({ text }: Token): boolean {
  return !/^(?:(?:Cipher|tls_cipher) )?(?:TLS|SSL|UNKNOWN)[\w.-]*(?::[\w.:+-]*)?$/.test(text);
}

/** Software named where words of the peer may precede it: displayed, but never believed. */
function byNameOnly({ by, with: protocol, tls, id, lead, via }: Clauses): IdentifiedSoftware | null {
  const named =
    byBanner(by.comments) ??
    byBanner(protocol.comments) ??
    byBanner(tls.comments) ??
    byBanner(id.comments) ??
    byBanner(lead.comments) ??
    byBanner(via.comments);
  return named === null
    ? null
    : { facts: software(named.facts.name, { habit: 'unknown' }), version: named.version, certain: false };
}

function identified(facts: SoftwareFacts, version: string | null): IdentifiedSoftware {
  return { facts, version, certain: true };
}

function byBanner(comments: readonly Token[]): IdentifiedSoftware | null {
  for (const { text } of comments) {
    const named = banners.of(text);
    if (named !== null) return named;
  }
  return null;
}

/** Cached, because servers use only a few different comments to name themselves. */
const banners = new Memo(bannerOf);

function bannerOf(text: string): IdentifiedSoftware | null {
  const length = lengthOfBanner(text);
  if (length === 0 || text.startsWith('SGI-')) {
    const sendmail = SENDMAIL_BANNER.exec(text);
    return sendmail === null ? null : identified(SENDMAIL, sendmail[1] ?? null);
  }
  const facts = BY_BANNER.get(text.slice(0, length).toLowerCase()) ?? slashed(text);
  if (facts === undefined) return null;
  // "(KumoMTA 10.13.185.62)": the address on which it received the message.
  const noVersion = length === text.length || facts.name === 'KumoMTA';
  return identified(facts, noVersion ? null : versionIn(text.slice(length)));
}

/**
 * The version after the software's name. A number is not always a version: "(Postfix, from userid 1000)",
 * "(amavisd-new, port 10024)", "(qmail 10876 invoked by alias)".
 */
function versionIn(afterName: string): string | null {
  const comma = afterName.indexOf(',');
  const said = comma === -1 ? afterName : afterName.slice(0, comma);
  if (/ invoked (?:by|from|for) /.test(said)) return null;
  // "(SMTPD32-7.06 EVAL)": IMail's 32-bit program.
  return VERSION.exec(said.startsWith('32-') ? said.slice(3) : said)?.[1] ?? null;
}

/** Length of the leading letters, dots and hyphens; the first must be a letter. */
function lengthOfBanner(text: string): number {
  let length = 0;
  for (; length < text.length; length++) {
    const code = text.charCodeAt(length);
    const letter = code | 0x20;
    if (letter >= 97 && letter <= 122) continue;
    if (length === 0 || (code !== DOT && code !== HYPHEN)) break;
  }
  return length;
}

const LETTER_M = 109;
const HYPHEN = 45;
const DOT = 46;

/** Software whose maker comes last: "smtp/Yandex", "mxfront/Yandex", "MailAnyone incSMTP Exim". */
function slashed(text: string): SoftwareFacts | undefined {
  const ending = text.slice(-7).toLowerCase();
  const word = ending.endsWith('exim') ? 'exim' : ending.slice(1);
  const divider = ending.charAt(ending.length - word.length - 1);
  const known = (word === 'yandex' || word === 'exim') && (divider === '/' || divider === ' ');
  return known ? BY_BANNER.get(word) : undefined;
}

/** SquirrelMail and its offspring name themselves in the from clause: "(SquirrelMail authenticated user x)". */
function byWebmail(clauses: Clauses): IdentifiedSoftware | null {
  const comment = clauses.from.comments.find(({ text }) => /^(?:SquirrelMail|NaSMail) authenticated user /.test(text));
  const named = comment === undefined ? null : byBanner([comment]);
  return named === null ? null : { ...named, certain: false };
}

function byProtocol(clauses: Clauses): IdentifiedSoftware | null {
  const first = clauses.with.words[0];
  // None of these begins with a registered protocol word, but nearly every field does.
  if (first === undefined || (clauses.protocol.registered && first.text !== 'MailEnable')) return null;
  const second = clauses.with.words[1]?.text ?? '';
  const third = clauses.with.words[2]?.text ?? '';
  const said = `${first.text} ${second} ${third}`.toLowerCase();
  for (const [beginning, facts] of BY_PROTOCOL) {
    if (!said.startsWith(beginning)) continue;
    const where = facts === EXCHANGE ? clauses.id.words[0]?.text : clauses.with.comments[0]?.text;
    const version = where !== undefined && BUILD.test(where) ? where : (VERSION.exec(first.text)?.[1] ?? null);
    return identified(facts, version);
  }
  return null;
}

/** An Exchange build number, "15.20.696.11": it takes the place of a queue id, but is not one. */
export const BUILD = /^\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5}$/;

function byHost(by: Token | undefined): IdentifiedSoftware | null {
  // Both domains end in ".com", which rules out almost every other writer.
  const last = by === undefined ? 0 : by.text.charCodeAt(by.text.length - 1) | 0x20;
  if (by === undefined || (last !== LETTER_M && last !== DOT)) return null;
  if (isUnderDomain(by.text, 'google.com')) return identified(GMAIL, null);
  if (isUnderDomain(by.text, 'outlook.com')) return identified(EXCHANGE, null);
  return null;
}

/**
 * Whether a comment has Courier's TLS details, "(TLS: TLS1.3,256bits,ECDHE_RSA_AES_256_GCM_SHA384)" or "(AUTH: LOGIN x,
 * TLS: …)". No other server writes this.
 */
function isCouriersTls({ text, glued }: Token): boolean {
  return !glued && /^(?:AUTH: [^()]*, |IDENT: [^()]*, )?(?:TLS|SSL): \w[\w.]*,\d+bits,\w+$/.test(text);
}

function byShape(clauses: Clauses): IdentifiedSoftware | null {
  const idWord = clauses.id.words[0];
  // After the date it may be the beginning of the data, folded into the field: "…; date\r\n id 1xX5xq-0000ya-0k".
  const id = idWord !== undefined && idWord.start < clauses.headEnd ? idWord.text : '';
  if (id.length > 25 && COURIER_ID.test(id)) {
    // Courier names itself nowhere, and other servers may have ids with this shape.
    return identified(clauses.from.comments.some(isCouriersTls) ? COURIER : LIKE_COURIER, null);
  }
  for (const comment of clauses.from.comments) {
    const { text } = comment;
    if (text.includes('[::ffff:') || isCouriersTls(comment)) return identified(LIKE_COURIER, null);
    const greeted = text.startsWith('HELO ') || text.startsWith('EHLO ');
    if (greeted && clauses.by.comments.length === 0) return identified(QMAIL, null);
  }
  // "by mail.example.com id h6romo174gsk for <x@example.net>; date (envelope-from <bounce@example.com>)": PowerMTA's form, with its name hidden.
  if (
    id.startsWith('h') &&
    POWERMTA_ID.test(id) &&
    clauses.with.parts.length === 0 &&
    clauses.trailing[0]?.text.startsWith('envelope-from ')
  )
    return identified(POWERMTA, null);
  const protocol = clauses.with.words[0]?.text ?? '';
  if (id.charCodeAt(6) === HYPHEN && EXIM_ID.test(id) && EXIM_PROTOCOL.test(protocol))
    return identified(LIKE_EXIM, null);
  if (protocol.startsWith('LMTP') && /^LMTPS?A?$/.test(protocol) && DOVECOT_ID.test(id)) {
    return identified(DOVECOT, null);
  }
  return null;
}
