import type { HandoverContext } from '../../extension/handover/inspector-handover.ts';
import type { Summary } from '../../message/summary.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { OtherMessage, RefusalReason, Repair } from '../../message/intake/intake.ts';
import type { PartReason, Report } from '../../report/report.ts';

/** What the inspector shows: exactly one of these. */
export type InspectorState =
  /** Nothing to inspect: paste, open or drop. */
  | { readonly name: 'intake' }
  | { readonly name: 'reading' }
  | InspectedState
  | { readonly name: 'failure'; readonly reason: InspectorFailure };

export interface InspectedState {
  readonly name: 'report';
  readonly report: Report;
  /** The settings by which the message was judged. */
  readonly settings: InspectSettings;
  /** What was read, kept for sharing as long as the page shows it. */
  readonly source: Uint8Array;
  /** Why it is only a part of a message; null for a whole source. */
  readonly part: PartReason | null;
  /** What was repaired before the message was judged. */
  readonly repairs: readonly Repair[];
  /** Further messages inside what was brought. */
  readonly others: readonly OtherMessage[];
  readonly summary: SummaryState;
  readonly context: HandoverContext | null;
}

/** What a person reads in the message, decoded by mailparser. It arrives after the report. */
export type SummaryState =
  | { readonly name: 'loading' }
  | { readonly name: 'decoded'; readonly summary: Summary }
  /** The reason is the browser's own text: mailparser, or a part of the extension, could not be loaded. */
  | { readonly name: 'failed'; readonly reason: string };

export type InspectorFailure =
  | RefusalReason
  /** The browser could not read the file: moved, no permission, a folder. */
  | 'unreadable-file'
  /** The source from the popup was already taken, because the page was reloaded. */
  | 'handover-gone'
  /** The extension itself failed. */
  | 'unexpected';
