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
  /** Adding the same message again replaces its row ({@link AddedMessage.key}). */
  readonly key?: string;
  readonly folder?: MailFolder | null;
}

/** All rows of the table in order of arrival, with counters by answer. */
export class RowStore {
  readonly rows: StoredRow[] = [];
  readonly answers = new Map<VerdictName | 'unreadable', number>();
  /** The rows of each key. A webmail numbers its messages, and the next account in it has the same numbers. */
  private readonly byKey = new Map<string, number[]>();
  private readonly interned = new Interned();

  /** Adds a row, or replaces that of the same message. */
  add(row: TableRow, { origin, part, key, folder = null }: Added): void {
    const before = key === undefined ? undefined : this.known(key, origin);
    const id = before?.id ?? this.rows.length;
    const stored = { id, row: this.intern(row), origin, part, folder };
    if (before !== undefined) this.count(before.row, -1);
    else if (key !== undefined) this.byKey.set(key, [...(this.byKey.get(key) ?? []), id]);
    this.rows[id] = stored;
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

  /** The row of this key that has the same source, or that could not be read so far. */
  private known(key: string, origin: RowOrigin): StoredRow | undefined {
    const rows = (this.byKey.get(key) ?? []).flatMap((id) => this.rows[id] ?? []);
    return (
      rows.find((each) => isSameSource(each.origin, origin)) ?? rows.find(({ origin: { kind } }) => kind === 'nowhere')
    );
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

function isSameSource(one: RowOrigin, other: RowOrigin): boolean {
  if (one.kind !== 'bytes' || other.kind !== 'bytes') return false;
  return one.source.length === other.source.length && one.source.every((byte, place) => byte === other.source[place]);
}
