import { isLoopbackAddress, readEndpoint } from '../hosts/address.ts';
import { isUnderDomain } from '../hosts/host-name.ts';
import { hasOddCharacter } from '../hosts/odd-characters.ts';
import type { Clause, Clauses } from './clause.ts';
import { readClauses } from './clauses.ts';
import { readEnvelope } from './envelope.ts';
import type { Hop, HopAnomaly, HopKind, Writer } from './hop.ts';
import { UNKNOWN_SOFTWARE } from './known-software.ts';
import { readPeerComment } from './peer-comment.ts';
import { type PeerReading, readPeer } from './peer.ts';
import { isCollection, isWebSubmission, protocolFacts } from './protocol.ts';
import { type IdentifiedSoftware, BUILD, identifySoftware } from './software.ts';
import { readAuthentication, readBeginning } from './submitter.ts';
import { readTls } from './tls.ts';
import { COMMA, DOT, GREATER, LESS, SEMICOLON, lastCode } from './token.ts';

/**
 * Longer fields are read only up to here, and their peer is never certain: the server's own words may come later. No
 * server has that much to say (docs/received-format.md, "Limits").
 */
export const MAX_FIELD_LENGTH = 4096;

/** A Received field's position and text. */
export interface ReceivedField {
  /** Index among the Received fields; 0 is the newest. */
  readonly index: number;
  /** Index among all header fields. */
  readonly fieldIndex: number;
  /** The whole field verbatim. */
  readonly raw: string;
  /** Its body, unfolded. */
  readonly body: string;
}

/**
 * Parses one Received field (RFC 5321 §4.4 and the variants of some eighty programs; docs/received-format.md).
 *
 * Never throws and never guesses: what cannot be parsed is null, a field without anything readable has the kind
 * `unreadable`, and `raw` is always there.
 */
export function readReceivedField(field: ReceivedField): Hop {
  const tooLong = field.body.length > MAX_FIELD_LENGTH;
  const body = tooLong ? field.body.slice(0, MAX_FIELD_LENGTH) : field.body;
  const isOdd = hasOddCharacter(body);
  const clauses = readClauses(isOdd ? withoutNul(body) : body);
  const software = identifySoftware(clauses);
  const facts = software?.facts ?? UNKNOWN_SOFTWARE;
  const reading = readPeer(clauses, facts, tooLong || clauses.tooComplex);
  const kind = kindOf(clauses, reading);
  const { peer } = reading;
  const withinHost = kind === 'local' || (peer.address !== null && isLoopbackAddress(peer.address));
  const envelope = readEnvelope(clauses, reading.malformedHelo);
  const authentication = readAuthentication(clauses);
  return {
    index: field.index,
    fieldIndex: field.fieldIndex,
    raw: field.raw,
    kind,
    peer,
    writer: readWriter(clauses, software),
    protocol: readProtocol(clauses),
    via: readVia(clauses),
    id: readId(clauses, software),
    envelopeFrom: envelope.from,
    recipient: envelope.recipient,
    recipientCertain: envelope.recipientCertain,
    authentication,
    begins: readBeginning(clauses, { kind, authentication, localPeer: reading.local }),
    tls: readTls(clauses, facts, withinHost),
    time: clauses.time,
    anomalies: anomaliesOf(clauses, reading, { isOdd, tooLong }),
  };
}

/** Mail servers drop or keep NUL on the way; we ignore it when parsing (RFC 5322 §4.1). */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

function kindOf(clauses: Clauses, reading: PeerReading): HopKind {
  const { by } = clauses;
  const says = clauses.saysFrom || by.parts.length > 0;
  if (!says) return isStepInside(clauses) ? 'local' : 'unreadable';
  const via = clauses.via.words[0]?.text ?? '';
  const protocol = clauses.with.words.length > 0 || via === '' ? clauses.protocol : protocolFacts(via);
  if (reading.local || protocol.local) return 'local';
  const { peer } = reading;
  if (clauses.saysFrom || peer.address !== null) return 'smtp';
  return saysItIsLocal(clauses) ? 'local' : 'hidden';
}

