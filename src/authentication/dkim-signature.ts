import { readTagList } from './tag-list.ts';

/** What one DKIM-Signature field claims (RFC 6376 §3.5). It is not verified here. A missing tag is null. */
export interface DkimSignature {
  /** `d=`: the domain that takes responsibility, as written. */
  readonly domain: string | null;
  /** `s=`: with the domain, it names the key in the DNS. */
  readonly selector: string | null;
  /** `i=`: the user or agent, "@domain" or "user@domain". */
  readonly identity: string | null;
  /** `a=`, lower case: "rsa-sha256", "ed25519-sha256", … */
  readonly algorithm: string | null;
  /** `c=`, lower case: "relaxed/relaxed". */
  readonly canonicalization: string | null;
  /**
   * `h=`: names of the signed fields, lower case, in order; a name occurs twice if it is also signed against additions.
   */
  readonly signedFields: readonly string[];
  /**
   * `l=`: only this many octets of the body are signed, and anything may follow them. null: the whole body is signed.
   */
  readonly bodyLength: number | null;
  /** `t=`: seconds since 1970. */
  readonly signedAt: number | null;
  /** `x=`: seconds since 1970. */
  readonly expiresAt: number | null;
}

/** Parses the body of a DKIM-Signature. Never fails; a missing or malformed tag is null. */
export function parseDkimSignature(body: string): DkimSignature {
  const tags = readTagList(body);
  return {
    domain: tags.get('d') ?? null,
    selector: tags.get('s') ?? null,
    identity: tags.get('i') ?? null,
    algorithm: tags.get('a')?.toLowerCase() ?? null,
    canonicalization: tags.get('c')?.toLowerCase() ?? null,
    signedFields: readFieldNames(tags.get('h')),
    bodyLength: readNumber(tags.get('l')),
    signedAt: readNumber(tags.get('t')),
    expiresAt: readNumber(tags.get('x')),
  };
}

function readFieldNames(list: string | undefined): string[] {
  if (list === undefined) return [];
  return list
    .replace(/[ \t\r\n]+/g, '')
    .toLowerCase()
    .split(':')
    .filter((name) => name !== '');
}

/** RFC 6376 allows up to 76 digits; a number too large for JavaScript counts as missing. */
function readNumber(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,76}$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}

/**
 * What a person reads about a signature, by tag name: who signed, how, what it covers and for how long; null if not
 * stated.
 */
export function signatureFacts(signature: DkimSignature): Readonly<Record<string, string | null>> {
  const { domain, selector, algorithm, signedFields, bodyLength, signedAt, expiresAt } = signature;
  return {
    d: domain,
    s: selector,
    a: algorithm,
    l: bodyLength === null ? null : String(bodyLength),
    t: dateOfSeconds(signedAt)?.replace('.000', '') ?? null,
    x: dateOfSeconds(expiresAt)?.replace('.000', '') ?? null,
    h: signedFields.join(':'),
  };
}

/** Converts seconds since 1970 to ISO 8601; null for a missing number, or one outside the range of dates. */
export function dateOfSeconds(seconds: number | null): string | null {
  return seconds === null || seconds > 8.64e12 ? null : new Date(seconds * 1000).toISOString();
}
