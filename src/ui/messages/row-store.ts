import type { VerdictName } from '../../relay/verdict.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import { Interned } from '../../report/table/interned.ts';
import type { TableRow } from '../../report/table/message-row.ts';

/** A row, and where its source can be read again. */
export interface StoredRow {
  readonly id: number;
  readonly row: TableRow;
  readonly origin: RowOrigin;
  /** How it was judged. */
  readonly part: PartReason | null;
  readonly folder: MailFolder | null;
}

/** For files, headers are not kept: a file can be read again, and thousands of headers are hundreds of megabytes. */
type RowOrigin =
  | {
      readonly kind: 'file';
      readonly file: Blob;
      readonly name: string;
      readonly offset: number | null;
      readonly length: number;
    }
  | { readonly kind: 'bytes'; readonly source: Uint8Array }
  /** It could not be read. */
  | { readonly kind: 'nowhere' };

/** What comes with a row. */
export interface Added {
  readonly origin: RowOrigin;
  readonly part: PartReason | null;
  /** Adding the same key again replaces the row. */
  readonly key?: string;
  readonly folder?: MailFolder | null;
}

/** All rows of the table in order of arrival, with counters by answer. */
export class RowStore {
  readonly rows: StoredRow[] = [];
  readonly answers = new Map<VerdictName | 'unreadable', number>();
  private readonly byKey = new Map<string, number>();
  private readonly interned = new Interned();

  /** Adds a row, or replaces the one with the same key. */
  add(row: TableRow, { origin, part, key, folder = null }: Added): void {
    const known = key === undefined ? undefined : this.byKey.get(key);
    const id = known ?? this.rows.length;
    const stored = { id, row: this.intern(row), origin, part, folder };
    if (known === undefined) {
      this.rows.push(stored);
      if (key !== undefined) this.byKey.set(key, id);
    } else {
      const before = this.rows[known];
      if (before !== undefined) this.count(before.row, -1);
      this.rows[known] = stored;
    }
    this.count(row, 1);
  }

  /** Replaces a row by another judgement of the same message. */
  replace(stored: StoredRow, row: TableRow): void {
    this.count(stored.row, -1);
    this.rows[stored.id] = { ...stored, row: this.intern(row) };
    this.count(row, 1);
  }

  clear(): void {
    this.rows.length = 0;
    this.answers.clear();
    this.byKey.clear();
    this.interned.clear();
  }

  private intern(row: TableRow): TableRow {
    return row.kind === 'message' ? this.interned.row(row) : row;
  }

  private count(row: TableRow, by: 1 | -1): void {
    const answer = row.kind === 'unreadable' ? 'unreadable' : row.verdict;
    if (answer === null) return;
    const count = (this.answers.get(answer) ?? 0) + by;
    if (count === 0) this.answers.delete(answer);
    else this.answers.set(answer, count);
  }
}
