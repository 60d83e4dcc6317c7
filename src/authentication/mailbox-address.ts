import { normaliseHost } from '../hosts/host-name.ts';
import { trimFolding } from './tag-list.ts';

/** One address of an address field (RFC 5322 §3.4), without display name and comments. */
export interface MailboxAddress {
  /** "local@domain" as written. */
  readonly address: string;
  /** Normal form of the domain (lower case, no trailing dot, ASCII). */
  readonly domain: string;
}

/** More addresses than a From or Return-Path ever has; the rest is ignored. */
export const MAX_ADDRESSES = 50;
/** Longer than any genuine address field; the rest is ignored. */
const MAX_ADDRESS_TEXT = 65_536;

const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const COLON = 58;
const SEMICOLON = 59;
const LESS = 60;
const GREATER = 62;
const BACKSLASH = 92;

/**
 * Parses every address of an address field, in time linear in its length. In `"boss@bank.example" <thief@evil.example>`
 * only the second is an address: if angle brackets follow, a display name (quoted or not) or a comment is never one. An
 * address whose domain cannot be a host name is left out.
 */
export function readMailboxes(body: string): MailboxAddress[] {
  const text = body.length > MAX_ADDRESS_TEXT ? body.slice(0, MAX_ADDRESS_TEXT) : body;
  const found: MailboxAddress[] = [];
  let bare = '';
  /** The start of the characters that are not yet in `bare`. They are added together, not one by one. */
  let run = 0;
  let angled = false;
  const closeBare = (): void => {
    if (!angled) add(found, bare);
    bare = '';
    angled = false;
  };
  let at = 0;
  while (at < text.length && found.length < MAX_ADDRESSES) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfQuote(text, at);
      continue;
    }
    if (code !== OPEN && code !== LESS && code !== COMMA && code !== SEMICOLON && code !== COLON) {
      at++;
      continue;
    }
    bare += text.slice(run, at);
    if (code === OPEN) at = endOfComment(text, at);
    else if (code === LESS) {
      const end = endOfAngle(text, at);
      add(found, text.slice(at + 1, end));
      angled = true;
      bare = '';
      at = end + 1;
    } else {
      // The name of a group ends with a colon: "Friends: a@b, c@d;".
      if (code === COLON) bare = '';
      else closeBare();
      at++;
    }
    run = at;
  }
  bare += text.slice(run);
  closeBare();
  return found.slice(0, MAX_ADDRESSES);
}

function add(found: MailboxAddress[], text: string): void {
  const address = withoutBlanks(text);
  const sign = address.lastIndexOf('@');
  // A source route precedes the address: "@relay.example:user@example.com" (RFC 5322 §4.4).
  const start = address.startsWith('@') ? address.indexOf(':') + 1 : 0;
  if (sign <= start) return;
  const domain = normaliseHost(address.slice(sign + 1));
  if (domain !== null) found.push({ address: address.slice(start), domain });
}

/** Removes the blanks that the obsolete syntax allows around "@" and "."; an address with quotes is only trimmed. */
function withoutBlanks(text: string): string {
  return text.includes('"') ? trimFolding(text) : text.replaceAll(/[ \t\r\n]+/gu, '');
}

/** Index after the closing parenthesis; the end of the text if there is none. */
function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Index after the closing quote; the end of the text if there is none. */
function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}

/** Index of the closing ">", skipping quoted strings; the end of the text if there is none. */
function endOfAngle(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    at = code === QUOTE ? endOfQuote(text, at) : at + 1;
  }
  return text.length;
}
