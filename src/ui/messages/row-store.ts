import type { VerdictName } from '../../relay/verdict.ts';
import type { MailFolder } from '../../report/mail-folder.ts';
import type { PartReason } from '../../report/report.ts';
import type { TableRow } from '../../report/table/message-row.ts';
import { PackedRows } from '../../report/table/packed-rows.ts';
import { RowOrigins, type RowOrigin, isSameSource } from './row-origins.ts';

/** A row, and where its source can be read again. */
export interface StoredRow {
  readonly id: number;
  readonly row: TableRow;
  readonly origin: RowOrigin;
  /** Why the answer is conditional; null for a whole source. */
  readonly part: PartReason | null;
  readonly folder: MailFolder | null;
  /** A number that no other row stored under this id had. */
  readonly version: number;
}

/** What comes with a row. */
export interface Added {
  readonly origin: RowOrigin;
  readonly part: PartReason | null;
  /** Adding the same message again replaces its row ({@link AddedMessage.key}). */
  readonly key?: string;
  readonly folder?: MailFolder | null;
}

/**
 * All rows of the table in order of arrival, with counters by answer. A row is unpacked when it is asked for: 200,000
 * of them would not fit into the memory of a tab.
 */
export class RowStore {
  readonly answers = new Map<VerdictName | 'unreadable', number>();
  readonly #packed = new PackedRows();
  readonly #origins = new RowOrigins();
  /** Most rows have neither. */
  readonly #parts = new Map<number, PartReason>();
  readonly #folders = new Map<number, MailFolder>();
  /** A number for each row's campaign. Two campaigns may happen to share a number. */
  readonly #campaigns: number[] = [];
  /**
   * The rows of each key, which may be several: a webmail numbers its messages, and the next account has the same
   * numbers.
   */
  readonly #byKey = new Map<string, number[]>();
  /** Versions of replaced rows; all others have `version`. */
  readonly #versions = new Map<number, number>();
  #version = 0;
  #changes = 0;

  get length(): number {
    return this.#packed.length;
  }

  get(id: number): StoredRow | undefined {
    const row = this.#packed.at(id);
    if (row === undefined) return undefined;
    return {
      id,
      row,
      origin: this.#origins.at(id),
      part: this.#parts.get(id) ?? null,
      folder: this.#folders.get(id) ?? null,
      version: this.#versions.get(id) ?? this.#version,
    };
  }

  *[Symbol.iterator](): Generator<StoredRow> {
    for (let id = 0; id < this.length; id++) {
      const stored = this.get(id);
      if (stored !== undefined) yield stored;
    }
  }

  /** The first rows that belong to one of these campaigns, at most `most` of them. */
  *ofCampaigns(campaigns: ReadonlySet<string>, most: number): Generator<StoredRow> {
    const wanted = new Set([...campaigns].map(numberOf));
    let found = 0;
    for (let id = 0; id < this.length && found < most; id++) {
      if (!wanted.has(this.#campaigns[id] ?? 0)) continue;
      const stored = this.get(id);
      if (stored?.row.kind !== 'message' || !campaigns.has(stored.row.campaign ?? '')) continue;
      found += 1;
      yield stored;
    }
  }

  /** Adds a row, or replaces that of the same message. */
  add(row: TableRow, { origin, part, key, folder = null }: Added): void {
    const before = key === undefined ? undefined : this.#known(key, origin);
    const id = before?.id ?? this.length;
    if (before !== undefined) this.#count(before.row, -1);
    else if (key !== undefined) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), id]);
    this.#put(id, row);
    this.#origins.set(id, origin);
    setOrDelete(this.#parts, id, part);
    setOrDelete(this.#folders, id, folder);
  }

  /** Replaces a row by another judgement of the same message; nothing if it has been replaced or removed since. */
  replace({ id, version }: StoredRow, row: TableRow): void {
    const before = this.get(id);
    if (before?.version !== version) return;
    this.#count(before.row, -1);
    this.#put(id, row);
  }

  clear(): void {
    this.#packed.clear();
    this.#origins.clear();
    this.#campaigns.length = 0;
    for (const map of [this.answers, this.#parts, this.#folders, this.#byKey, this.#versions]) map.clear();
    this.#changes += 1;
    this.#version = this.#changes;
  }

  #put(id: number, row: TableRow): void {
    if (id < this.length) {
      this.#changes += 1;
      this.#versions.set(id, this.#changes);
    }
    this.#packed.set(id, row);
    this.#campaigns[id] = row.kind === 'message' && row.campaign !== null ? numberOf(row.campaign) : 0;
    this.#count(row, 1);
  }

  /** The row of this key that has the same source, or that could not be read so far. */
  #known(key: string, origin: RowOrigin): StoredRow | undefined {
    const rows = (this.#byKey.get(key) ?? []).flatMap((id) => this.get(id) ?? []);
    return (
      rows.find((each) => isSameSource(each.origin, origin)) ?? rows.find(({ origin: { kind } }) => kind === 'nowhere')
    );
  }

  #count(row: TableRow, by: 1 | -1): void {
    const answer = row.kind === 'unreadable' ? 'unreadable' : row.verdict;
    if (answer === null) return;
    const count = (this.answers.get(answer) ?? 0) + by;
    if (count === 0) this.answers.delete(answer);
    else this.answers.set(answer, count);
  }
}

function setOrDelete<Value>(map: Map<number, Value>, id: number, value: Value | null): void {
  if (value === null) map.delete(id);
  else map.set(id, value);
}

/** A small number for a text (FNV-1a, 31 bits). */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) number = Math.imul(number ^ text.charCodeAt(at), 0x01000193);
  return number >>> 1;
}
