import type { HandoverContext } from '../../extension/wire/inspector-handover.ts';
import type { Summary } from '../../message/summary.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { Report } from '../../report/report.ts';
import type { BroughtNote } from '../intake/brought-source.ts';
import type { IntakeFailure } from '../intake/source-head.ts';

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
  /** What it was judged by. */
  readonly settings: InspectSettings;
  /** What was read, kept for sharing as long as the page shows it. */
  readonly source: Uint8Array;
  /** What was done to it before. */
  readonly notes: readonly BroughtNote[];
  /** Decoded by mailparser; comes later than the report. */
  readonly summary: Summary | null;
  readonly context: HandoverContext | null;
}

export type InspectorFailure =
  | IntakeFailure
  /** Neither a message nor a piece of a header with a Received field. */
  | 'not-a-message'
  /** The popup's hand-over was already taken: the page was reloaded. */
  | 'handover-gone'
  /** The extension itself failed. */
  | 'unexpected';
