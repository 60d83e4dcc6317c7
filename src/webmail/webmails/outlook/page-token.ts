/**
 * The token with which Outlook's page asks its own server, read from where the page keeps it. It is used for the
 * requests of one read, to the page's own origin, and is not kept anywhere.
 */
import { listAt, textAt, valueAt } from '../../unwrap/json-path.ts';

/** "msal.2.token.keys.<client>", "msal.token.keys.<client>": names of the tokens in the cache. VERIFIED (opentabs) */
const INDEX = /^msal\.(?:\d\.)?token\.keys\./u;

/** The scope of the mail service, for work and consumer accounts. VERIFIED (opentabs) */
const MAIL_SCOPE = 'https://outlook.office.com/';

/** Entries of a storage that are searched. */
const MAX_ENTRIES = 2000;

/**
 * The `Authorization` header of the page's own requests.
 * @returns null if there is no token in plain text: newer versions encrypt their cache, and without "Keep me signed in"
 *   there is often none
 */
export function readAuthorization(storage: Storage, now: number): string | null {
  const keys = Array.from({ length: Math.min(storage.length, MAX_ENTRIES) }, (_, at) => storage.key(at) ?? '');
  const entries = keys
    .filter((key) => INDEX.test(key))
    .flatMap((key) => listAt(parsed(storage.getItem(key)), 'accessToken'))
    .map((key) => (typeof key === 'string' ? parsed(storage.getItem(key)) : null));
  const entry = entries.find((candidate) => isUsable(candidate, now));
  const secret = textAt(entry, 'secret');
  if (secret === null) {
    return null;
  }
  // Work accounts have a JSON web token, consumer accounts a ticket. VERIFIED (public code, one program for each)
  return secret.startsWith('eyJ') ? `Bearer ${secret}` : `MSAuth1.0 usertoken="${secret}", type="MSACT"`;
}

function isUsable(entry: unknown, now: number): boolean {
  const secret = textAt(entry, 'secret') ?? '';
  const expires = Number(valueAt(entry, 'expiresOn')) * 1000;
  return /^[\w.~+/=!*-]+$/u.test(secret) && (textAt(entry, 'target') ?? '').includes(MAIL_SCOPE) && expires > now;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
