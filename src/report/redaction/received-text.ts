import { readClauses } from '../../received/clauses.ts';
import { readEndpoint } from '../../hosts/address.ts';
import { isInternalAddress } from '../../hosts/networks.ts';
import { normaliseHost } from '../../hosts/host-name.ts';
import { protocolFacts } from '../../received/protocol.ts';
import { BUILD } from '../../received/software.ts';
import { isGooglesInnerAddress, readReceivedField } from '../../received/received-field.ts';
import type { Hop } from '../../received/hop.ts';
import type { Token } from '../../received/token.ts';
import type { KeptNames } from './kept-names.ts';
import type { Masks } from './masks.ts';
import { maskTraceText } from './trace-text.ts';
import { isClauseWord, isCommonWord } from './vocabulary.ts';

/** A span of the field that is masked by its meaning rather than word by word. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/**
 * Masks the text of one Received field (everything after the colon, folding kept). Names and numbers are masked by what
 * their place in the field says they are: a host that submitted the message, a queue id, a recipient without a domain,
 * the login. The rest is masked word by word ({@link maskTraceText}).
 */
export function maskReceivedText(text: string, masks: Masks, kept: KeptNames): string {
  const hop = readReceivedField({ index: 0, fieldIndex: 0, raw: text, body: text });
  const clauses = readClauses(text);
  const { from, id, for: recipient, envelopeFrom, time } = clauses;
  const spans: Span[] = [];
  const submitted = kept.isSubmission(hop);
  for (const word of from.words) addHost(spans, word, submitted, masks);
  if (submitted) registerPeer(hop, masks);
  for (const { text: host, start, end } of clauses.by.words.slice(0, 1)) {
    if (isGooglesInnerAddress(host)) spans.push({ start, end, masked: host });
  }
  if (hop.authentication.user !== null) registerUser(hop.authentication.user, masks);
  for (const word of id.words) addId(spans, word, hop, masks);
  for (const word of [...recipient.words.slice(0, 1), ...envelopeFrom.words.slice(0, 1)])
    addLocalUser(spans, word, masks);
  for (const word of [...clauses.with.words, ...clauses.via.words]) keepProtocol(spans, word, masks);
  for (const { comments } of [clauses.by, clauses.with, id, clauses.tls]) {
    for (const comment of comments) keepVersion(spans, comment, hop.writer.softwareVersion);
  }
  if (time !== null) addDate(spans, text, time.text, masks);
  return maskAround(text, spans, masks);
}

/** The token at depth 0 after `from`: the peer's name, however it is spelt. */
function addHost(spans: Span[], { text, start, end }: Token, submitted: boolean, masks: Masks): void {
  if (readEndpoint(text) !== null || normaliseHost(text) === null) return;
  if (isClauseWord(text) || /^(?:localhost|unknown|unavailable)$/i.test(text)) return;
  // "from mail pickup service", "from Spooler"; but the submitter's computer may be called "mail", too.
  if (!submitted && isCommonWord(text) && !text.includes('.')) return;
  spans.push({ start, end, masked: masks.host(text) });
}

/**
 * The peer's names also occur in the field's comments, and there they get the same placeholder, which says what they
 * are.
 */
function registerPeer({ peer }: Hop, masks: Masks): void {
  for (const name of [peer.helo, peer.reverseName.state === 'named' ? peer.reverseName.name : null]) {
    if (name !== null && normaliseHost(name) !== null && readEndpoint(name) === null) masks.host(name);
  }
}

function registerUser(user: string, masks: Masks): void {
  if (!user.includes('@')) masks.user(user, '');
}

function addId(spans: Span[], { text, start, end }: Token, { id, writer }: Hop, masks: Masks): void {
  // Exchange writes its build number in place of the queue id: "id 14.3.123.3".
  if (id === null && writer.software === 'Exchange' && BUILD.test(text)) spans.push({ start, end, masked: text });
  const place = id === null ? -1 : text.indexOf(id);
  if (id === null || place === -1) return;
  spans.push({ start: start + place, end: start + place + id.length, masked: masks.queueId(id) });
}

/** Unregistered protocols ("ECSTREAM", "emfmta") show how the message was transferred. */
function keepProtocol(spans: Span[], { text, start, end }: Token, masks: Masks): void {
  if ((PROTOCOL_LIKE.test(text) || protocolFacts(text).local) && !masks.isSecret(text))
    spans.push({ start, end, masked: text });
}

const PROTOCOL_LIKE = /^(?:[A-Z][A-Z0-9]{1,11}|[A-Za-z]{0,6}(?:smtp|lmtp|mta)[A-Za-z]{0,6})$/;

/** The version of the server's software, which may look like an address: Sendmail's "8.17.1.9". */
function keepVersion(spans: Span[], { text, start }: Token, version: string | null): void {
  if (version === null || !/^\d[\w.+-]{0,39}$/.test(version) || isInternalAddress(version)) return;
  for (let at = text.indexOf(version); at !== -1; at = text.indexOf(version, at + version.length)) {
    const begin = start + 1 + at;
    spans.push({ start: begin, end: begin + version.length, masked: version });
  }
}

/** `for ivan;`, `for <ivan>`: a local mailbox of the host. */
function addLocalUser(spans: Span[], { text, start }: Token, masks: Masks): void {
  const user = /^<*([^<>@"]+)>*$/.exec(text)?.[1];
  if (user === undefined || readEndpoint(user) !== null || masks.isRelayName(user)) return;
  const begin = start + text.indexOf(user);
  spans.push({ start: begin, end: begin + user.length, masked: masks.user(user, '') });
}

/** A date consists of numbers and the names of days, months and zones; anything else in it is masked. */
function addDate(spans: Span[], text: string, date: string, masks: Masks): void {
  const start = text.lastIndexOf(date);
  if (start === -1) return;
  const masked = date.replace(/[^ \t\r\n,()]+/g, (word) => {
    const isTime = /^[\dTZ:.+-]{1,40}$/.test(word) || (/^[A-Z]{1,5}$/.test(word) && !masks.isSecret(word));
    return isTime ? word : maskTraceText(word, masks);
  });
  spans.push({ start, end: start + date.length, masked });
}

function maskAround(text: string, spans: readonly Span[], masks: Masks): string {
  let result = '';
  let at = 0;
  for (const { start, end, masked } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += maskTraceText(text.slice(at, start), masks) + masked;
    at = end;
  }
  return result + maskTraceText(text.slice(at), masks);
}
