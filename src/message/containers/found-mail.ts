import type { HeaderBlock } from '../header-block.ts';
import type { RefusalReason, TakenIn } from '../intake/intake.ts';

/** What a container yielded for one message: its head, or the reason why it has none. */
export type FoundMail = FoundMessage | UnreadableMail;

interface FoundMessage {
  readonly kind: 'message';
  /** The container and the place inside it: "all.mbox#3", "all.zip!folder/a.eml", "a.eml". */
  readonly place: string;
  /**
   * The header block as bytes, with the blank line after it if there is one; for a single file, everything that the
   * intake took.
   */
  readonly head: Uint8Array;
  /** The fields of the head, if they were read to see whether this is a message; else null. */
  readonly header: HeaderBlock | null;
  /**
   * What was repaired in a single file before it could be parsed; null for a message of an mbox, which is read as it
   * is.
   */
  readonly taken: TakenIn | null;
  /** Where the head begins in the outermost file; null inside an archive. */
  readonly offset: number | null;
}

interface UnreadableMail {
  readonly kind: 'unreadable';
  readonly place: string;
  readonly reason: UnreadableReason;
}

/**
 * Why the intake refused a file ({@link RefusalReason}), or why a container yields no message:
 *
 * - `markup`, `json`, `no-header`, `not-of-a-message`: an item of an mbox is not a message (why-no-message.ts).
 * - `encrypted`: it is password-protected.
 * - `damaged`: the archive, or this entry of it, is truncated or inconsistent.
 * - `unknown-method`: compressed with a method that is not supported.
 * - `too-large`: unpacked, it would be larger than any mailbox, like an archive bomb.
 * - `too-deep`: archives nested too deeply.
 * - `too-many`: the archive has more entries than are read.
 * - `nothing-inside`: it contains no message with the requested number.
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
  | 'nothing-inside'
  | 'not-a-file'
  | 'cannot-be-read';
