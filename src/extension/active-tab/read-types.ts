/** What the popup learns about the open message. Types only: importing them pulls in no browser API. */
import type { ReadProgress } from '../../webmail/contract/read-outcome.ts';

export type { Attempt, MessageRef, WebmailInfo } from '../../webmail/contract/adapter.ts';
export type { ReadOutcome, ReadProgress, ReadSuccess, SourceOrigin } from '../../webmail/contract/read-outcome.ts';
export type { ReadFailure } from '../../webmail/contract/source-result.ts';

export interface ReadOptions {
  /** Which of several open messages; without it the focused one. A message that is no longer open returns "changed". */
  readonly messageKey?: string;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}
