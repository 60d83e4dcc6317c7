/**
 * How a family of servers writes the from clause. peer-habits.ts uses it to tell the names and addresses apart.
 *
 * `unknown`: nothing is known. `generic`: `H (R [ip])`. `exim`: `R ([ip] helo=H)`. `exim-own-text`: Exim's id in a
 * field with the site's own text. `qmail`: `R (HELO H) (ip)`. `address-first`: `[ip] (HELO H)`, as CommuniGate writes
 * it. `helo-in-comment`: chasquid's `[ip] (H)`. `user`: a program that only accepts messages from its own host.
 * `webmail`: names the user who sent the message, and no HELO.
 */
export type PeerHabit =
  | 'unknown'
  | 'generic'
  | 'exim'
  | 'exim-own-text'
  | 'qmail'
  | 'address-first'
  | 'helo-in-comment'
  | 'user'
  | 'webmail';

/** What is known about one family of server software from the fields that it writes. */
export interface SoftwareFacts {
  readonly name: string;
  readonly habit: PeerHabit;
  /** The first word is always what the peer said in HELO; no comment repeats it. */
  readonly heloFirst: boolean;
  /** A reverse name is written only after a forward look-up confirmed it (measured for the four where this is true). */
  readonly confirmsReverseName: boolean;
  /** A missing reverse name means that it was looked up; otherwise the software never writes one. */
  readonly looksUpReverseName: boolean;
  /** Encryption always shows, in the protocol word or in a comment: its absence means that there was none. */
  readonly recordsTls: boolean;
}

/** Software that confirms nothing, in the usual form unless `known` says otherwise. All facts have one shape, for speed. */
export function software(name: string, known: Partial<SoftwareFacts> = {}): SoftwareFacts {
  return {
    name,
    habit: known.habit ?? 'generic',
    heloFirst: known.heloFirst ?? false,
    confirmsReverseName: known.confirmsReverseName ?? false,
    looksUpReverseName: known.looksUpReverseName ?? false,
    recordsTls: known.recordsTls ?? false,
  };
}

const CONFIRMING = { heloFirst: true, confirmsReverseName: true, looksUpReverseName: true, recordsTls: true };

/** Software that nothing in its field identifies. */
export const UNKNOWN_SOFTWARE = software('', { habit: 'unknown' });

export const EXIM = software('Exim', { ...CONFIRMING, habit: 'exim', heloFirst: false });
/** Exim's id in a field with the site's own text: which names that text omits is unknown. */
export const LIKE_EXIM = software('Exim', { habit: 'exim-own-text' });
export const COURIER = software('Courier', CONFIRMING);
/**
 * Looks like Courier, but lacks its id or its TLS details: other servers write such ids or "[::ffff:192.0.2.1]" too,
 * and print any reverse name. A peer can greet with such an address, so it is unclear which of the two belongs to the
 * connection.
 */
export const LIKE_COURIER = software('Courier', { ...CONFIRMING, habit: 'unknown', confirmsReverseName: false });
export const SENDMAIL = software('Sendmail', CONFIRMING);
export const DOVECOT = software('Dovecot');
/** Leaves out the HELO name if it equals the reverse name (see its received.c). */
export const QMAIL = software('qmail', { habit: 'qmail', looksUpReverseName: true });
export const POWERMTA = software('PowerMTA');
export const EXCHANGE = software('Exchange');
/** The DragonFly Mail Agent only accepts messages from programs on its own host: a name after "from" is a user. */
const DRAGONFLY = software('DragonFly Mail Agent', { habit: 'user' });
export const GMAIL = software('Gmail', { looksUpReverseName: true, recordsTls: true });

/**
 * Software of which nothing is known but its name: the first word of the comment that names it, with the name after a
 * colon if they differ. "vandal" is hMailServer's own comment, "pps" the Proofpoint Protection Server.
 */
