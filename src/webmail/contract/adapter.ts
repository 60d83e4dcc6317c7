/**
 * The contract of a webmail adapter. An adapter knows one webmail: the signs of its page, which messages are open in it, and
 * the one shape of the request by which the webmail itself would fetch such a message's source. It runs in the page's
 * isolated world, asks nothing but the page's own origin, and holds no state between calls.
 *
 * Signs and shapes are data. The engine (reader/) alone evaluates them: an adapter cannot recognise a page by anything else,
 * and cannot ask for anything else. Trying, limiting, validating, comparing with the screen and giving up are the same for
 * every webmail, too.
 */
import type { PageWeb } from '../reader/page-web.ts';
import type { PageSign, SourcePage } from './recognition.ts';
import type { RequestShape } from './request-shape.ts';
import type { ReadFailure, SourceResult } from './source-result.ts';

export interface Webmail {
  /** Lower-case identifier: "roundcube". The words of its by-hand way are the locale keys `failure_by_hand_<id>`. */
  readonly id: string;
  /** The product's own name. */
  readonly title: string;
  /** One of them makes a page a page of this webmail. */
  readonly signs: readonly PageSign[];
  /** Every request that it may ever make. Empty: its source is opened by hand. */
  readonly requests: readonly RequestShape[];
  /**
   * What is open now: the focused message first, the others in the page's order. An empty list is an answer.
   * What it throws on a hostile page counts as an empty list.
   */
  openMessages(page: WebmailPage): OpenMessage[];
  /**
   * CSS selector of the elements that hold the bodies of messages. Whatever stands inside them was written by the
   * sender, so it is never taken for a source dialog of the webmail.
   */
  readonly bodies: string;
  /** CSS selector of the element in which the webmail itself shows a source inside its page, where that is no dialog. */
  readonly sourceView?: string;
  /** A page of its own that shows a source. */
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

/** A message that is open in the page. Plain data: it travels to the popup. */
export interface MessageRef {
  /** Stable while the message stays open; equal keys mean the same message. */
  readonly key: string;
  /** As the page shows them; null where it does not. Used to check the source and to let the user choose. */
  readonly subject: string | null;
  readonly sender: string | null;
  readonly time: string | null;
}

/** An open message with what only the page side knows about it. */
export interface OpenMessage {
  readonly ref: MessageRef;
  /** Message-ID, where the page knows it, with or without angle brackets; it decides the comparison alone. */
  readonly messageId?: string;
  /** Ways to the source, best first. Empty: this webmail has no known automatic way, the user opens its source view. */
  routes(): SourceRoute[];
}

/** How far a way is known: read in public code or documentation, or inferred and proved only by a fitting answer. */
export type RouteMark = 'verified' | 'likely';

/** One way to a source. It may take several requests, and tokens that the page shows. What it throws counts as a failure. */
export interface SourceRoute {
  /** Lower-case and stable: it stands in the popup's details and in reports of broken webmails. */
  readonly id: string;
  readonly mark: RouteMark;
  read(web: PageWeb): Promise<SourceResult>;
}

/** What came of trying one way. Plain data without a word of the message: it may be shown and reported. */
export interface Attempt {
  readonly route: string;
  readonly mark: RouteMark;
  readonly outcome: 'read' | ReadFailure;
}
