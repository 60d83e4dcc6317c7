import type { Clauses } from './clauses.ts';
import { isUnderDomain } from './host-name.ts';
import type { Token } from './tokens.ts';

import {
  BY_BANNER,
  COURIER,
  DOVECOT,
  EXCHANGE,
  GMAIL,
  LIKE_COURIER,
  LIKE_EXIM,
  PLAIN,
  QMAIL,
  SENDMAIL,
  type SoftwareFacts,
} from './known-software.ts';

export interface IdentifiedSoftware extends SoftwareFacts {
  readonly version: string | null;
}

/** Software that names itself in the words behind `with`, by their beginning in lower case. */
const BY_PROTOCOL: readonly (readonly [string, SoftwareFacts])[] = [
  ['microsoft smtp server', EXCHANGE],
  ['microsoft smtpsvc', { name: 'Microsoft SMTPSVC', ...PLAIN }],
  ['mapi', EXCHANGE],
  ['internet mail service', EXCHANGE],
  ['mailenable', { name: 'MailEnable', ...PLAIN }],
  ['[xmail', { name: 'XMail', ...PLAIN }],
  ['novell_groupwise', { name: 'GroupWise', ...PLAIN }],
  ['qmail-scanner', QMAIL],
  ['ecartis', { name: 'Ecartis', ...PLAIN }],
  ['ibm ', { name: 'Domino', ...PLAIN }],
];

/** "8.17.1.9/8.17.1.9/Debian-2+deb12u2", "SGI-8.9.3/8.8.7": Sendmail writes its version and that of its configuration. */
const SENDMAIL_BANNER = /^(?:[A-Z][A-Za-z]*-)?(8\.\d+[^ /]*)\/\d*/;
/** Courier: process, time and counter in hexadecimal. */
const COURIER_ID = /^[0-9A-F]{8}(?:[0-9A-F]{8})?\.[0-9A-F]{8}(?:[0-9A-F]{8})?\.[0-9A-F]{8}$/;
/** Exim: base 62 of time, process and fraction; longer since 4.97. */
export const EXIM_ID = /^[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})$/;
/** Exim writes the protocol in lower case. */
const EXIM_PROTOCOL = /^(?:e?smtps?a?|local|local-e?smtps?a?)$/;
/** Dovecot: 16 bytes in base64 without padding. */
const DOVECOT_ID = /^[A-Za-z0-9+/]{20,24}$/;
const BANNER = /^[A-Za-z][A-Za-z.-]*/;
const VERSION = /v?(\d[\w.+-]*)/;

/**
 * Names the software that wrote a field, by what it says of itself or else by a shape that is its own. The from clause
 * is never asked for names: a HELO of "x(Postfix)" is the peer's word.
 */
export function identifySoftware(clauses: Clauses): IdentifiedSoftware | null {
  return (
    byBanner(clauses.by.comments) ??
    byBanner(clauses.with.comments) ??
    byBanner(clauses.tls.comments) ??
    byBanner(clauses.id.comments) ??
    byProtocol(clauses) ??
    byHost(clauses.by.words[0]) ??
    byShape(clauses) ??
    byBanner(clauses.lead.comments) ??
    byBanner(clauses.via.comments) ??
    byWebmail(clauses)
  );
}

function byBanner(comments: readonly Token[]): IdentifiedSoftware | null {
  for (const { text } of comments) {
    const word = BANNER.exec(text)?.[0];
    if (word === undefined || text.startsWith('SGI-')) {
      const sendmail = SENDMAIL_BANNER.exec(text);
      if (sendmail !== null) return { ...SENDMAIL, version: sendmail[1] ?? null };
      continue;
    }
    const facts = BY_BANNER.get(word.toLowerCase()) ?? slashed(text);
    if (facts !== undefined) return { ...facts, version: VERSION.exec(text.slice(word.length))?.[1] ?? null };
  }
  return null;
}

/** "smtp/Yandex", "mxfront/Yandex", "MailAnyone incSMTP Exim": the maker stands last. */
function slashed(text: string): SoftwareFacts | undefined {
  const last = /[/ ]([A-Za-z]+)$/.exec(text)?.[1];
  if (last === undefined) return undefined;
  const word = last.toLowerCase();
  return word === 'yandex' || word === 'exim' ? BY_BANNER.get(word) : undefined;
}

/** SquirrelMail and its offspring name themselves in the from clause: "(SquirrelMail authenticated user x)". */
function byWebmail(clauses: Clauses): IdentifiedSoftware | null {
  const comment = clauses.from.comments.find(({ text }) => /^(?:SquirrelMail|NaSMail) authenticated user /.test(text));
  return comment === undefined ? null : byBanner([comment]);
}

function byProtocol(clauses: Clauses): IdentifiedSoftware | null {
  const first = clauses.with.words[0];
  if (first === undefined) return null;
  const second = clauses.with.words[1]?.text ?? '';
  const third = clauses.with.words[2]?.text ?? '';
  const said = `${first.text} ${second} ${third}`.toLowerCase();
  for (const [beginning, facts] of BY_PROTOCOL) {
    if (!said.startsWith(beginning)) continue;
    const where = facts === EXCHANGE ? clauses.id.words[0]?.text : clauses.with.comments[0]?.text;
    const version = where !== undefined && BUILD.test(where) ? where : (VERSION.exec(first.text)?.[1] ?? null);
    return { ...facts, version };
  }
  return null;
}

/** An Exchange build number, "15.20.696.11": it stands where a queue id should be, and is none. */
export const BUILD = /^\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5}$/;

function byHost(by: Token | undefined): IdentifiedSoftware | null {
  if (by === undefined) return null;
  if (isUnderDomain(by.text, 'google.com')) return { ...GMAIL, version: null };
  if (isUnderDomain(by.text, 'outlook.com')) return { ...EXCHANGE, version: null };
  return null;
}

function byShape(clauses: Clauses): IdentifiedSoftware | null {
  const id = clauses.id.words[0]?.text ?? '';
  if (COURIER_ID.test(id)) return { ...COURIER, version: null };
  for (const { text } of clauses.from.comments) {
    if (text.includes('[::ffff:') || text.startsWith('TLS: ')) return { ...LIKE_COURIER, version: null };
    if (/^(?:HELO|EHLO) /.test(text) && clauses.by.comments.length === 0) return { ...QMAIL, version: null };
  }
  const protocol = clauses.with.words[0]?.text ?? '';
  if (EXIM_PROTOCOL.test(protocol) && EXIM_ID.test(id)) return { ...LIKE_EXIM, version: null };
  if (/^LMTPS?A?$/.test(protocol) && DOVECOT_ID.test(id)) return { ...DOVECOT, version: null };
  return null;
}
