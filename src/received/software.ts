import type { Clauses } from './clauses.ts';
import { isUnderDomain } from './host-name.ts';
import type { Token } from './tokens.ts';

/** What is known about one family of server software from the fields that it writes. */
export interface SoftwareFacts {
  readonly name: string;
  /**
   * What a lone name before `([ip])` is. `helo`: what the peer said. `reverse`: the reverse name (Exim, when it equals
   * the HELO name). `both`: the server writes one name because the two are equal.
   */
  readonly loneName: 'helo' | 'both';
  /** The first word is always what the peer said in HELO; no comment repeats it. */
  readonly heloFirst: boolean;
  /** A reverse name is written only after a forward look-up confirmed it (measured for the four that say true). */
  readonly confirmsReverseName: boolean;
  /** A missing reverse name means that it was looked up; otherwise the software never writes one. */
  readonly looksUpReverseName: boolean;
  /** Encryption always shows, in the protocol word or in a comment: its absence means that there was none. */
  readonly recordsTls: boolean;
}

export interface IdentifiedSoftware extends SoftwareFacts {
  readonly version: string | null;
}

const PLAIN = {
  loneName: 'helo',
  heloFirst: false,
  confirmsReverseName: false,
  looksUpReverseName: false,
  recordsTls: false,
} as const;
const CONFIRMING = {
  loneName: 'helo',
  heloFirst: true,
  confirmsReverseName: true,
  looksUpReverseName: true,
  recordsTls: true,
} as const;

/** Not known by any wording. */
export const UNKNOWN_SOFTWARE: SoftwareFacts = { name: '', ...PLAIN };

const EXIM: SoftwareFacts = { name: 'Exim', ...CONFIRMING, loneName: 'both', heloFirst: false };
const COURIER: SoftwareFacts = { name: 'Courier', ...CONFIRMING };
/** Looks like Courier, without its id: other servers write "[::ffff:192.0.2.1]" too, and print any reverse name. */
const LIKE_COURIER: SoftwareFacts = { ...COURIER, confirmsReverseName: false };
const SENDMAIL: SoftwareFacts = { name: 'Sendmail', ...CONFIRMING };
const DOVECOT: SoftwareFacts = { name: 'Dovecot', ...PLAIN };
const QMAIL: SoftwareFacts = { name: 'qmail', ...PLAIN, looksUpReverseName: true };
const EXCHANGE: SoftwareFacts = { name: 'Exchange', ...PLAIN };
const GMAIL: SoftwareFacts = { name: 'Gmail', ...PLAIN, looksUpReverseName: true, recordsTls: true };

/**
 * Software by the first word of the comment that names it, behind `by` or `with`. To add one, add a line: the word in
 * lower case, what is known, and a sample in docs/received-format.md.
 */
