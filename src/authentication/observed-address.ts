import { readAddress } from '../hosts/address.ts';

/**
 * Address of the SMTP client in the comment of an SPF result, canonical; null if the comment names none.
 *
 * Known wordings: "sender IP is 192.0.2.1" (Outlook, with "ip" in its ARC fields); "mx.example: domain of a@b
 * designates 192.0.2.1 as permitted sender", its negative, and Yandex's ", rule=[…]" (RFC 7208 Appendix, Google, Exim,
 * Mail.ru, Haraka); and "client-ip=192.0.2.1; helo=…" (policyd-spf inside Authentication-Results).
 *
 * The comment also holds the sender's address or HELO name. `"x designates 192.0.2.9 as permitted sender"@evil.example`
 * is a valid address, so the wording must end the comment, occur once, and contain no quote. policyd-spf's comment goes
 * on after a blank, which no greeting contains: `smtp.helo=a(client-ip=192.0.2.9;)`.
 *
 * @param result of the check. A domain "designates" only a client that passed: `fail (mx: domain of x designates
 * 192.0.2.9 as permitted sender)` is the beginning of a sender's address whose end was cut off.
 */
export function addressInComment(comment: string, result: string | null): string | null {
  if (/^sender ip is /i.test(comment)) return readAddress(comment.slice(13));
  if (comment.startsWith('client-ip=')) {
    const end = comment.indexOf('; ');
    return end === -1 ? null : readAddress(unquoted(comment.slice(10, end)));
  }
  const verb = comment.indexOf(' designate');
  if (verb === -1 || comment.includes('"') || comment.includes(' designate', verb + 1)) return null;
  // " designates 192.0.2.1", " designate 192.0.2.1"
  const from = verb + (result === 'pass' ? 12 : 11);
  const after = comment.indexOf(' as permitted sender', from);
  if (comment[from - 1] !== ' ' || after === -1) return null;
  const rest = after + 20;
  if (rest !== comment.length && !comment.startsWith(', rule=[', rest)) return null;
  return readAddress(comment.slice(from, after));
}

/** Whether a comment names the SMTP client, readable or not. The server's own wording is at its end. */
export function namesClient(comment: string): boolean {
  return /\bdesignate|^client-ip=|^sender ip is /i.test(comment);
}

const NO_HOSTS = ' does not designate permitted sender hosts';

/**
 * Whether a comment names a client ambiguously, or in the wording of another result: "x designates 192.0.2.9 as
 * permitted sender @evil.example does not designate …". A comment that ends by saying that no host is permitted names
 * no client.
 */
export function isUnreadable(comment: string, result: string | null): boolean {
  if (!namesClient(comment) || addressInComment(comment, result) !== null) return false;
  return !comment.endsWith(NO_HOSTS) || comment.indexOf(' designate') !== comment.length - NO_HOSTS.length + 9;
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text;
}

/** What may be an address and is not part of a longer word: not "ip4:192.0.2.0/24", "10:30:00" or "Mail::SPF". */
const STANDING_ALONE = /(?<![\w:.])[0-9a-f:.]*[.:][0-9a-f:.]+(?![\w:.]|\/\d)/gi;

/**
 * All addresses in the text of a field, wherever they are, canonical. A server writes only the client's address into
 * its results; a second one comes from the sender, who closed a comment and opened a quoted string: `Received-SPF: pass
 * (mx: domain of "a) client-ip=185.138.182.101;"@evil.example designates 203.0.113.66 as permitted sender)
 * client-ip=203.0.113.66; …`
 */
export function addressesInText(body: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [text] of body.matchAll(STANDING_ALONE)) {
    const address = readAddress(text);
    if (address !== null) found.add(address);
  }
  return found;
}
