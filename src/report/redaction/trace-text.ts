import { readEndpoint } from '../../hosts/address.ts';
import { normaliseHost } from '../../hosts/host-name.ts';
import { hasOddCharacter } from '../../hosts/odd-characters.ts';
import type { Masks } from './masks.ts';
import { isCommonWord } from './vocabulary.ts';

/**
 * Masks the text of a trace field word by word and leaves everything between the words as it is: blanks, folding,
 * brackets, quotes, control characters. That preserves its structure, and so the way it is parsed.
 *
 * Nothing is kept because it looks harmless: a word is kept if it belongs to the protocols' vocabulary or names a host,
 * domain or address that is kept. Whatever form a secret takes (an encoded word, percent signs, "user=example.org"),
 * its pieces are unknown words. Takes time linear in the length.
 *
 * @param isOpen which words stay; a word is a run of letters, digits, ".", "-" and "_"
 */
export function maskTraceText(text: string, masks: Masks, isOpen: (word: string) => boolean = isCommonWord): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const quoted = text.charCodeAt(at) === QUOTE ? quotedMailbox(text, at) : null;
    if (quoted !== null) {
      result += maskQuotedMailbox(quoted, masks);
      at = quoted.end;
      continue;
    }
    const end = endOfChunk(text, at);
    if (end === at) {
      result += text.charAt(at);
      at++;
    } else {
      result += maskChunk(text.slice(at, end), masks, isOpen);
      at = end;
    }
  }
  return result;
}

const QUOTE = 34;
const BACKSLASH = 92;
/** Blanks, brackets, quotes and list separators; ":" and "=" occur inside chunks ("IPv6:::1", "ident=root"). */
const DELIMITERS = ' \t\r\n()<>[]{},;"\\\'`';
/** RFC 5321 allows 64 octets; some servers accept more. A longer one is masked word by word. */
const MAX_QUOTED = 512;

/** Index after the run of connected characters, or `start` if there is a delimiter. */
function endOfChunk(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (DELIMITERS.includes(character) || hasOddCharacter(character)) break;
    at++;
  }
  return at;
}

interface QuotedMailbox {
  /** Without its quotes. */
  readonly local: string;
  readonly domain: string;
  readonly end: number;
}

/** `"local part"@domain`; null if the quote at `start` begins something else. */
function quotedMailbox(text: string, start: number): QuotedMailbox | null {
  const limit = Math.min(text.length, start + MAX_QUOTED);
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) {
      if (text.charAt(at + 1) !== '@') return null;
      const end = endOfChunk(text, at + 2);
      return { local: text.slice(start + 1, at), domain: text.slice(at + 2, end), end };
    }
  }
  return null;
}

/**
 * `"gato101.sndsy.ru (gato101.sndsy.ru [185.138.182.101])"@evil.example` is evidence: the relay's name is kept in it.
 */
function maskQuotedMailbox({ local, domain }: QuotedMailbox, masks: Masks): string {
  const masked = domain === '' ? '' : maskDomain(domain, masks);
  if (masks.isRelayName(local)) return `"${maskTraceText(local, masks)}"@${masked}`;
  return `"${masks.user(local, domain)}"@${masked}`;
}

/** A run without blanks and brackets: an address, a mailbox, a pair such as "client-ip=192.0.2.1", or words. */
function maskChunk(chunk: string, masks: Masks, isOpen: (word: string) => boolean): string {
  let start = 0;
  for (;;) {
    const address = chunk.length - start > MAX_ADDRESS ? null : maskAddress(chunk.slice(start), masks);
    if (address !== null) return chunk.slice(0, start) + address;
    if (chunk.length - start <= MAX_ADDRESS && LIKE_IPV6.test(chunk.slice(start))) {
      return `${chunk.slice(0, start)}${masks.other('word', chunk.slice(start))}::`;
    }
    const name = nameOfPair(chunk, start);
    if (name === null || !isCommonWord(name)) break;
    start += name.length + 1;
    const value = maskSignatureProperty(name.toLowerCase(), chunk, start, masks);
    if (value !== null) return chunk.slice(0, start) + value;
  }
  const value = chunk.slice(start);
  const sign = value.lastIndexOf('@');
  if (sign < 1) return chunk.slice(0, start) + maskWords(value, masks, isOpen);
  const domain = value.slice(sign + 1);
  const user = masks.user(value.slice(0, sign), domain);
  return `${chunk.slice(0, start)}${user}@${domain === '' ? '' : maskDomain(domain, masks)}`;
}

