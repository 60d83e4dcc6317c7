import { type ColumnId, TABLE_COLUMNS, type TableColumn, cellText } from '../../report/table/columns.ts';
import type { MessageRow, TableRow } from '../../report/table/message-row.ts';
import type { ReportWords } from '../../report/wording/report-words.ts';
import type { StoredRow } from './row-store.ts';
import type { RowWindow, ShownRow, TableQuery } from './table-protocol.ts';

/** Columns in which the messages of one campaign should be alike. */
const ALIKE: readonly ColumnId[] = ['answer', 'encryption', 'spf', 'dkim', 'dmarc', 'alignment'];
/** In a smaller group nothing is usual. */
const MIN_GROUP = 3;

export function columnsOf(ids: readonly ColumnId[]): TableColumn[] {
  return ids.flatMap((id) => TABLE_COLUMNS.find((column) => column.id === id) ?? []);
}

/** The rows that match a query, in its order. */
export function selectRows(rows: readonly StoredRow[], query: TableQuery, words: ReportWords): StoredRow[] {
  const filters = query.filters.flatMap(({ column: id, value }) =>
    columnsOf([id]).map((column) => (row: TableRow) => cellText(row, column, words) === value),
  );
  const search = query.search.trim().toLowerCase();
  const shown = columnsOf(query.columns);
  const found = (row: TableRow): boolean =>
    search === '' || shown.some((column) => cellText(row, column, words)?.toLowerCase().includes(search) === true);
  const selected = rows.filter(({ row }) => filters.every((fits) => fits(row)) && found(row));
  const sorted = query.sort === null ? selected : sortRows(selected, query.sort, words);
  return query.grouped ? groupRows(sorted) : sorted;
}

function sortRows(rows: readonly StoredRow[], sort: NonNullable<TableQuery['sort']>, words: ReportWords): StoredRow[] {
  const [column] = columnsOf([sort.column]);
  if (column === undefined) return [...rows];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator(words.locale, { numeric: true });
  const keyed = rows.map((stored) => ({ stored, key: sortKey(stored.row, column, words) }));
  return keyed
    .toSorted((a, b) => {
      // Rows without a value come last in either direction.
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * collator.compare(String(a.key), String(b.key));
    })
    .map(({ stored }) => stored);
}

function sortKey(row: TableRow, column: TableColumn, words: ReportWords): string | number | null {
  if (row.kind === 'message' && column.order !== undefined) return column.order(row);
  return cellText(row, column, words);
}

/** Rows of one campaign together, in the order in which each campaign first appears. */
function groupRows(rows: readonly StoredRow[]): StoredRow[] {
  const groups = grouped(rows, ({ row }) => campaignOf(row) ?? '');
  return [...groups.values()].flat();
}

function campaignOf(row: TableRow): string | null {
  return row.kind === 'message' ? row.campaign : null;
}

/** What most messages of each campaign have in the columns in which they should be alike. */
export function usualValues(
  rows: readonly StoredRow[],
  words: ReportWords,
): ReadonlyMap<string, ReadonlyMap<ColumnId, string>> {
  const columns = columnsOf(ALIKE);
  const usual = new Map<string, Map<ColumnId, string>>();
  for (const [campaign, group] of grouped(rows, ({ row }) => campaignOf(row))) {
    if (campaign === null || group.length < MIN_GROUP) continue;
    const values = columns.flatMap((column) => {
      const counts = grouped(group, ({ row }) => cellText(row, column, words) ?? '');
      const most = [...counts].find(([, each]) => each.length * 2 > group.length)?.[0];
      return most === undefined ? [] : [[column.id, most] as const];
    });
    usual.set(campaign, new Map(values));
  }
  return usual;
}

/** The visible part of the selected rows, in words. */
export function windowOf(
  selected: readonly StoredRow[],
  { query, from, to }: { readonly query: TableQuery; readonly from: number; readonly to: number },
  usual: ReturnType<typeof usualValues>,
  words: ReportWords,
): RowWindow {
  const columns = columnsOf(query.columns);
  const rows = selected.slice(from, to).map(({ id, row }, nth): ShownRow => {
    const before = selected[from + nth - 1]?.row;
    const campaign = campaignOf(row);
    const isFirst = query.grouped && (before === undefined || campaignOf(before) !== campaign);
    return {
      id,
      verdict: row.kind === 'unreadable' ? 'unreadable' : row.verdict,
      cells: columns.map((column) => cellText(row, column, words) ?? ''),
      deviating: row.kind === 'message' ? deviating(row, usual, words) : [],
      group: isFirst ? campaign : null,
    };
  });
  return { total: selected.length, from, rows };
}

function deviating(row: MessageRow, usual: ReturnType<typeof usualValues>, words: ReportWords): ColumnId[] {
  const values = row.campaign === null ? undefined : usual.get(row.campaign);
  if (values === undefined) return [];
  return columnsOf(ALIKE).flatMap(({ id, text }) => {
    const most = values.get(id);
    return most === undefined || (text(row, words) ?? '') === most ? [] : [id];
  });
}

/** The items by their keys, in the order in which each key first appears. */
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
