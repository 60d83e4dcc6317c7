import type { ListListener } from '../../extension/active-tab/read-list-of-tab.ts';
import type { ListTab } from '../../extension/wire/list-protocol.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { PartReason, Report } from '../../report/report.ts';
import type { ColumnId } from '../../report/table/columns.ts';
import type { TableClient } from './table-client.ts';
import type { NamedFile } from '../../extension/handover/file-handover.ts';
import type { AddedMessage, RowSource, SentWords } from './table-protocol.ts';

interface MessagesTakers {
  readonly message: (message: AddedMessage) => void;
  readonly list: (tab: ListTab) => void;
  readonly collect: (site: string) => void;
  readonly files: (files: readonly NamedFile[]) => void;
}

/** What the page "Messages" needs from the browser and the core; tests pass their own. */
export interface MessagesServices {
  readonly client: TableClient;
  readonly loadInspectSettings: () => Promise<InspectSettings>;
  readonly observeSettings: (changed: () => void) => () => void;
  readonly inspect: (source: Uint8Array, settings: InspectSettings, part: PartReason | null) => Report;
  /** The words of the current language, for the worker. */
  readonly words: () => SentWords;
  /**
   * Passes on everything that the popup hands to the table from now on, and whatever is already waiting: messages, and
   * lists to read.
   */
  readonly takeForTable: (takers: MessagesTakers) => void;
  /** Reads the messages that a person has selected in the list of a tab; false if its page is gone. */
  readonly readList: (tab: ListTab, listener: ListListener, signal: AbortSignal) => Promise<boolean>;
  /** The sites that are checked automatically, by their origins. */
  readonly checkedSites: () => Promise<readonly string[]>;
  /**
   * Calls `heard` for every message that is reported as open at one of these sites. The function that it returns stops
   * this.
   */
  readonly observeOpened: (heard: (site: string, message: AddedMessage) => void) => () => void;
  /** Makes the page of each of these sites report again what is open in it. */
  readonly askWhatIsOpen: () => Promise<void>;
  /** Whether messages opened at all of these sites are collected. */
  readonly loadCollecting: () => boolean;
  readonly saveCollecting: (all: boolean) => void;
  readonly openReport: (source: RowSource) => Promise<void>;
  /** The columns chosen last. */
  readonly loadColumns: () => readonly ColumnId[];
  readonly saveColumns: (columns: readonly ColumnId[]) => void;
}
