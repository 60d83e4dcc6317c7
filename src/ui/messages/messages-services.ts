import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { PartReason, Report } from '../../report/report.ts';
import type { ColumnId } from '../../report/table/columns.ts';
import type { TableClient } from './table-client.ts';
import type { AddedMessage, RowSource, SentWords } from './table-protocol.ts';

/** What the page "Messages" asks of the browser and of the core; tests give their own. */
export interface MessagesServices {
  readonly client: TableClient;
  readonly loadInspectSettings: () => Promise<InspectSettings>;
  readonly observeSettings: (changed: () => void) => () => void;
  readonly inspect: (source: Uint8Array, settings: InspectSettings, part: PartReason | null) => Report;
  /** The words that are spoken, for the worker. */
  readonly words: () => SentWords;
  /** Hears of every message that the popup adds, from now on, and of those that wait. */
  readonly takeMessages: (take: (message: AddedMessage) => void) => void;
  readonly openReport: (source: RowSource) => Promise<void>;
  /** The columns that were chosen last. */
  readonly loadColumns: () => readonly ColumnId[];
  readonly saveColumns: (columns: readonly ColumnId[]) => void;
}