/**
 * "(Postfix, from userid 10033)", "(fdm 2.0, account "work")": a program of the host itself, or one that collects mail
 * or manages lists ("(input)").
 */
const OWN_PROGRAM =
  /^Postfix, from userid |\/Submit$|sendmail emulation|, from uid \d+$|^DragonFly Mail Agent|^(?:input$|fdm|fetchmail|getmail|mpop|via )/;

/**
 * A field without `from` describes a step inside one host only if the program says so. Otherwise the server just leaves
 * out who connected: `by mx.klever.test (Postfix) with ESMTPS id 1`.
 */
function saysItIsLocal({ by, lead, with: protocol }: Clauses): boolean {
  if (INVOCATION.test(lead.comments[0]?.text ?? '')) return true;
  if (by.comments.some(({ text }) => OWN_PROGRAM.test(text))) return true;
  if (isWebSubmission(protocol.words[0]?.text ?? '')) return true;
  const host = by.words[0]?.text ?? '';
  // Google's hosts pass mail on inside Google without naming each other; before 2017 they wrote "by 10.31.236.194".
  if (isUnderDomain(host, 'google.com') || isGooglesInnerAddress(host)) return true;
  return host.startsWith('10.') && readEndpoint(host) !== null;
}

/**
 * Comments in which a program says how it was invoked: "(qmail 10876 invoked from network)", "(cpmta 17587 invoked …)",
 * "(Haraka 4711 invoked for bounce)", "(eYou MTA subsystem invoked by bounce program)", "(Haraka outbound)", "(ofmipd
 * 208.31.42.38)", "(from apache@localhost)"
 */
const INVOCATION =
  /^(?:qmail \d+ |[A-Za-z+-]+(?: [A-Za-z\d]+){0,3} invoked |Haraka outbound$|ofmipd |from |nullmailer )/;

/**
 * Whether a field with neither from nor by describes a step inside one host: qmail's invocations, and list managers
 * ("with ECARTIS (v1.0.0; list x); date", "via dmail-2002(12) for …").
 */
function isStepInside({ lead, via, with: protocol, time }: Clauses): boolean {
  if (INVOCATION.test(lead.comments[0]?.text ?? '')) return true;
  return time !== null && lead.parts.length === 0 && (via.words.length > 0 || protocol.comments.length > 0);
}

/**
 * Whether a host is one of Google's inner servers, "2002:a05:6a10:…", the 6to4 form (RFC 3056) of 10.0.0.0/8. Copies
 * shorten it to "2002:a05::".
 */
export function isGooglesInnerAddress(host: string): boolean {
  return /^2002:a[0-9a-f]{0,2}:[0-9a-f:]*$/i.test(host);
}

function readWriter(clauses: Clauses, software: IdentifiedSoftware | null): Writer {
  const { parts } = clauses.by;
  const host = hostOf(clauses.by);
  let address = host === null ? null : (readEndpoint(host)?.address ?? null);
  let otherName: string | null = null;
  let otherNameHasAddress = false;
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place];
    if (part === undefined || (place === 0 && part.kind === 'word')) continue;
    if (clauses.envelopeAt !== -1 && part.start >= clauses.envelopeAt) break;
    // The writer's own address: `by mailscan.acenet.net.au [202.83.84.27] with`, `by EXCHANGE (192.168.100.51) with`
    const own = readEndpoint(part.text);
    if (own !== null) {
      address ??= own.address;
      continue;
    }
    if (part.kind === 'word') continue;
    if (software?.facts.name === 'KumoMTA' && part.text.startsWith('KumoMTA '))
      address ??= readEndpoint(part.text.slice(8))?.address ?? null;
    const comment = part.text.includes('[') ? readPeerComment(part.text) : null;
    if (comment !== null && comment.address !== null) {
      address ??= comment.address;
      if (otherName === null && comment.name !== null) {
        otherName = comment.name;
        otherNameHasAddress = true;
      }
    } else if (place <= 1 && isNameAlone(part.text, software)) otherName ??= part.text;
  }
  return {
    host,
    address,
    otherName,
    otherNameHasAddress,
    software: software?.facts.name ?? null,
    softwareVersion: software?.version ?? null,
    softwareCertain: software?.certain === true,
  };
}

