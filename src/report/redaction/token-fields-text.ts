import { trimFolding } from '../../authentication/tag-list.ts';
import type { Masks } from './masks.ts';
import { maskTraceText } from './trace-text.ts';

/** Tags whose values stay readable: algorithms, domain, selector, times, names of the signed fields. */
const OPEN_TAGS: ReadonlySet<string> = new Set(['v', 'a', 'c', 'd', 's', 'h', 'i', 'q', 'l', 't', 'x', 'cv', 'r', 'n']);
const TIME_TAGS: ReadonlySet<string> = new Set(['t', 'x', 'l']);
/** All standard tags are this short. */
const TAG = /^[a-z]{1,2}$/;

/**
 * DKIM-Signature, ARC-Seal, ARC-Message-Signature (RFC 6376 §3.5): signature, hashes and copied fields (`b=`, `bh=`,
 * `z=`) become placeholders; domains and the rest are masked word by word.
 */
export function maskTagList(text: string, masks: Masks): string {
  return text
    .split(';')
    .map((part) => maskTag(part, masks))
    .join(';');
}

function maskTag(part: string, masks: Masks): string {
  const equals = part.indexOf('=');
  const tag = trimFolding(part.slice(0, Math.max(0, equals)));
  if (!TAG.test(tag)) return maskTraceText(part, masks);
  const before = part.slice(0, equals + 1);
  const value = trimFolding(part.slice(equals + 1));
  if (value === '') return before;
  if (!OPEN_TAGS.has(tag)) return `${before}${masks.other('token', value)}`;
  if (TIME_TAGS.has(tag) && /^\d{1,12}$/.test(value)) return part;
  if (tag === 's') return masks.keepsSelector(value) ? part : `${before}${masks.other('word', value)}`;
  return `${before}${maskTraceText(part.slice(equals + 1), masks)}`;
}

/**
 * Message-ID, References and similar: one placeholder for each identifier; the domain stays if it is kept elsewhere.
 */
export function maskMessageIds(body: string, masks: Masks): string {
  return body
    .split(/[ \t\r\n,]+/)
    .filter((id) => id !== '')
    .map((id) => maskMessageId(id, masks))
    .join(' ');
}

function maskMessageId(id: string, masks: Masks): string {
  const bare = id.replace(/^<|>$/g, '');
  const sign = bare.lastIndexOf('@');
  const masked =
    sign < 1
      ? masks.staysForSupport(bare)
        ? bare
        : masks.other('id', bare)
      : `${masks.messageId(bare.slice(0, sign))}@${domainOfId(bare.slice(sign + 1), masks)}`;
  return id.startsWith('<') ? `<${masked}>` : masked;
}

/** A Message-ID is looked up as a whole: with another domain it cannot be found. */
function domainOfId(domain: string, masks: Masks): string {
  return masks.staysForSupport(domain) ? domain : masks.domain(domain);
}

/**
 * List-Unsubscribe and similar (RFC 2369): the scheme shows what a client can do with it, everything else is a token.
 */
export function maskUris(body: string, masks: Masks): string {
  const uris = body.split('<').slice(1, 51);
  if (uris.length === 0) return /^no\b/i.test(body) ? 'NO' : masks.other('link', body);
  return uris.map((part) => `<${maskUri(part.split('>')[0] ?? '', masks)}>`).join(', ');
}

function maskUri(uri: string, masks: Masks): string {
  const [, scheme = '', host = ''] = /^[ \t\r\n]*(https?|mailto|ftp):(?:\/\/)?([A-Za-z0-9.-]{1,253})?/i.exec(uri) ?? [];
  const place = masks.other('link', uri);
  if (scheme === '') return place;
  if (scheme.toLowerCase() === 'mailto') {
    const domain = uri.slice(uri.indexOf('@') + 1).split(/[?&#> \t\r\n]/)[0] ?? '';
    return uri.includes('@') ? `${scheme}:${place}@${masks.domain(domain)}` : `${scheme}:${place}`;
  }
  return host === '' ? `${scheme}:${place}` : `${scheme}://${masks.domain(host)}/${place}`;
}

/** Feedback-ID: identifiers of the sender's choice, separated by ":" (their number and order mean something). */
export function maskParts(body: string, masks: Masks): string {
  return body
    .split(':', 20)
    .map((part) => (trimFolding(part) === '' ? '' : masks.other('token', trimFolding(part))))
    .join(':');
}

/** List-Id: `Name of the list <list.example.com>` (RFC 2919). */
export function maskListId(body: string, masks: Masks): string {
  const id = /<([^<>]{1,255})>/.exec(body)?.[1];
  return id === undefined ? masks.other('value', body) : `<${masks.domain(trimFolding(id))}>`;
}
