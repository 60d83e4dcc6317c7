import type { HeaderField } from '../message/header-field.ts';
import { parseDkimSignature } from './dkim-signature.ts';
import { firstField } from './field-lookup.ts';
import { trimFolding } from './tag-list.ts';

/** How the recipient can leave the list (RFC 2369 §3.2, RFC 8058). */
export interface Unsubscribe {
  /** {@link HeaderField.index} of List-Unsubscribe. */
  readonly fieldIndex: number;
  /**
   * URIs in angle brackets, in the sender's order of preference. This is the sender's text: never follow such a link
   * automatically.
   */
  readonly uris: readonly UnsubscribeUri[];
  /** What RFC 8058 §3.1 requires for one-click but the message lacks; empty if a mailbox provider can offer it. */
  readonly missingForOneClick: readonly OneClickRequirement[];
}

interface UnsubscribeUri {
  /** Lower case, without the colon: "https", "mailto", …; empty if there is none. */
  readonly scheme: string;
  readonly uri: string;
}

/**
 * - `https-uri`: no HTTPS URI in List-Unsubscribe.
 * - `post-field`: no List-Unsubscribe-Post with exactly "List-Unsubscribe=One-Click".
 * - `signature`: no DKIM-Signature covers both fields. Whether it verifies is for the receiver to say.
 */
type OneClickRequirement = 'https-uri' | 'post-field' | 'signature';

/** More URIs than any genuine field has. */
const MAX_URIS = 20;

/** Parses List-Unsubscribe and the fields that belong to it; null if the message has none. */
export function readUnsubscribe(fields: readonly HeaderField[]): Unsubscribe | null {
  const written = readUnsubscribeFields(fields);
  if (written === null || fields.some(coversBoth)) return written;
  return { ...written, missingForOneClick: [...written.missingForOneClick, 'signature'] };
}

/** Like {@link readUnsubscribe}, but does not check the signatures: `signature` is never reported as missing. */
export function readUnsubscribeFields(fields: readonly HeaderField[]): Unsubscribe | null {
  const field = firstField(fields, 'list-unsubscribe');
  if (field === null) return null;
  const uris = readUris(field.body);
  const post = firstField(fields, 'list-unsubscribe-post');
  const missing: OneClickRequirement[] = [];
  if (!uris.some(({ scheme }) => scheme === 'https')) missing.push('https-uri');
  if (post === null || !ONE_CLICK.test(trimFolding(post.body))) missing.push('post-field');
  return { fieldIndex: field.index, uris, missingForOneClick: missing };
}

const ONE_CLICK = /^List-Unsubscribe=One-Click$/i;

/** Only text in angle brackets is a URI; white space inside comes from folding (RFC 2369 §2). */
function readUris(body: string): UnsubscribeUri[] {
  const uris: UnsubscribeUri[] = [];
  let at = body.indexOf('<');
  while (at !== -1 && uris.length < MAX_URIS) {
    const end = body.indexOf('>', at);
    if (end === -1) break;
    const uri = body.slice(at + 1, end).replace(/[ \t\r\n]+/g, '');
    if (uri !== '') uris.push({ scheme: /^([a-z][a-z0-9+.-]{0,30}):/i.exec(uri)?.[1]?.toLowerCase() ?? '', uri });
    at = body.indexOf('<', end);
  }
  return uris;
}

function coversBoth(field: HeaderField): boolean {
  if (field.key !== 'dkim-signature') return false;
  const { signedFields } = parseDkimSignature(field.body);
  return signedFields.includes('list-unsubscribe') && signedFields.includes('list-unsubscribe-post');
}
