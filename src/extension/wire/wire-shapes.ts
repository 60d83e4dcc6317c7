/** Shapes of what crosses from one process to another: each function takes anything, and returns the value or null. */
import type { MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
import { FOLDER_KINDS, MAX_FOLDER_NAME, type MailFolder } from '../../report/mail-folder.ts';
import { textToBytes } from './byte-text.ts';
import { toRecord } from './to-record.ts';

export const WIRE_LIMITS = {
  /** Characters of a label, a key, an identifier. Keys contain folder names and addresses of pages. */
  text: 10_000,
  /** Entries of a list. */
  list: 200,
  /** Bytes of a header block; a little more than an adapter's own limit. */
  source: 2 * 1024 * 1024,
} as const;

/** Parses a webmail; null for anything else, or if its texts are too long. */
export function toWebmail(value: unknown): WebmailInfo | null {
  const { id, title } = toRecord(value);
  return isText(id) && isText(title) ? { id, title } : null;
}

/** Parses a message's description; null for anything else. */
export function toMessage(value: unknown): MessageRef | null {
  const { key, subject, sender, time } = toRecord(value);
  const fits = isText(key) && isTextOrNull(subject) && isTextOrNull(sender) && isTextOrNull(time);
  return fits ? { key, subject, sender, time } : null;
}

/** Parses a folder; null for anything else, and if there is none. */
export function toFolder(value: unknown): MailFolder | null {
  const { kind, name, webmail, certain } = toRecord(value);
  const known = FOLDER_KINDS.find((each) => each === kind);
  const fits = isText(name) && name.length <= MAX_FOLDER_NAME && isText(webmail) && typeof certain === 'boolean';
  return known !== undefined && fits ? { kind: known, name, webmail, certain } : null;
}

/** The bytes of a source that was sent as text; null if it is too long or was not made from bytes. */
export function toSource(value: unknown): Uint8Array | null {
  return typeof value === 'string' && value.length <= WIRE_LIMITS.source ? textToBytes(value) : null;
}

/** Parses each entry of a list; null if any of them is invalid. */
export function toList<Entry>(value: unknown, toEntry: (entry: unknown) => Entry | null): Entry[] | null {
  if (!Array.isArray(value) || value.length > WIRE_LIMITS.list) {
    return null;
  }
  const entries = Array.from(value, toEntry).filter((entry) => entry !== null);
  return entries.length === value.length ? entries : null;
}

/** Whether a value is a text within {@link WIRE_LIMITS.text}. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= WIRE_LIMITS.text;
}

/** Whether a value is such a text, or null. */
export function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value);
}
