import type {
  Attempt,
  MessageRef,
  ReadFailure,
  ReadProgress,
  SourceOrigin,
  WebmailInfo,
} from '../../extension/active-tab/read-types.ts';
import type { Summary } from '../../message/summary.ts';
import type { RelayProfile } from '../../relay/profile.ts';
import type { Report } from '../../report/report.ts';

/** What the popup shows: exactly one of these. */
export type PopupState = ReadingState | ReportState | FailureState;

export interface ReadingState {
  readonly name: 'reading';
  /** The last step that the page reported; null before the first. */
  readonly progress: ReadProgress | null;
  /** The message that is being read, once it is found. */
  readonly message: MessageRef | null;
  /** It is taking long enough for a person to wonder. */
  readonly slow: boolean;
}

export interface ReportState {
  readonly name: 'report';
  readonly report: Report;
  readonly profiles: readonly RelayProfile[];
  readonly source: Uint8Array;
  readonly webmail: WebmailInfo | null;
  readonly message: MessageRef;
  /** Further messages that are open in the page. */
  readonly others: readonly MessageRef[];
  readonly origin: SourceOrigin;
  /** The folder in which the page shows the message, in the page's own spelling; null if it does not say. */
  readonly folderOnPage: string | null;
  /** What the page shows about the message matches the source. */
  readonly confirmed: boolean;
  /** The ways that were tried; the last one led to the source. */
  readonly attempts: readonly Attempt[];
  /** Decoded subject and sender, if those of the page are missing or not confirmed; arrives after the report. */
  readonly summary: Summary | null;
}

export interface FailureState {
  readonly name: 'failure';
  readonly reason: PopupFailure;
  readonly webmail: WebmailInfo | null;
  /** Every message that is open in the page. */
  readonly others: readonly MessageRef[];
  /** The ways that were tried. */
  readonly attempts: readonly Attempt[];
}

/** `unexpected`: the extension itself failed. */
export type PopupFailure = ReadFailure | 'unexpected';
