import type { VerdictName } from '../../relay/verdict.ts';
import type { InspectSettings } from '../../report/inspect-settings.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import type { SeriesSummary } from '../../report/series/series-summary.ts';
import type { ShareOverTime } from '../../report/series/share-over-time.ts';
import type { ColumnId } from '../../report/table/columns.ts';

/** The language that the worker words cells and files in. */
export interface SentWords {
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Which rows, in which order. */
export interface TableQuery {
  /** Rows whose cell has exactly this text, for each of them. */
  readonly filters: readonly { readonly column: ColumnId; readonly value: string }[];
  /** Rows that hold this text in any shown column, in any case of letters; empty for all. */
  readonly search: string;
  readonly sort: { readonly column: ColumnId; readonly direction: 'ascending' | 'descending' } | null;
  /** Rows of one campaign stand together. */
  readonly grouped: boolean;
  readonly columns: readonly ColumnId[];
}

/** One row as the page draws it. */
export interface ShownRow {
  readonly id: number;
  readonly verdict: VerdictName | 'unreadable' | null;
  readonly cells: readonly string[];
  /** Columns in which it differs from most of its campaign. */
  readonly deviating: readonly ColumnId[];
  /** Its campaign, where it is the first of its group. */
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

/** A file of the table; for the clipboard its text, and the same in HTML. */
export interface WrittenFile {
  readonly blob: Blob;
  readonly html: string | null;
}

/** What the page asks of the worker. */
export type TableCommand =
  | { readonly kind: 'settings'; readonly settings: InspectSettings; readonly words: SentWords }
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  | { readonly kind: 'message'; readonly message: AddedMessage }
  | { readonly kind: 'stop' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'window'; readonly query: TableQuery; readonly from: number; readonly to: number }
  | { readonly kind: 'series'; readonly query: TableQuery; readonly shift: number }
  | { readonly kind: 'source'; readonly row: number }
  | { readonly kind: 'write'; readonly query: TableQuery; readonly form: TableForm; readonly masked: boolean };

export interface NamedFile {
  /** With the folder that was chosen: "mail/a.eml". */
  readonly name: string;
  readonly file: Blob;
}

/** A message that is there as a whole: from a webmail, or pasted. */
export interface AddedMessage {
  readonly place: string;
  /** The same key again replaces the row. */
  readonly key: string;
  readonly source: Uint8Array;
  /** Why the answer is conditional; null for a whole source. */
  readonly part: PartReason | null;
  /** Where its webmail shows it; null where that is not known. */
  readonly folder: MailFolder | null;
}

/** The header block of a row, and what it was judged as. */
export interface RowSource {
  readonly bytes: Uint8Array;
  readonly part: PartReason | null;
}

/** What a command is answered with. */
export type TableReply =
  | { readonly kind: 'done'; readonly stopped: boolean }
  | { readonly kind: 'window'; readonly window: RowWindow }
  | { readonly kind: 'series'; readonly series: SeriesReply }
  /** null: the message is no longer there. */
  | { readonly kind: 'source'; readonly source: RowSource | null }
  | { readonly kind: 'written'; readonly file: WrittenFile };

/** What the worker tells by itself, at most five times a second. */
export interface TableProgress {
  readonly kind: 'progress';
  readonly rows: number;
  readonly answers: readonly (readonly [VerdictName | 'unreadable', number])[];
  /** The file that is being read, with bytes read of bytes; null when nothing is. */
  readonly reading: { readonly file: string; readonly done: number; readonly size: number } | null;
}

export type FromWorker =
  | TableProgress
  | { readonly kind: 'reply'; readonly id: number; readonly reply: TableReply }
  | { readonly kind: 'failed'; readonly id: number };
