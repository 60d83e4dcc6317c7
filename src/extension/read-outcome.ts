/** What the popup learns about the open message. Types only: importing them pulls in no browser interface. */
import type { ReadProgress } from '../webmail/read-outcome.ts';

export type { Attempt, MessageRef, RouteMark, WebmailInfo } from '../webmail/adapter.ts';
export type { ReadOutcome, ReadProgress, ReadRefusal, ReadSuccess } from '../webmail/read-outcome.ts';
export type { ReadFailure } from '../webmail/source-result.ts';

export interface ReadOptions {
  /** Which of several open messages; without it the focused one. A message that is no longer open gives "changed". */
  readonly messageKey?: string;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}
