import type { Attempt, MessageRef, WebmailInfo } from './adapter.ts';
import type { ReadFailure } from './source-result.ts';

/** What came of reading the open message of a page. Plain data but for the bytes. */
export type ReadOutcome = ReadSuccess | ReadRefusal;

export interface ReadSuccess {
  readonly ok: true;
  /** Where it was read. The general reader of source pages has the id "source". */
  readonly webmail: WebmailInfo | null;
  readonly message: MessageRef;
  /** Further messages that are open in the page (a thread), in the page's order. */
  readonly others: readonly MessageRef[];
  /** The header block as bytes; what follows its first blank line is not read. */
  readonly source: Uint8Array;
  /** The blank line that ends the header block was seen, or the whole message ended before it. */
  readonly complete: boolean;
  /** What the page shows of the message was found in the source. Otherwise it shows nothing that could be compared. */
  readonly confirmed: boolean;
  readonly origin: SourceOrigin;
  /** The message's folder as the page's address or shell spells it; null where it says nothing, or the message's key has it. */
  readonly folder: string | null;
  /** What was tried, in order; the last one is the way that led to the source. */
  readonly attempts: readonly Attempt[];
}

/**
 * Where a source came from, which decides what its answer is worth.
 *
 * - `answer`: a recognised webmail answered to a request of its one shape. Only this is ever judged without a click.
 * - `source-page`: a page that shows a source and nothing else, a text tab or a webmail's own "Show original". The person
 *   opened it, as they would open a file.
 * - `webmail-text`: a text in the page of a recognised webmail, outside of what it shows of messages.
 * - `page-text`: a text in a page that is not known. Its sender may have written it into a message.
 */
export type SourceOrigin = 'answer' | 'source-page' | 'webmail-text' | 'page-text';

export interface ReadRefusal {
  readonly ok: false;
  readonly reason: ReadFailure;
  /** null when no webmail was recognised or the page could not be looked at. */
  readonly webmail: WebmailInfo | null;
  /** Every message that is open in the page, the one that was to be read first. */
  readonly others: readonly MessageRef[];
  readonly attempts: readonly Attempt[];
}

/** Steps on the way to an outcome, so that the popup can say what it waits for. */
export type ReadProgress =
  /** The page was looked at: this message is being read. */
  | {
      readonly step: 'found';
      readonly webmail: WebmailInfo;
      readonly message: MessageRef;
      readonly others: readonly MessageRef[];
    }
  /** One way to its source is being tried. */
  | { readonly step: 'trying'; readonly route: string };
