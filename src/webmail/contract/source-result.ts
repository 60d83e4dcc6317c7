/** The result of reading a source. */
export type SourceResult =
  | {
      readonly ok: true;
      readonly source: Uint8Array;
      /** The whole header block was read. */
      readonly complete: boolean;
    }
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
  /** The answer is a different message than the one on the screen. */
  | 'other-message'
  /** Another message was opened while this one was being read. */
  | 'changed'
  /** The header block is larger than the limit. */
  | 'too-large'
  /** The webmail refused, or answered with an error. */
  | 'refused'
  /** The connection broke or could not be established. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** The page shows several sources: the user has to choose. */
  | 'several-sources'
  /** This webmail has no automatic way: the user must open its own source view first. */
  | 'needs-source-view'
  /** The browser does not let extensions read this page. */
  | 'page-closed-to-extensions'
  /** A window that a webmail opened empty and filled itself (about:blank), which no browser lets extensions read. */
  | 'written-window'
  /** The user cancelled it, or the popup was closed. */
  | 'cancelled';
