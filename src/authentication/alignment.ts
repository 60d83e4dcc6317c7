import type { HeaderField } from '../message/header-field.ts';
import { normaliseHost, registrableDomain } from '../hosts/host-name.ts';
import type { AuthenticationResults, MethodResult } from './authentication-results.ts';
import { readMailboxes } from './mailbox-address.ts';
import type { ReceivedSpf } from './received-spf.ts';
import { type AuthenticationStatement, type Standing, isBelieved } from './statement.ts';

/**
 * How the domains checked by SPF and DKIM relate to the domain that a person sees in From (RFC 7489 §3.1). It shows
 * what was stated and is not a DMARC verdict: headers alone cannot tell whether a statement is true.
 */
export interface Alignment {
  /** Domains of all addresses in From, each once; DMARC covers only messages with a single one. */
  readonly fromDomains: readonly string[];
  readonly identifiers: readonly AlignedIdentifier[];
}

export interface AlignedIdentifier {
  /** `dkim-signature` is the signer's own claim; the others are results of a check. */
  readonly source: 'spf' | 'dkim' | 'dkim-signature';
  /** Normal form of the domain (envelope sender, HELO, or `d=`). */
  readonly domain: string;
  /** What the check found, as stated; null for a signature without a result. */
  readonly result: string | null;
  /**
   * `strict`: exactly the domain of From. `relaxed`: the same registrable domain. null: From does not have exactly one
   * domain.
   */
  readonly alignment: 'strict' | 'relaxed' | 'none' | null;
  /** {@link HeaderField.index} of the field that says so. */
  readonly fieldIndex: number;
  readonly standing: Standing;
}

/** Compares every domain in the statements with From. Nothing is aligned unless From has exactly one domain. */
export function alignmentWithFrom(
  fields: readonly HeaderField[],
  statements: readonly AuthenticationStatement[],
): Alignment {
  const fromDomains = domainsOfFrom(fields);
  const only = fromDomains.length === 1 ? (fromDomains[0] ?? null) : null;
  const identifiers: AlignedIdentifier[] = [];
  for (const statement of statements) {
    const { fieldIndex, standing } = statement;
    for (const { source, domain, result } of identifiersIn(statement)) {
      identifiers.push({ source, domain, result, alignment: relationToFrom(domain, only), fieldIndex, standing });
    }
  }
  return { fromDomains, identifiers };
}

/**
 * One entry for each domain, check, result and standing, taken from the topmost field that has it: the alignment as
 * people read it. A signature without a result is left out if a believed result is about its domain.
 */
export function distinctIdentifiers({ identifiers }: Alignment): AlignedIdentifier[] {
  const checked = new Set(
    identifiers.filter((each) => each.source === 'dkim' && isBelieved(each.standing)).map(({ domain }) => domain),
  );
  const seen = new Set<string>();
  return identifiers.filter(({ source, domain, result, standing }) => {
    if (source === 'dkim-signature' && checked.has(domain)) return false;
    const key = `${source} ${domain} ${isBelieved(standing) ? '' : standing} ${result ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface Identifier {
  readonly source: AlignedIdentifier['source'];
  readonly domain: string;
  readonly result: string | null;
}

function domainsOfFrom(fields: readonly HeaderField[]): string[] {
  const domains = new Set<string>();
  for (const field of fields) {
    if (field.key !== 'from') continue;
    for (const { domain } of readMailboxes(field.body)) domains.add(domain);
  }
  return [...domains];
}

/** How a domain in normal form relates to that of From; null if From has none. */
export function relationToFrom(domain: string, from: string | null): AlignedIdentifier['alignment'] {
  if (from === null) return null;
  if (domain === from) return 'strict';
  const organisation = registrableDomain(domain);
  return organisation !== null && organisation === registrableDomain(from) ? 'relaxed' : 'none';
}

function identifiersIn(statement: AuthenticationStatement): Identifier[] {
  switch (statement.kind) {
    case 'authentication-results':
    case 'arc-authentication-results':
      return inResults(statement.content);
    case 'received-spf': {
      const domain = domainOfSpf(statement.content);
      return domain === null ? [] : [{ source: 'spf', domain, result: statement.content.result }];
    }
    case 'dkim-signature': {
      const domain = domainOf(statement.content.domain);
      return domain === null ? [] : [{ source: 'dkim-signature', domain, result: null }];
    }
    default:
      return [];
  }
}

function inResults(content: AuthenticationResults): Identifier[] {
  const found: Identifier[] = [];
  for (const result of content.results) {
    if (result.method !== 'spf' && result.method !== 'dkim') continue;
    const domain = domainOfResult(result);
    if (domain !== null) found.push({ source: result.method, domain, result: result.result });
  }
  return found;
}

/**
 * Domain that a result of SPF, DKIM or DMARC is about, in normal form; null for another method, or if the result names
 * none.
 */
export function domainOfResult(result: MethodResult): string | null {
  switch (result.method) {
    case 'dkim':
      return domainOf(property(result, 'header', 'd') ?? property(result, 'header', 'i'));
    case 'dmarc':
      return domainOf(property(result, 'header', 'from'));
    case 'spf':
      // Yandex writes smtp.mail. With an empty envelope sender only the HELO name was checked.
      return domainOf(
        property(result, 'smtp', 'mailfrom') ?? property(result, 'smtp', 'mail') ?? property(result, 'smtp', 'helo'),
      );
    default:
      return null;
  }
}

/** Domain that a Received-SPF field is about, in normal form. */
export function domainOfSpf({ identity, helo, envelopeFrom }: ReceivedSpf): string | null {
  // With the null sender only the HELO name can have been checked (RFC 7208 §2.4).
  return domainOf(identity === 'helo' || envelopeFrom === '' ? helo : envelopeFrom);
}

function property(result: MethodResult, type: string, name: string): string | null {
  const value = result.properties.find((entry) => entry.type === type && entry.name === name)?.value ?? '';
  return value === '' || value === '<>' ? null : value;
}

/** Domain of "local@domain", "@domain", "<local@domain>" or "domain", in normal form. */
function domainOf(value: string | null): string | null {
  if (value === null) return null;
  const bare = value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
  return normaliseHost(bare.slice(bare.lastIndexOf('@') + 1));
}
