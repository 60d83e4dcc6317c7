import { readMailboxes } from '../../authentication/mailbox-address.ts';
import { trimFolding } from '../../authentication/tag-list.ts';
import type { Masks } from './masks.ts';

/**
 * Rewrites an address field (RFC 5322 §3.4) with a placeholder for each display name and each address. No part of the
 * original is copied, so encoded words, comments and group names cannot slip through.
 *
 * @param body unfolded
 */
export function maskAddressList(body: string, masks: Masks): string {
  if (NOBODY.test(body)) return trimFolding(body);
  const written = splitList(body).flatMap((entry) => maskEntry(entry, masks));
  return written.join(', ');
}

/** The null sender of bounces, and the phrase that replaces a hidden list of recipients. */
const NOBODY = /^[ \t]*(?:<>|undisclosed[ -]recipients:?[ \t]*;?)[ \t]*$/i;

interface Entry {
  /** Everything but the address: display name, comments, group name. */
  readonly phrase: string;
  readonly address: string;
}

function maskEntry({ phrase, address }: Entry, masks: Masks): string[] {
  const name = phrase === '' ? null : masks.other('name', phrase);
  if (address === '') return name === null ? [] : [name];
  const [mailbox] = readMailboxes(`<${address}>`);
  const masked = mailbox === undefined ? masks.user(address, '') : maskMailbox(mailbox.address, masks);
  return [name === null ? `<${masked}>` : `${name} <${masked}>`];
}

function maskMailbox(address: string, masks: Masks): string {
  const sign = address.lastIndexOf('@');
  return masks.mailbox(address.slice(0, sign), address.slice(sign + 1));
}

/** Splits the list in a single pass; separators inside quotes, comments and angle brackets don't count. */
function splitList(body: string): Entry[] {
  const entries: Entry[] = [];
  let bare = '';
  let phrase = '';
  let address = '';
  const close = (): void => {
    const text = trimFolding(bare);
    if (address === '' && text.includes('@')) address = text;
    else phrase = trimFolding(`${phrase} ${text}`);
    if (phrase !== '' || address !== '') entries.push({ phrase, address });
    bare = '';
    phrase = '';
    address = '';
  };
  let at = 0;
  while (at < body.length) {
    const character = body.charAt(at);
    const partner = PARTNERS[character];
    if (partner !== undefined) {
      const end = endOfPart(body, at, partner);
      const inner = body.slice(at + 1, end);
      if (character === '<' && address === '') address = trimFolding(inner);
      // A quoted local part belongs to its address: "john smith"@example.com.
      else if (character === '"' && body.charAt(end + 1) === '@') bare += `"${inner}"`;
      else phrase = trimFolding(`${phrase} ${inner}`);
      at = end + 1;
    } else {
      if (character === ',' || character === ';' || character === ':') close();
      else bare += character;
      at++;
    }
  }
  close();
  return entries;
}

const PARTNERS: Readonly<Record<string, string>> = { '"': '"', '(': ')', '<': '>' };

/** Index of the character that closes the one at `start`; the end of the text if there is none. */
function endOfPart(body: string, start: number, partner: string): number {
  for (let at = start + 1; at < body.length; at++) {
    const character = body.charAt(at);
    if (character === '\\') at++;
    else if (character === partner) return at;
  }
  return body.length;
}
