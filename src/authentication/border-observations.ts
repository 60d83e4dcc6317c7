import { readAddress } from '../hosts/address.ts';
import { normaliseHost } from '../hosts/host-name.ts';
import type { HeaderField } from '../message/header-field.ts';
import type { AuthenticationResults, MethodResult, ResultProperty } from './authentication-results.ts';
import { addressesInText, addressInComment, isUnreadable, namesClient } from './observed-address.ts';
import type { AuthenticationStatement, BorderPlace } from './statement.ts';

/**
 * What the border server says about the client that handed over the message, in its own results rather than in its
 * Received field.
 *
 * These fields also contain words of the sender: the HELO name and the envelope sender. So only statements that count
 * and are next to the border's Received field are used; a field that cannot be parsed to its end invalidates all of
 * them; and if two places disagree, neither is believed. If the border's Received field records an address, that
 * address decides, and observations of other addresses must be ignored.
 */
export interface ObservedAddress {
  /** Canonical text. */
  readonly address: string;
  /** {@link HeaderField.index} of the field that says so. */
  readonly fieldIndex: number;
}

export interface ConfirmedName {
  /** Normal form (lower case, no trailing dot). */
  readonly name: string;
  /** Address for which the name was confirmed, canonical; null if the field does not say. */
  readonly address: string | null;
  /** {@link HeaderField.index} of the field that says so. */
  readonly fieldIndex: number;
}

/**
 * Client addresses that the border's own Received-SPF, Authentication-Results and ARC-Authentication-Results report,
 * one entry per field. All entries hold the same address; the list is empty if no field names one, or if two differ.
 */
export function borderClientAddresses(statements: readonly AuthenticationStatement[]): ObservedAddress[] {
  const observed: ObservedAddress[] = [];
  for (const statement of statements) {
    if (!isAskable(statement)) continue;
    if (isTainted(statement)) return [];
    for (const address of addressesIn(statement)) {
      if (address !== (observed[0]?.address ?? address)) return [];
      if (observed.at(-1)?.fieldIndex !== statement.fieldIndex) {
        observed.push({ address, fieldIndex: statement.fieldIndex });
      }
    }
  }
  return observed;
}

/**
 * Reverse names of the client that the border's own check confirmed by a forward look-up (RFC 8601 §2.7.3): Exim's
 * "iprev=pass (name) smtp.remote-ip=192.0.2.1", "iprev=pass policy.iprev=192.0.2.1 (name)", and Haraka's "iprev=pass"
 * with its X-Haraka-FCrDNS field. For Haraka, a forward address in the client's own IPv4 network is enough.
 *
 * An iprev result counts only as the first of its field, as those servers write it: anything after a result that quotes
 * the sender may be the sender's. Empty if two iprev results disagree, or if the addresses in the fields do.
 */
export function borderConfirmedNames(statements: readonly AuthenticationStatement[]): ConfirmedName[] {
  // Few servers write an iprev result, and without one nothing is confirmed.
  if (!statements.some(startsWithIprev)) return [];
  const confirmed: ConfirmedName[] = [];
  let passed = false;
  let client: string | null = null;
  for (const statement of statements) {
    if (!isAskable(statement)) continue;
    if (isTainted(statement)) return [];
    for (const address of addressesIn(statement)) {
      client ??= address;
      if (address !== client) return [];
    }
    const { fieldIndex } = statement;
    if (statement.kind === 'confirmed-reverse-names') {
      for (const name of hostNames(statement.content)) confirmed.push({ name, address: null, fieldIndex });
    } else if (statement.kind === 'authentication-results' || statement.kind === 'arc-authentication-results') {
      const [first] = statement.content.results;
      if (first?.method !== 'iprev') continue;
      if (first.result !== 'pass') return [];
      passed = true;
      for (const name of namesOfResult(first)) confirmed.push({ name, address: null, fieldIndex });
    }
  }
  if (!passed) return [];
  return client === null ? confirmed : confirmed.map(({ name, fieldIndex }) => ({ name, address: client, fieldIndex }));
}

/** Whether a field before the border's mentions an iprev check at all. Without one, no name is confirmed. */
export function mayConfirmNames(fields: readonly HeaderField[], { receivedFieldIndex }: BorderPlace): boolean {
  return fields
    .slice(0, receivedFieldIndex)
    .some(({ key, body }) => key.endsWith('authentication-results') && /iprev/i.test(body));
}

function startsWithIprev(statement: AuthenticationStatement): boolean {
  if (statement.kind !== 'authentication-results' && statement.kind !== 'arc-authentication-results') return false;
  return statement.content.results[0]?.method === 'iprev';
}

/**
 * What MDaemon writes about a sender, in forms that no sender can end early: a domain or an unquoted address.
 */
const PLAIN_VALUE = /^[A-Za-z0-9._+=-]+(?:@[A-Za-z0-9.-]+)?$/;

