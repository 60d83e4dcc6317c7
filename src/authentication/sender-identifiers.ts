import type { HeaderField } from '../message/header-field.ts';
import { readEndpoint } from '../hosts/address.ts';
import { type AltcraftIdentifier, altcraftIdentifiers } from './altcraft.ts';
import { firstField } from './field-lookup.ts';
import { type ForwardingFact, forwardingFacts } from './forwarding.ts';
import { type MailingList, mailingListOf } from './mailing-list.ts';
import { readUnsubscribe, type Unsubscribe } from './list-unsubscribe.ts';
import { readMailboxes } from './mailbox-address.ts';
import { missingRequiredFields } from './required-fields.ts';
import { trimFolding } from './tag-list.ts';

/** What the sending side wrote about itself. None of it is verified. */
export interface SenderIdentifiers {
  readonly altcraft: readonly AltcraftIdentifier[];
  /**
   * X-Campaign-Id and X-Letter-Id: Sendsay shows them in its statistics and callbacks, but other services use the names
   * too.
   */
  readonly campaignFields: readonly NamedValue[];
  /**
   * Canonical address of the person or program that handed the message to a webmail or a submission server, from the
   * fields in which such services report it (X-Originating-IP). In received mail Yahoo writes the address of its own
   * client there.
   */
  readonly originatingAddresses: readonly NamedValue[];
  readonly feedbackId: FeedbackId | null;
  readonly unsubscribe: Unsubscribe | null;
  readonly returnPath: ReturnPath | null;
  readonly mailingList: MailingList | null;
  readonly forwarding: readonly ForwardingFact[];
  /** Names of the fields that Sendsay's SMTP gate requires and the message lacks, in their usual spelling. */
  readonly missingRequiredFields: readonly string[];
}

interface NamedValue {
  /** Field name as written. */
  readonly name: string;
  readonly value: string;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
}

/**
 * Feedback-ID of Gmail's Feedback Loop: up to three identifiers of the sender's choice, then the sender's own,
 * separated by ":".
 */
interface FeedbackId {
  readonly identifiers: readonly string[];
  /** The last part. */
  readonly sender: string;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
}

/**
 * The envelope sender as the mailbox's own server recorded it at delivery (RFC 5321 §4.4), if it comes before the border's Received field.
 */
interface ReturnPath {
  /** Without angle brackets; empty for the null sender "<>". */
  readonly address: string;
  /** Normal form; null for the null sender. */
  readonly domain: string | null;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
}

/** Reads all identifiers of the sending side. Never fails; what is missing is null or empty. */
export function senderIdentifiers(fields: readonly HeaderField[]): SenderIdentifiers {
  return {
    altcraft: altcraftIdentifiers(fields),
    campaignFields: ['x-campaign-id', 'x-letter-id'].flatMap((name) => namedValue(fields, name)),
    originatingAddresses: originatingAddresses(fields),
    feedbackId: readFeedbackId(fields),
    unsubscribe: readUnsubscribe(fields),
    returnPath: readReturnPath(fields),
    mailingList: mailingListOf(fields),
    forwarding: forwardingFacts(fields),
    missingRequiredFields: missingRequiredFields(fields),
  };
}

function namedValue(fields: readonly HeaderField[], lowerName: string): NamedValue[] {
  const field = firstField(fields, lowerName);
  const value = field === null ? '' : trimFolding(field.body);
  return field === null || value === '' ? [] : [{ name: field.name, value, fieldIndex: field.index }];
}

/** The addresses in fields such as "X-Originating-IP: [203.0.113.7]"; the other two names come from hosting panels. */
function originatingAddresses(fields: readonly HeaderField[]): NamedValue[] {
  return fields.flatMap(({ name, body, index }) => {
    if (!/^x-(?:originating|sender|source)-ip$/i.test(name)) return [];
    const address = readEndpoint(trimFolding(body))?.address ?? null;
    return address === null ? [] : [{ name, value: address, fieldIndex: index }];
  });
}

function readFeedbackId(fields: readonly HeaderField[]): FeedbackId | null {
  const field = firstField(fields, 'feedback-id');
  if (field === null) return null;
  const parts = field.body.split(':', 20).map(trimFolding);
  const sender = parts.at(-1) ?? '';
  return sender === '' ? null : { identifiers: parts.slice(0, -1), sender, fieldIndex: field.index };
}

function readReturnPath(fields: readonly HeaderField[]): ReturnPath | null {
  const field = firstField(fields, 'return-path');
  if (field === null) return null;
  if (trimFolding(field.body) === '<>') return { address: '', domain: null, fieldIndex: field.index };
  const [mailbox] = readMailboxes(field.body);
  return mailbox === undefined ? null : { ...mailbox, fieldIndex: field.index };
}