const BY_BANNER: ReadonlyMap<string, SoftwareFacts> = new Map<string, SoftwareFacts>([
  ['postfix', { name: 'Postfix', ...CONFIRMING }],
  ['exim', EXIM],
  ['sendmail', SENDMAIL],
  ['courier', COURIER],
  ['courier-', COURIER],
  ['opensmtpd', { name: 'OpenSMTPD', ...PLAIN, heloFirst: true, looksUpReverseName: true, recordsTls: true }],
  ['qpsmtpd', { name: 'qpsmtpd', ...PLAIN, looksUpReverseName: true, recordsTls: true }],
  ['haraka', { name: 'Haraka', ...PLAIN, heloFirst: true, looksUpReverseName: true, recordsTls: true }],
  ['qmail', QMAIL],
  ['qmail-ldap-', QMAIL],
  ['qp', QMAIL],
  ['cyrus', { name: 'Cyrus', ...PLAIN }],
  ['dovecot', DOVECOT],
  ['amavis', { name: 'amavis', ...PLAIN }],
  ['amavisd-new', { name: 'amavis', ...PLAIN }],
  ['mxfront', { name: 'Yandex', ...PLAIN, looksUpReverseName: true, recordsTls: true }],
  ['mxback', { name: 'Yandex', ...PLAIN, recordsTls: true }],
  ['nwsmtp', { name: 'Yandex', ...PLAIN, looksUpReverseName: true, recordsTls: true }],
  ['yandex', { name: 'Yandex', ...PLAIN, looksUpReverseName: true, recordsTls: true }],
  ['communigate', { name: 'CommuniGate Pro', ...PLAIN }],
  ['ecelerity', { name: 'ecelerity', ...PLAIN }],
  ['momentum', { name: 'ecelerity', ...PLAIN }],
  ['powermta', { name: 'PowerMTA', ...PLAIN }],
  ['kumomta', { name: 'KumoMTA', ...PLAIN }],
  ['halon', { name: 'Halon', ...PLAIN, looksUpReverseName: true }],
  ['nemesis', { name: 'Nemesis', ...PLAIN }],
  ['rzmta', { name: 'RZmta', ...PLAIN, recordsTls: true }],
  ['stalwart', { name: 'Stalwart', ...PLAIN, recordsTls: true }],
  ['mdaemon', { name: 'MDaemon', ...PLAIN }],
  ['icewarp', { name: 'IceWarp', ...PLAIN }],
  ['merak', { name: 'IceWarp', ...PLAIN }],
  ['kerio', { name: 'Kerio Connect', ...PLAIN }],
  ['axigen', { name: 'Axigen', ...PLAIN }],
  ['intermail', { name: 'InterMail', ...PLAIN }],
  ['zimbra', { name: 'Zimbra', ...PLAIN }],
  ['iplanet', { name: 'iPlanet Messaging Server', ...PLAIN }],
  ['sun', { name: 'Sun Java System Messaging Server', ...PLAIN }],
  ['oracle', { name: 'Oracle Communications Messaging Server', ...PLAIN }],
  ['lotus', { name: 'Domino', ...PLAIN }],
  ['ibm', { name: 'Domino', ...PLAIN }],
  ['hcl', { name: 'Domino', ...PLAIN }],
  ['assp', { name: 'ASSP', ...PLAIN }],
  ['proxmox', { name: 'Proxmox', ...PLAIN, looksUpReverseName: true }],
  ['clearswift', { name: 'Clearswift', ...PLAIN }],
  ['scalix', { name: 'Scalix', ...PLAIN }],
  ['messagewall', { name: 'MessageWall', ...PLAIN }],
  ['mailgate', { name: 'MailGate', ...PLAIN }],
  ['rockliffe', { name: 'Rockliffe', ...PLAIN }],
  ['argosoft', { name: 'ArGoSoft', ...PLAIN }],
  ['interscan', { name: 'InterScan', ...PLAIN }],
  ['tumbleweed', { name: 'Tumbleweed', ...PLAIN }],
  ['f-secure', { name: 'F-Secure', ...PLAIN }],
  ['navgw', { name: 'NAVGW', ...PLAIN }],
  ['sophos', { name: 'Sophos PureMessage', ...PLAIN }],
  ['pgp', { name: 'PGP Universal', ...PLAIN }],
  ['ssmtp', { name: 'sSMTP', ...PLAIN }],
  ['sg', { name: 'SendGrid', ...PLAIN }],
  ['smtpd', { name: 'IMail', ...PLAIN }],
  ['vandal', { name: 'hMailServer', ...PLAIN }],
  ['hmailserver', { name: 'hMailServer', ...PLAIN }],
  ['post.office', { name: 'Post.Office', ...PLAIN }],
  ['squirrelmail', { name: 'SquirrelMail', ...PLAIN }],
  ['nasmail', { name: 'NaSMail', ...PLAIN }],
  ['roundcube', { name: 'Roundcube', ...PLAIN }],
  ['horde', { name: 'Horde', ...PLAIN }],
  ['imp', { name: 'Horde', ...PLAIN }],
  ['fetchmail', { name: 'fetchmail', ...PLAIN }],
  ['fetchmail-', { name: 'fetchmail', ...PLAIN }],
  ['getmail', { name: 'getmail', ...PLAIN }],
  ['mailman', { name: 'Mailman', ...PLAIN }],
  ['ecartis', { name: 'Ecartis', ...PLAIN }],
  ['listserv-tcp', { name: 'LISTSERV', ...PLAIN }],
  ['wildduck', { name: 'WildDuck', ...PLAIN }],
  ['zonemta', { name: 'ZoneMTA', ...PLAIN }],
  ['mailanyone', { name: 'MailAnyone', ...PLAIN }],
  ['smap', { name: 'smap', ...PLAIN }],
  ['smail-', { name: 'Smail', ...PLAIN }],
]);

/** Whether a word (lower case) names server software in the fields that it writes. */
export function isSoftwareWord(word: string): boolean {
  return BY_BANNER.has(word);
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
  if (/^LMTPS?A?$/.test(protocol) && DOVECOT_ID.test(id)) return { ...DOVECOT, version: null };
  return null;
}
