import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { PartReason, Report } from '../../report/report.ts';
import type { ColumnId } from '../../report/table/columns.ts';
import type { TableClient } from './table-client.ts';
import type { AddedMessage, RowSource, SentWords } from './table-protocol.ts';

/** What the page "Messages" needs of the browser and of the core; tests pass their own. */
export interface MessagesServices {
  readonly client: TableClient;
  readonly loadInspectSettings: () => Promise<InspectSettings>;
  readonly observeSettings: (changed: () => void) => () => void;
  readonly inspect: (source: Uint8Array, settings: InspectSettings, part: PartReason | null) => Report;
  /** The words of the current language, for the worker. */
  readonly words: () => SentWords;
  /** Receives every message that the popup adds from now on, and those already waiting. */
  readonly takeMessages: (take: (message: AddedMessage) => void) => void;
  readonly openReport: (source: RowSource) => Promise<void>;
  /** The columns chosen last. */
  readonly loadColumns: () => readonly ColumnId[];
  readonly saveColumns: (columns: readonly ColumnId[]) => void;
}
