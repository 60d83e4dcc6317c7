import { isUnderAny, publicDomain, registrableDomain } from '../hosts/host-name.ts';

/** Words that organisations use to name hosts of their own mail system. */
const SERVER_WORDS =
  'mx mxs mxin mxout mxgw mail mails mailgw mailgate mailrelay mailhub mailfilter mailserver mailstore mailscan mbox mailbox mda smtp smtpgw smtpin smtpout mta relay gw gate gateway filter av antivirus antispam spam spamfilter lmtp imap imaps pop pop3 edge inbound outbound backend exchange exch zimbra ksmg pmg ironport barracuda amavis rspamd hub cas mailman lists';

/**
 * Words that say nothing on their own, because any rented machine may be called that. They may accompany a word that
 * does say something: "mx-in-2", "mail-store3".
 */
const COMPANION_WORDS = 'node in out front back store int ext pub main prod new old';

/** "mx", "mail2", "gw1a": a word with which organisations name their mail servers. */
export const isServerWord = wordPattern(SERVER_WORDS);
const isCompanion = wordPattern(COMPANION_WORDS);

/**
 * Labels under which hosters and networks put their customers side by side: a neighbour there is somebody else's host.
 */
const isCustomersLabel = wordPattern(
  'vps vds vm kvm xen client clients customer customers cust user users static dynamic dyn dsl adsl pool',
);

/** Whether a part of a label is one of the words, with a number or without: "mx", "mx12", "mx1a". */
export function wordPattern(words: string): (part: string) => boolean {
  const pattern = new RegExp(`^(?:${words.replaceAll(' ', '|')})(?:\\d{1,4}[a-z]?)?$`);
  return (part) => pattern.test(part);
}

/**
 * Zones that are not on the Public Suffix List, although hosting customers choose names in them, or are given one with
 * an address: "mx7.beget.tech" is a customer. Names seen in public mail headers and on the hosters' own pages, 2026-11.
 */
const ZONES_FOR_CUSTOMERS: readonly string[] = [
  'beget.tech',
  'timeweb.ru',
  'tmweb.ru',
  'timeweb.cloud',
  'twc1.net',
  'jino.ru',
  'nichost.ru',
  'fvds.ru',
  'ispvds.com',
  'regruhosting.ru',
  'hosting.reg.ru',
  'swtest.ru',
  'sprinthost.ru',
  'hostfl.ru',
  'had.su',
  'your-server.de',
  'yourvserver.net',
  'ultrasrv.de',
  'happysrv.de',
  'contaboserver.net',
  'startdedicated.com',
  'secureserver.net',
  'hostingersite.com',
  'hstgr.cloud',
  'vps.ovh.net',
  'ip-pool.com',
  'linodeusercontent.com',
  'vultrusercontent.com',
  'googleusercontent.com',
];

/**
 * Whether a confirmed name in the organisation's own domain belongs to a mail server rather than to a customer.
 *
 * A provider's customers have confirmed names below its domain too: "vps12.hoster.example", "client-66.isp.example",
 * "student7.wlan.uni.example", "www.company.example". So the first label must look like a mail server in each of its
 * parts ("mail-alice" does not), and so must every further label below the registrable domain, unless it is also part
 * of the name of the server that wrote the field ("mail.dc2.company.example" with "mx1.dc2.company.example") and is not
 * one for customers ("mail.vps.hoster.example" with "mx1.vps.hoster.example").
 *
 * @param host in capitals or not
 * @param writer name of the server that confirmed it
 */
export function isMailServerName(host: string, writer: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const domain = registrableDomain(name);
  if (domain === null || isUnderAny(name, ZONES_FOR_CUSTOMERS)) return false;
  if (name === domain) return false;
  const [first, ...further] = name.slice(0, -domain.length - 1).split('.');
  // Not the labels of its domain: "mail.test.klever.test" is not a neighbour of "mx.klever.test".
  const ofWriter = new Set(labelsBelowDomain(writer.toLowerCase()).filter((label) => !isCustomersLabel(label)));
  return (
    first !== undefined && isServerLabel(first) && further.every((label) => ofWriter.has(label) || isServerLabel(label))
  );
}

/**
 * The labels that a host name (lower case) has in front of its registrable domain; all of them if it has no such
 * domain.
 */
export function labelsBelowDomain(host: string): string[] {
  const labels = host.split('.');
  const domain = publicDomain(host);
  return domain === null ? labels : labels.slice(0, -domain.split('.').length);
}

function isServerLabel(label: string): boolean {
  const parts = label.split('-');
  // "mail-203-0-113-66" is made from an address, the way networks name their customers.
  if (parts.filter((part) => /^\d+$/.test(part)).length > 1) return false;
  return (
    parts.some((part) => isServerWord(part)) &&
    parts.every((part) => isServerWord(part) || isCompanion(part) || /^\d{1,4}$/.test(part))
  );
}
