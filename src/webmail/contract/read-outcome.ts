import type { Attempt, MessageRef, WebmailInfo } from './adapter.ts';
import type { ReadFailure } from './source-result.ts';

/** The result of reading the open message of a page. Plain data except for the bytes. */
export type ReadOutcome = ReadSuccess | ReadRefusal;

export interface ReadSuccess {
  readonly ok: true;
  /** Where it was read. The general reader of source pages has the id "source". */
  readonly webmail: WebmailInfo | null;
  readonly message: MessageRef;
  /** Further messages that are open in the page (a thread), in the page's order. */
  readonly others: readonly MessageRef[];
  /** The header block as bytes; nothing after its first blank line is read. */
  readonly source: Uint8Array;
  /** The whole header block was read: to the blank line that ends it, or to the end of a message without one. */
  readonly complete: boolean;
  /**
   * True if what the page shows about the message was found in the source; false if the page shows nothing that could
   * be compared.
   */
  readonly confirmed: boolean;
  readonly origin: SourceOrigin;
  /**
   * The message's folder as the page's address or shell spells it; null if it does not say, or the message's key
   * contains it.
   */
  readonly folder: string | null;
  /** What was tried, in order; the last one is the way that led to the source. */
  readonly attempts: readonly Attempt[];
}

/**
 * Where a source came from, which decides how far it can be believed.
 *
 * - `answer`: a recognised webmail answered a request of the declared shape. Only this is ever judged without a click.
 * - `source-page`: a page that shows a source and nothing else, a text tab or a webmail's own "Show original". The
 * person opened it, as they would open a file.
 * - `webmail-text`: a text in the page of a recognised webmail, outside the part that shows messages.
 * - `page-text`: a text in an unknown page. A sender may have written it into a message.
 */
export type SourceOrigin = 'answer' | 'source-page' | 'webmail-text' | 'page-text';

export interface ReadRefusal {
  readonly ok: false;
  readonly reason: ReadFailure;
  /** null if no webmail was recognised or the page could not be examined. */
  readonly webmail: WebmailInfo | null;
  /** Every message that is open in the page, the requested one first. */
  readonly others: readonly MessageRef[];
  readonly attempts: readonly Attempt[];
}

/** Steps on the way to an outcome, so that the popup can say what it is waiting for. */
export type ReadProgress =
  /** The page was examined: this message is being read. */
  | {
      readonly step: 'found';
      readonly webmail: WebmailInfo;
      readonly message: MessageRef;
      readonly others: readonly MessageRef[];
    }
  /** One way to its source is being tried. */
  | { readonly step: 'trying'; readonly route: string };
