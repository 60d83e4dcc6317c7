const LONGEST_ORIGIN = 300;

/**
 * The origin of a web page's address, or of a site typed without its protocol ("mail.example.com" is taken for https).
 * null for anything that is not a website: other protocols, addresses with a user name, nonsense.
 */
export function parseSite(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // A "*" in a host name would be a wildcard in the browser's permissions. Chromium turns "two words" into
  // "two%20words".
  const isOneHost = !/[*%]/u.test(url.hostname) && url.username === '' && url.password === '';
  // Only the host has to be short: the addresses of Outlook and Horde contain ids and sessions of hundreds of
  // characters. "gmail" is not a site, because a name without a dot counts only if it was typed with its protocol, as
  // in an intranet.
  const isWhole = address === typed || url.hostname.includes('.') || url.hostname === 'localhost';
  return isWeb && isOneHost && isWhole && url.origin.length <= LONGEST_ORIGIN ? url.origin : null;
}
