import type { MessageRef, OpenMessage, Webmail, WebmailPage } from '../../webmail/contract/adapter.ts';
import type { ReadOutcome } from '../../webmail/contract/read-outcome.ts';
import { quietly } from '../../webmail/page/page-dom.ts';
import { readOpenMessage } from '../../webmail/reader/read-open-message.ts';
import { messagesIn, recogniseWebmail } from '../../webmail/reader/registry.ts';
import type { JudgedOrigin } from '../wire/automatic-protocol.ts';
import { keepLooking, type Looking } from './keep-looking.ts';

/** A message that is open in the page and was read. */
export interface FollowedMessage {
  readonly webmail: Webmail;
  readonly ref: MessageRef;
  /** The header block of the message. */
  readonly source: Uint8Array;
  /** A text in the page is never followed, because a sender may have written it. */
  readonly origin: JudgedOrigin;
}

export interface FollowEvents {
  /** Another message is open, and was read. */
  opened(message: FollowedMessage): void;
  /** No message is open, or another one that is still being read. */
  nothing(): void;
  /**
   * The page was examined, and the message that was read is still open in it.
   * @param ref the message as the page shows it now: it may have been read before the page showed its subject
   */
  still(ref: MessageRef): void;
}

/** How often one message may be read while the page keeps changing during the reads. */
const MOST_READS = 3;

/**
 * Follows which message is open in a page: reads each one once, and ends a read as soon as the user moves on. A message
 * that cannot be read is skipped silently. Ends with the signal.
 */
export function followMessages(look: () => WebmailPage, events: FollowEvents, signal: AbortSignal): Looking {
  const follower = new MessageFollower(look, events, () => looking.soon());
  signal.addEventListener('abort', () => follower.end());
  const looking = keepLooking(() => follower.look(), signal);
  return looking;
}

class MessageFollower {
  readonly #look: () => WebmailPage;
  readonly #events: FollowEvents;
  readonly #lookSoon: () => void;
  /** Key of the message that is open: being read, read, or unreadable. */
  #key: string | null = null;
  #reading: AbortController | null = null;
  #wasRead = false;
  /** How many times in a row the page changed while this message was being read. */
  readonly #changes = { key: '', count: 0 };

  constructor(look: () => WebmailPage, events: FollowEvents, lookSoon: () => void) {
    this.#look = look;
    this.#events = events;
    this.#lookSoon = lookSoon;
  }

  /** Whether the page is a webmail. */
  look(): boolean {
    const page = quietly(this.#look, null);
    const webmail = page === null ? null : recogniseWebmail(page);
    if (page === null || webmail === null) {
      this.#leave();
      return false;
    }
    const [open] = messagesIn(webmail, page);
    if (open === undefined) {
      this.#leave();
    } else if (open.ref.key !== this.#key) {
      this.#leave();
      this.#key = open.ref.key;
      void this.#read(webmail, open);
    } else if (this.#wasRead) {
      this.#events.still(open.ref);
    }
    return true;
  }

  end(): void {
    this.#reading?.abort();
  }

  #leave(): void {
    this.end();
    this.#reading = null;
    this.#key = null;
    this.#wasRead = false;
    this.#events.nothing();
  }

  async #read(webmail: Webmail, { ref }: OpenMessage): Promise<void> {
    const own = new AbortController();
    this.#reading = own;
    const outcome = await readOpenMessage({
      look: this.#look,
      messageKey: ref.key,
      signal: own.signal,
      onProgress: () => undefined,
    });
    if (own.signal.aborted) return;
    if (outcome.ok && outcome.origin === 'answer' && isSettled(outcome)) {
      this.#changes.count = 0;
      this.#wasRead = true;
      this.#events.opened({ webmail, ref: outcome.message, source: outcome.source, origin: outcome.origin });
      // Looks again, because the read may have begun before the page showed the subject.
      this.#lookSoon();
    } else if (!outcome.ok && outcome.reason === 'changed' && this.#countChange(ref.key) < MOST_READS) {
      // The page was still being built: whatever is open at the next look is read again.
      this.#key = null;
      this.#lookSoon();
    }
  }

  #countChange(key: string): number {
    if (this.#changes.key !== key) this.#changes.count = 0;
    this.#changes.key = key;
    this.#changes.count += 1;
    return this.#changes.count;
  }
}

/**
 * Whether the source can be believed: an inferred way counts only if the page confirms that this is the open message.
 */
function isSettled({ confirmed, attempts }: Extract<ReadOutcome, { ok: true }>): boolean {
  return confirmed || attempts.at(-1)?.mark === 'verified';
}
