import type { NamedFile } from '../../extension/handover/file-handover.ts';
import type { VerdictName } from '../../relay/verdict.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import type { SharedMasking } from '../../report/share.ts';
import type { SeriesSummary } from '../../report/series/series-summary.ts';
import type { ShareOverTime } from '../../report/series/share-over-time.ts';
import type { ColumnId } from '../../report/table/columns.ts';
import type { WebmailReason } from '../../report/table/message-row.ts';

/** The words and language of the cells and files that the worker writes. */
export interface SentWords {
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Which rows, in which order. */
export interface TableQuery {
  /** Only rows whose cells have exactly these texts, one for each filter. */
  readonly filters: readonly { readonly column: ColumnId; readonly value: string }[];
  /** Rows that contain this text in any shown column, ignoring case; empty for all. */
  readonly search: string;
  readonly sort: { readonly column: ColumnId; readonly direction: 'ascending' | 'descending' } | null;
  /** Keep rows of one campaign together. */
  readonly grouped: boolean;
  readonly columns: readonly ColumnId[];
}

/** One row as the page draws it. */
export interface ShownRow {
  readonly id: number;
  readonly verdict: VerdictName | 'unreadable' | null;
  readonly cells: readonly string[];
  /** Columns in which it differs from most messages of its campaign. */
  readonly deviating: readonly ColumnId[];
  /** The row's campaign, if the row is the first of its group. */
  readonly group: string | null;
}

export interface RowWindow {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ShownRow[];
}

export interface SeriesReply {
  readonly summary: SeriesSummary;
  readonly share: ShareOverTime | null;
}

export type TableForm = 'csv' | 'csv-semicolons' | 'xlsx' | 'markdown' | 'json' | 'clipboard';

/** The table as a file. For the clipboard: its text, and the same table in HTML. */
export interface WrittenFile {
  readonly blob: Blob;
  readonly html: string | null;
}

/** What the page asks of the worker. */
export type TableCommand =
  | { readonly kind: 'settings'; readonly settings: InspectSettings; readonly words: SentWords }
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'message'; readonly message: AddedMessage }
  | { readonly kind: 'not-read'; readonly message: NotReadMessage }
  | { readonly kind: 'stop' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'window'; readonly query: TableQuery; readonly from: number; readonly to: number }
  | { readonly kind: 'series'; readonly query: TableQuery; readonly shift: number }
  | { readonly kind: 'source'; readonly row: number }
  | { readonly kind: 'write'; readonly query: TableQuery; readonly form: TableForm; readonly masking: SharedMasking };

/** A message that is available as a whole: from a webmail, or pasted. */
export interface AddedMessage {
  readonly place: string;
  /** The webmail's own name for it. Adding the same key with the same source again replaces the row. */
  readonly key: string;
  readonly source: Uint8Array;
  /** Why the answer is conditional; null for a whole source. */
  readonly part: PartReason | null;
  /** Where its webmail shows it; null if unknown. */
  readonly folder: MailFolder | null;
}

/** A message in a webmail's list that could not be read. */
export interface NotReadMessage extends Pick<AddedMessage, 'place' | 'key'> {
  /** The subject as the list shows it. */
  readonly subject: string | null;
  readonly reason: WebmailReason;
}

/** The header block of a row, and how it was judged. */
export interface RowSource {
  /** Where it was found, in words by which a person can tell it from another message. */
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly part: PartReason | null;
}

/** The answer to a command. */
export type TableReply =
  | { readonly kind: 'done'; readonly stopped: boolean }
  | { readonly kind: 'window'; readonly window: RowWindow }
  | { readonly kind: 'series'; readonly series: SeriesReply }
  /** null: the message no longer exists. */
  | { readonly kind: 'source'; readonly source: RowSource | null }
  | { readonly kind: 'written'; readonly file: WrittenFile };

/** What the worker reports unasked, at most five times a second. */
export interface TableProgress {
  readonly kind: 'progress';
  readonly rows: number;
  readonly answers: readonly (readonly [VerdictName | 'unreadable', number])[];
  /** The file being read, with the bytes read and its size; null if there is none. */
  readonly reading: { readonly file: string; readonly done: number; readonly size: number } | null;
  /** Progress of judging all rows again after a change of the settings, in rows; null if none are judged again. */
  readonly judging: { readonly done: number; readonly total: number } | null;
}

export type FromWorker =
  | TableProgress
  | { readonly kind: 'reply'; readonly id: number; readonly reply: TableReply }
  | { readonly kind: 'failed'; readonly id: number };
