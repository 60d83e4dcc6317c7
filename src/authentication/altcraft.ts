import type { HeaderField } from '../message/header-field.ts';
import { firstField } from './field-lookup.ts';
import { readMailboxes } from './mailbox-address.ts';
import { trimFolding } from './tag-list.ts';

/**
 * An identifier of the Altcraft platform in a message (Altcraft admin guide, "Send Message ID"). The full one, `fsmid`,
 * begins with "f" and has a field of its own; `esmid` ("m") and, before version 2022.3.66, `smid` ("w") are part of
 * Message-ID and Return-Path.
 */
export interface AltcraftIdentifier {
  readonly kind: 'fsmid' | 'esmid' | 'smid';
  readonly value: string;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  /**
   * Whether the message has X-AKMTA-FSMID. Without it, `esmid` and `smid` are only likely: the guide does not publish
   * their alphabet and length, so they are recognised by their first letter and by occurring in both fields.
   */
  readonly certain: boolean;
}

/** A shorter piece shared by Message-ID and Return-Path is not an identifier. */
const MIN_LENGTH = 8;

/**
 * Finds Altcraft's identifiers, the full one first. Anyone can write them: they only show which platform the message
 * claims to come from.
 */
export function altcraftIdentifiers(fields: readonly HeaderField[]): AltcraftIdentifier[] {
  const found: AltcraftIdentifier[] = [];
  const full = firstField(fields, 'x-akmta-fsmid');
  const fullValue = full === null ? '' : trimFolding(full.body);
  const certain = full !== null && /^f[\x21-\x7e]{1,998}$/i.test(fullValue);
  if (full !== null && certain) found.push({ kind: 'fsmid', value: fullValue, fieldIndex: full.index, certain });
  const messageId = firstField(fields, 'message-id');
  const returnPath = firstField(fields, 'return-path');
  if (messageId === null || returnPath === null) return found;
  const envelope = new Set(pieces(localPart(returnPath.body)));
  for (const piece of pieces(localPart(messageId.body))) {
    if (!envelope.has(piece)) continue;
    const kind = piece.startsWith('m') ? 'esmid' : 'smid';
    found.push({ kind, value: piece, fieldIndex: messageId.index, certain });
    break;
  }
  return found;
}

function localPart(body: string): string {
  const [mailbox] = readMailboxes(body.length > 2_000 ? body.slice(0, 2_000) : body);
  return mailbox === undefined ? '' : mailbox.address.slice(0, mailbox.address.lastIndexOf('@'));
}

/**
 * Pieces that could be an identifier: they begin with "m" or "w" and contain a digit, which the words of a host or
 * campaign name seldom do.
 */
function pieces(text: string): string[] {
  return text
    .split(/[^A-Za-z0-9_]+/)
    .filter((piece) => piece.length >= MIN_LENGTH && /^[mw]/.test(piece) && /\d/.test(piece));
}
