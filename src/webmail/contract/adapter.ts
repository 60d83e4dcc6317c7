/**
 * The contract of a webmail adapter. An adapter knows one webmail: the signs of its page, which messages are open in
 * it, and the one shape of request by which the webmail itself would fetch such a message's source. It runs in the
 * page's isolated world, asks only the page's own origin, and holds no state between calls.
 *
 * Signs and shapes are data, evaluated only by the engine (reader/): an adapter cannot recognise a page by anything
 * else, and cannot request anything else. Retries, limits, validation, the comparison with the screen and the decision
 * to give up are the engine's, too, and the same for every webmail.
 */
import type { PageWeb } from '../reader/page-web.ts';
import type { PageSign, SourcePage } from './recognition.ts';
import type { RequestShape } from './request-shape.ts';
import type { ReadFailure, SourceResult } from './source-result.ts';

export interface Webmail {
  /**
   * Lower-case identifier: "roundcube". The locale key `failure_by_hand_<id>` explains how to open the source by hand.
   */
  readonly id: string;
  /** The product's own name. */
  readonly title: string;
  /** A page that has any one of these signs is a page of this webmail. */
  readonly signs: readonly PageSign[];
  /** Every request that it may ever make. Empty: its source must be opened by hand. */
  readonly requests: readonly RequestShape[];
  /**
   * What is open now: the focused message first, the others in the page's order. An empty list is a valid answer. An
   * exception on a hostile page counts as an empty list.
   */
  openMessages(page: WebmailPage): OpenMessage[];
  /**
   * CSS selector of the elements that hold the bodies of messages. Everything inside them was written by the sender, so
   * it is never taken for a source dialog of the webmail.
   */
  readonly bodies: string;
  /**
   * CSS selector of the element in which the webmail itself shows a source inside its page, if that is not a dialog.
   */
  readonly sourceView?: string;
  /** A separate page that shows a source. */
  readonly sourcePage?: SourcePage;
}

export interface WebmailInfo {
  readonly id: string;
  readonly title: string;
}

export interface WebmailPage {
  readonly url: URL;
  readonly document: Document;
}

/** A message that is open in the page. Plain data: it is sent to the popup. */
export interface MessageRef {
  /** Stable while the message stays open; equal keys mean the same message. */
  readonly key: string;
  /**
   * As the page shows it; null if it does not. Subject, sender and time are used to check the source and to let the
   * user choose.
   */
  readonly subject: string | null;
  readonly sender: string | null;
  readonly time: string | null;
}

/** An open message, with what is known about it only inside the page. */
export interface OpenMessage {
  readonly ref: MessageRef;
  /** Message-ID, if the page knows it, with or without angle brackets; it decides the comparison on its own. */
  readonly messageId?: string;
  /**
   * Ways to the source, best first. Empty: no automatic way is known for this webmail, and the user opens its source
   * view.
   */
  routes(): SourceRoute[];
}

/**
 * How well a way is known: documented in public code or documentation, or inferred and confirmed only by a matching
 * answer.
 */
export type RouteMark = 'verified' | 'likely';

/** One way to a source. It may take several requests, and tokens from the page. An exception counts as a failure. */
export interface SourceRoute {
  /** Lower-case and stable: it appears in the popup's details and in reports of broken webmails. */
  readonly id: string;
  readonly mark: RouteMark;
  read(web: PageWeb): Promise<SourceResult>;
}

/** The result of trying one way. Plain data without a word of the message: it may be shown and reported. */
export interface Attempt {
  readonly route: string;
  readonly mark: RouteMark;
  readonly outcome: 'read' | ReadFailure;
}
