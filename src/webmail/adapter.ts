/**
 * The contract of a webmail adapter. An adapter knows one webmail: how to recognise its page, which message is open
 * in it, and how the webmail itself would fetch that message's source. It runs in the page's isolated world, asks
 * nothing but the page's own origin, and holds no state between calls.
 */
export interface Webmail {
  /** Lower-case identifier: "roundcube". */
  readonly id: string;
  /** The product's own name. */
  readonly title: string;
  /** Pure look at the page; must not throw on a hostile one. */
  recognise(page: WebmailPage): boolean;
  /** What is open now, the focused one first. An empty list is an answer. */
  openMessages(page: WebmailPage): MessageRef[];
  /** The source of one message, up to the end of its header block. Never throws; a failure is a typed reason. */
  readSource(ref: MessageRef, page: WebmailPage, signal: AbortSignal): Promise<SourceResult>;
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

export type SourceResult =
  | { readonly ok: true; readonly source: Uint8Array; /** The whole header block was read. */ readonly complete: boolean }
  | { readonly ok: false; readonly reason: ReadFailure };

/** Why a source could not be read. Each has its own sentence in the locales: `failure_<reason>`. */
export type ReadFailure =
  /** No adapter and no message source on this page. */
  | 'no-message-here'
  /** A known webmail, but no message is open in it. */
  | 'no-open-message'
  /** The answer was the sign-in page. */
  | 'signed-out'
  /** The webmail says that there is no such message. */
  | 'not-found'
  /** The answer is not a message. */
  | 'not-a-message'
  /** The answer is another message than the one on the screen. */
  | 'other-message'
  /** Another message was opened while this one was read. */
  | 'changed'
  /** The header block is larger than the limit. */
  | 'too-large'
  /** The webmail refused, or answered with an error. */
  | 'refused'
  /** The connection broke or never came about. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** This webmail has no automatic way: open its own source view first. */
  | 'needs-source-view'
  /** The browser does not let extensions look at this page. */
  | 'page-closed-to-extensions'
  /** The user, or the closing of the popup, ended it. */
  | 'cancelled';