/** `header.s=` is public in DNS; `header.b=` is the beginning of the signature. */
function maskSignatureProperty(name: string, chunk: string, start: number, masks: Masks): string | null {
  if (name === 'header.b') return masks.other('token', chunk.slice(start));
  if (name !== 'header.s') return null;
  const selector = chunk.slice(start);
  return masks.keepsSelector(selector) ? selector : null;
}

const MAX_ADDRESS = 64;
/** Numbers and colons that are neither an address nor a time of day: "2001:db8:1:2:3:4:5" is a mistyped address. */
const LIKE_IPV6 = /^(?:[0-9a-f]{0,4}:){3}[0-9a-f:.]*$/i;
const NAME_OF_PAIR = /([A-Za-z0-9._-]{1,40})[=:](?=.)/sy;

function nameOfPair(chunk: string, start: number): string | null {
  NAME_OF_PAIR.lastIndex = start;
  return NAME_OF_PAIR.exec(chunk)?.[1] ?? null;
}

/**
 * Masks an address in any form, such as "192.0.2.1", "192.0.2.1:25", "192.0.2.1.25", "IPv6:2001:db8::1",
 * "::ffff:192.0.2.1"; null for anything that is not an address.
 */
function maskAddress(chunk: string, masks: Masks): string | null {
  const endpoint = readEndpoint(chunk);
  if (endpoint === null) return null;
  const masked = masks.address(endpoint.address);
  if (masked === endpoint.address) return chunk;
  const tag = /^(?:ipv6:)?(?:::ffff:(?=[\d.]+$))?/i.exec(chunk)?.[0] ?? '';
  return endpoint.port === null ? `${tag}${masked}` : `${tag}${masked}:${endpoint.port}`;
}

function maskDomain(domain: string, masks: Masks): string {
  // "user@example.net@192.0.2.1_trustedrelay" (qmail)
  const [, address, rest = ''] = /^([\d.]{7,15})(_.*)$/s.exec(domain) ?? [];
  if (address !== undefined) return maskWords(address, masks, isCommonWord) + maskWords(rest, masks, isCommonWord);
  const masked = maskAddress(domain, masks);
  if (masked !== null) return masked;
  // `(root@gato101.sndsy.ru [203.0.113.9])`: the name of a peer occurs there as well.
  if (masks.isRelayName(domain)) return masks.host(domain);
  const isDomain = domain.includes('.') && normaliseHost(domain) !== null && !isCommonWord(domain);
  return isDomain ? masks.domain(domain) : maskWords(domain, masks, isCommonWord);
}

/** Runs of letters, digits, ".", "-", "_"; any other non-ASCII character counts as a letter unless it is invisible. */
const WORD = /[A-Za-z0-9._\-\u0080-\u{10ffff}]+/gu;

function maskWords(chunk: string, masks: Masks, isOpen: (word: string) => boolean): string {
  return chunk.replace(WORD, (word) => {
    const [start, end] = innerPart(word);
    if (start === end) return word;
    const inner = word.slice(start, end);
    return word.slice(0, start) + (maskAddress(inner, masks) ?? maskHostOrWord(inner, masks, isOpen)) + word.slice(end);
  });
}

/** Where a word begins and ends without the dots and dashes around it: "gato101.sndsy.ru.", "--". */
function innerPart(word: string): [start: number, end: number] {
  let start = 0;
  let end = word.length;
  while (start < end && JOINTS.includes(word.charAt(start))) start++;
  while (end > start && JOINTS.includes(word.charAt(end - 1))) end--;
  return [start, end];
}

const JOINTS = '._-';

function maskHostOrWord(word: string, masks: Masks, isOpen: (word: string) => boolean): string {
  const isHost = word.includes('.') && normaliseHost(word) !== null;
  if (isHost && masks.isSubmitterName(word)) return masks.host(word);
  if (isOpen(word)) return word;
  if (masks.isRelayName(word)) return masks.host(word);
  return masks.knownUser(word) ?? (isHost ? masks.host(word) : masks.word(word));
}