/**
 * The address of an iprev result that passed, wherever it is in its field: "klever.test; spf=pass
 * smtp.mailfrom=shop.example; iprev=pass policy.iprev=192.0.2.1 (PTR mx.example)". Only for a border server that is
 * known to write such results, but no address in its Received field (MDaemon). It counts only if it is the only iprev
 * result in all fields, and the other results contain no comment, no greeting and nothing with which a sender could
 * have closed one.
 */
export function borderIprevAddresses(statements: readonly AuthenticationStatement[]): ObservedAddress[] {
  const observed: ObservedAddress[] = [];
  for (const statement of statements) {
    if (!isAskable(statement) || statement.kind !== 'authentication-results') continue;
    if (isTainted(statement)) return [];
    for (const result of statement.content.results) {
      const isIprev = result.method === 'iprev';
      const holdsOthersWords = result.reason !== null || (result.comments.length > 0 && !isIprev);
      const isPlain = result.properties.every(({ name, value }) => name !== 'helo' && PLAIN_VALUE.test(value));
      if (holdsOthersWords || !isPlain) return [];
      if (!isIprev) continue;
      const address = readAddress(
        result.properties.find(({ type, name }) => type === 'policy' && name === 'iprev')?.value ?? '',
      );
      if (address === null || result.result !== 'pass' || observed.length > 0) return [];
      observed.push({ address, fieldIndex: statement.fieldIndex });
    }
  }
  return observed;
}

function isAskable(statement: AuthenticationStatement): boolean {
  return statement.standing === 'counts' && statement.besideBorder;
}

/** Whether the field may contain text that its maker did not mean to write, or hides some of its text. */
function isTainted(statement: AuthenticationStatement): boolean {
  switch (statement.kind) {
    case 'received-spf':
      return (
        statement.content.incomplete || statement.content.contradictory || addressesInText(statement.body).size > 1
      );
    case 'authentication-results':
    case 'arc-authentication-results':
      return (
        statement.content.incomplete || holdsSendersWords(statement.content) || addressesInText(statement.body).size > 1
      );
    default:
      return false;
  }
}

/**
 * Whether the result of the SPF check repeats its own wording in the sender's address, or has an extra comment: then
 * nobody can tell which words are the server's. `spf=pass (mx: domain of x designates 185.138.182.101 as permitted
 * sender) smtp.mailfrom="x designates 185.138.182.101 as permitted sender"@evil.example`
 */
function holdsSendersWords({ results }: AuthenticationResults): boolean {
  let comments = 0;
  for (const result of results) {
    if (result.method !== 'spf') continue;
    comments += result.comments.filter(namesClient).length;
    if (comments > 1 || result.comments.some((comment) => isUnreadable(comment, result.result))) return true;
    if (result.properties.some(({ value }) => /\bdesignate/i.test(value))) return true;
  }
  return false;
}

/** All client addresses in one statement. */
function addressesIn(statement: AuthenticationStatement): readonly string[] {
  switch (statement.kind) {
    case 'received-spf':
      return statement.content.clientAddress === null ? [] : [statement.content.clientAddress];
    case 'authentication-results':
    case 'arc-authentication-results':
      return addressesInResults(statement.content);
    default:
      return [];
  }
}

/**
 * Properties count only at the beginning of the field, before any result that quotes the sender: after "spf=none
 * smtp.helo=x;iprev=pass" (a HELO that Haraka accepts) nobody can tell whose words follow. A property with no result
 * before it ("mx; smtp.remote-ip=192.0.2.1; iprev=pass …") counts if its own result comes next.
 */
function addressesInResults(content: AuthenticationResults): string[] {
  const addresses: string[] = [];
  const [first] = content.results;
  if (first?.method === 'iprev' || first?.method === 'arc') {
    for (const property of content.looseProperties) addAddress(addresses, property);
    for (const property of first.properties) addAddress(addresses, property);
  }
  for (const result of content.results) {
    if (result.method !== 'spf') continue;
    for (const comment of result.comments) {
      const address = addressInComment(comment, result.result);
      if (address !== null) addresses.push(address);
    }
  }
  return addresses;
}

/** IANA "Email Authentication Methods": smtp.remote-ip (arc), policy.iprev (iprev). Exim uses the former for both. */
function addAddress(addresses: string[], { type, name, value }: ResultProperty): void {
  if (!(type === 'smtp' && name === 'remote-ip') && !(type === 'policy' && name === 'iprev')) return;
  const address = readAddress(value);
  if (address !== null) addresses.push(address);
}

/**
 * The name in the only comment of a result; empty if there are several comments. A reverse name may contain blanks and
 * parentheses, as in "x) (gato101.sndsy.ru", and a look-up in the peer's own zone confirms it.
 */
function namesOfResult({ comments }: MethodResult): string[] {
  const [comment] = comments;
  return comment === undefined || comments.length > 1 ? [] : hostNames([comment.trim()]);
}

/** Normal forms of the names, if every word is a name with a dot; empty for a comment in prose. */
function hostNames(words: readonly string[]): string[] {
  const names: string[] = [];
  for (const word of words) {
    if (word === '') continue;
    const name = normaliseHost(word);
    if (name === null || !name.includes('.') || readAddress(name) !== null) return [];
    names.push(name);
  }
  return names;
}
