import { isServerWord, labelsBelowDomain, wordPattern } from './server-names.ts';

/** Words in the names that networks give to the machines of their users and guests, often by DHCP. */
const isUsersWord = wordPattern(
  'pc laptop notebook desktop workstation client clients guest wlan wifi dhcp dyn dynamic pool vpn openvpn ppp dialup android iphone ipad macbook mbp imac phone tablet kali',
);

/**
 * Machines that write messages and do not pass on those of others: a contact form on one can put any Received field
 * into its message.
 */
const isWritersWord = wordPattern(
  'www web app shop crm cms wiki git gitlab forum blog printer scanner copier camera nas monitor zabbix',
);

/**
 * Further words that name a machine of a mail system, in a network where nobody rents machines: "store3", "dovecot",
 * "mailcow-postfix-1".
 */
const isInnerWord = wordPattern(
  'store storage dovecot postfix exim sendmail qmail cyrus sieve director clamav clam mailcow mailu ex exch esa fml fortimail spamtitan mailcleaner drweb',
);

/**
 * Whether a name that was looked up for a private address belongs to a machine that does not pass on other people's
 * mail: a user's or guest's ("pc17.klever.test", "dhcp-12", "guest12.wlan.klever.test"), or one for something else
 * ("www.klever.test", "printer3").
 */
export function isNonServerName(host: string): boolean {
  return partsOf(labelsBelowDomain(host.toLowerCase())).some((part) => isUsersWord(part) || isWritersWord(part));
}

/**
 * Whether such a name says too little to distinguish a machine of the mail system from a balancer, a router, a node or
 * a proxy that passes on whoever connects: any name without a mail server's word ("gw.klever.test", "k8s-node3",
 * "squid", "titan"), and names made from the address, which clouds and clusters give to every machine
 * ("ip-10-0-1-12.eu-central-1.compute.internal", "10-0-1-12.mail.default.svc.cluster.local").
 *
 * @param address canonical text
 */
export function saysLittle(host: string, address: string): boolean {
  const name = host.toLowerCase();
  if (isMadeOf(name, address)) return true;
  const parts = partsOf(name.split('.', 1));
  const says = parts.filter((part) => part !== 'gw' && part !== 'gateway');
  return !says.some((part) => isServerWord(part) || isInnerWord(part));
}

function partsOf(labels: readonly string[]): string[] {
  return labels.flatMap((label) => label.split(/[-_]/));
}

/** Whether a name contains the numbers of an address, in order, reversed, or in hexadecimal digits. */
function isMadeOf(name: string, address: string): boolean {
  if (address.includes(':')) return name.includes(address.replaceAll(/:+/g, '-'));
  const numbers = address.split('.');
  const said = `-${(name.match(/\d+/g) ?? []).map(Number).join('-')}-`;
  if (said.includes(`-${numbers.join('-')}-`) || said.includes(`-${numbers.toReversed().join('-')}-`)) return true;
  return name.includes(numbers.map((number) => Number(number).toString(16).padStart(2, '0')).join(''));
}
