import type { RefusalReason, TakenIn } from '../intake/intake.ts';

/** What a container gave for one message: its head, or the reason why there is none. */
export type FoundMail = FoundMessage | UnreadableMail;

export interface FoundMessage {
  readonly kind: 'message';
  /** The container and the place in it: "all.mbox#3", "all.zip!folder/a.eml", "a.eml". */
  readonly place: string;
  /** The header block as bytes, with the blank line after it where there is one; of a single file, all that was taken in. */
  readonly head: Uint8Array;
  /** What was done to a single file before it could be read; null for a message of an mbox, which is read as it stands. */
  readonly taken: TakenIn | null;
  /** Where the head begins in the outermost file; null inside an archive. */
  readonly offset: number | null;
}

export interface UnreadableMail {
  readonly kind: 'unreadable';
  readonly place: string;
  readonly reason: UnreadableReason;
}

/**
 * Why the intake refused a file, or:
 *
 * - `markup`, `json`, `no-header`, `not-of-a-message`: a place in an mbox is not a message (why-no-message.ts).
 * - `encrypted`: a password protects it.
 * - `damaged`: the archive, or this entry of it, is cut off or inconsistent.
 * - `unknown-method`: compressed in a way that cannot be read here.
 * - `too-large`: unpacked, it would be larger than a mailbox can be; an archive bomb is.
 * - `too-deep`: an archive inside too many others.
 * - `too-many`: the archive has more entries than are read.
 * - `not-a-file`, `cannot-be-read`: the system refused it.
 */
export type UnreadableReason =
  | RefusalReason
  | 'markup'
  | 'json'
  | 'no-header'
  | 'not-of-a-message'
  | 'encrypted'
  | 'damaged'
  | 'unknown-method'
  | 'too-deep'
  | 'too-many'
  | 'not-a-file'
  | 'cannot-be-read';