/** "(host.name)" names the host a second time; "(Postfix)" and "(v117.7)" do not. */
function isNameAlone(text: string, software: IdentifiedSoftware | null): boolean {
  return software === null && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z]$/i.test(text);
}

function hostOf(by: Clause): string | null {
  const first = by.parts[0];
  if (first === undefined || first.kind !== 'word') return null;
  const { text } = first;
  let end = text.length;
  if (isPunctuation(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) === DOT) end--;
  // MailGate puts the name in angle brackets: "by <server> (MailGate …)".
  const bracketed = text.charCodeAt(0) === LESS && text.charCodeAt(end - 1) === GREATER;
  const host = bracketed ? text.slice(1, end - 1) : text.slice(0, end);
  return host === '' || /[@()<>"\\]/.test(host) ? null : host;
}

/** A comma or semicolon that ends the clause is not part of the value. */
function isPunctuation(code: number): boolean {
  return code === COMMA || code === SEMICOLON;
}

/** The words after `with`, without TLS details and without the server's own additions. */
function readProtocol(clauses: Clauses): string | null {
  const { words } = clauses.with;
  const first = words[0]?.text;
  if (first === undefined) return null;
  if (words.length === 1) return clauses.protocol.registered ? first : withoutDetails(first);
  if (protocolFacts(first).registered) return first;
  // getmail adds its name and a number: "with IMAP4-SSL getmail6 msgid:11/362461".
  if (isCollection(first) && /^getmail\d*$/.test(words[1]?.text ?? '')) return first;
  if (words[1]?.text === 'encrypted') return words[2]?.text ?? null;
  // "with xxx; date": the semicolon before an unreadable date ends the protocol.
  if (/.;$/.test(first)) return first.slice(0, -1);
  const texts = words.map((word) => word.text).filter((text) => text !== ',' && text !== ';');
  const end = texts.findIndex((text) => text.includes('='));
  return texts.slice(0, end === -1 ? texts.length : end).join(' ');
}

/**
 * The protocol word without what some servers append: "ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384" (IronPort); "LMTPA;"
 * (Cyrus, with the semicolon before an unreadable date)
 */
function withoutDetails(text: string): string {
  const semicolon = text.indexOf(';');
  const word = semicolon > 0 ? text.slice(0, semicolon) : text;
  const slash = word.indexOf('/');
  return slash > 0 && protocolFacts(word.slice(0, slash)).registered ? word.slice(0, slash) : word;
}

function readVia(clauses: Clauses): string | null {
  const { words } = clauses.via;
  return words.length === 0 ? null : words.map((word) => word.text).join(' ');
}

function readId(clauses: Clauses, software: IdentifiedSoftware | null): string | null {
  const { words } = clauses.id;
  const word = words[0]?.text === ',' ? words[1] : words[0];
  if (word === undefined) return null;
  const last = lastCode(word.text);
  const bracketed = last === GREATER && word.text.charCodeAt(0) === LESS;
  const text = bracketed ? word.text.slice(1, -1) : isPunctuation(last) ? word.text.slice(0, -1) : word.text;
  // Exchange writes its build number in place of the queue id.
  if (software?.facts.name === 'Exchange' && BUILD.test(text)) return null;
  return text === '' ? null : text;
}

const NO_ANOMALIES: readonly HopAnomaly[] = [];

function anomaliesOf(
  clauses: Clauses,
  reading: PeerReading,
  { isOdd, tooLong }: { readonly isOdd: boolean; readonly tooLong: boolean },
): readonly HopAnomaly[] {
  const found: HopAnomaly[] = [];
  if (clauses.secondClauses) found.push('second-clauses');
  if (clauses.malformedEnvelope) found.push('malformed-envelope');
  if (clauses.textAfterDate) found.push('text-after-date');
  if (reading.malformedHelo) found.push('malformed-helo');
  if (isOdd) found.push('control-characters');
  if (tooLong) found.push('too-long');
  if (clauses.tooComplex) found.push('too-complex');
  return found.length === 0 ? NO_ANOMALIES : found;
}
