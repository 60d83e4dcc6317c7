import { registrableDomain } from '../hosts/host-name.ts';

/** Words of the names that access networks give to their customers' lines. */
const ACCESS_WORD =
  /(?:^|[.-])(?:dyn|dynamic|dynip|dhcp|[avx]?dsl|ppp|pppoe|pptp|dialup|pools?|broadband|cable|cust|customers?)\d*(?=[.-]|$)/;
/** "vps12345", "v1234567": rented servers are numbered through. */
const NUMBERED_SERVER = /(?:^|[.-])(?:v|vm|vps|vds|srv|server|host|node|cloud)-?\d{4,}(?=[.-]|$)/;

/**
 * Whether a reverse name is one of those that a network gives to whoever rents an address in it:
 * "ppp-203-0-113-66.pppoe.isp.example", "vps12345.hoster.example".
 *
 * Such names lead forward and back and carry the network's own domain, so that the provider's mail server sees its
 * customer under a confirmed name of "its organisation". A customer is outside all the same.
 *
 * @param name in any case, with or without a trailing dot; @param address canonical text
 */
export function isCustomerName(name: string, address: string): boolean {
  const host = name.toLowerCase().replace(/\.$/, '');
  const domain = registrableDomain(host);
  const labels = domain !== null && host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : host;
  return ACCESS_WORD.test(labels) || NUMBERED_SERVER.test(labels) || holdsAddress(labels, address);
}

/** The last two numbers of an IPv4 address side by side ("host-113-66", "66.113"), all four in hexadecimal or as twelve digits. */
function holdsAddress(labels: string, address: string): boolean {
  const octets = address.split('.').map(Number);
  const [a, b, c, d] = octets;
  if (octets.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    return holdsInterface(labels, address);
  }
  const numbers = labels.split(/\D+/).flatMap((text) => (text === '' || text.length > 3 ? [] : [Number(text)]));
  const beside = numbers.some((number, at) => {
    const next = numbers[at + 1];
    return (number === c && next === d) || (number === d && next === c);
  });
  const hexadecimal = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const digits = octets.map((octet) => String(octet).padStart(3, '0')).join('');
  return beside || labels.includes(hexadecimal) || labels.includes(digits);
}

/** The last groups of an IPv6 address as they stand in "2001-db8--a1b2-c3d4.isp.example"; single digits prove nothing. */
function holdsInterface(labels: string, address: string): boolean {
  const groups = address.split(':').filter((group) => group !== '');
  const last = groups.slice(-2).join('-');
  return last.length >= 6 && labels.replaceAll('.', '-').includes(last);
}