const NAMED_ONLY = `
  Cyrus, amavis, amavisd-new: amavis, Nemesis, MDaemon, IceWarp, merak: IceWarp, kerio: Kerio Connect, Axigen,
  InterMail, Zimbra, iplanet: iPlanet Messaging Server, sun: Sun Java System Messaging Server,
  oracle: Oracle Communications Messaging Server, lotus: Domino, ibm: Domino, hcl: Domino, ASSP, Clearswift,
  Scalix, Rockliffe, F-Secure, NAVGW, sophos: Sophos PureMessage, pgp: PGP Universal, sSMTP, sg: SendGrid,
  smtpd: IMail, vandal: hMailServer, hMailServer, Roundcube, Horde, imp: Horde, fdm, tmda-sendmail: TMDA,
  fetchmail, fetchmail-: fetchmail, getmail, Mailman, Ecartis, listserv-tcp: LISTSERV, james: Apache James,
  Mercury, LSMTP, netscape: Netscape Messaging Server, EMWAC, Vircom, NTMail, JetMail, PMDF, Majordomo,
  nullmailer, CipherMail, WinRoute, SurgeMail, SLMail, maildrop, Postal, WildDuck, ZoneMTA, MailAnyone, smap,
  Smail, smail-: Smail, pps: Proofpoint, Coremail, Mirapoint, WebShield, eudora: Eudora Internet Mail Server,
  mpop-: mpop`;

/** In the same notation, software that is also known to write the address first. */
const ADDRESS_FIRST = `
  communigate: CommuniGate Pro, ecelerity, momentum: ecelerity, MessageWall, MailGate,
  ArGoSoft, InterScan, Tumbleweed, Post.Office`;

/**
 * Software by the first word of the comment that names it, after `by` or `with`. docs/received-format.md
 * says how to add one.
 */
export const BY_BANNER: ReadonlyMap<string, SoftwareFacts> = new Map<string, SoftwareFacts>([
  ...listed(NAMED_ONLY),
  ...listed(ADDRESS_FIRST, { habit: 'address-first' }),
  ['postfix', software('Postfix', CONFIRMING)],
  ['exim', EXIM],
  ['sendmail', SENDMAIL],
  ['courier', COURIER],
  ['courier-', COURIER],
  ['opensmtpd', software('OpenSMTPD', { heloFirst: true, looksUpReverseName: true, recordsTls: true })],
  ['qpsmtpd', software('qpsmtpd', { looksUpReverseName: true, recordsTls: true })],
  ['haraka', software('Haraka', { heloFirst: true, looksUpReverseName: true, recordsTls: true })],
  ['qmail', QMAIL],
  ['qmail-', QMAIL],
  ['qmail-ldap-', QMAIL],
  ['qp', QMAIL],
  ['dovecot', DOVECOT],
  ['mxfront', software('Yandex', { looksUpReverseName: true, recordsTls: true })],
  ['mxback', software('Yandex', { recordsTls: true })],
  ['nwsmtp', software('Yandex', { looksUpReverseName: true, recordsTls: true })],
  ['yandex', software('Yandex', { looksUpReverseName: true, recordsTls: true })],
  ['chasquid', software('chasquid', { habit: 'helo-in-comment', recordsTls: true })],
  ['powermta', POWERMTA],
  ['kumomta', software('KumoMTA', { heloFirst: true })],
  ['halon', software('Halon', { looksUpReverseName: true })],
  ['rzmta', software('RZmta', { recordsTls: true })],
  ['stalwart', software('Stalwart', { heloFirst: true, recordsTls: true })],
  ['proxmox', software('Proxmox', { looksUpReverseName: true })],
  ['dragonfly', DRAGONFLY],
  ['squirrelmail', software('SquirrelMail', { habit: 'webmail' })],
  ['nasmail', software('NaSMail', { habit: 'webmail' })],
  // "(Microsoft Exchange Internet Mail Service Version 5.5.2653.13)"
  ['microsoft', EXCHANGE],
]);

/** An entry for each name in a list. */
function listed(names: string, facts: Parameters<typeof software>[1] = {}): [string, SoftwareFacts][] {
  return names
    .trim()
    .split(/,\s+/)
    .map((entry) => {
      const [word = '', name = word] = entry.split(': ');
      return [word.toLowerCase(), software(name, facts)];
    });
}

/** Whether a word (lower case) names server software in the fields that it writes. */
export function isSoftwareWord(word: string): boolean {
  return BY_BANNER.has(word);
}
