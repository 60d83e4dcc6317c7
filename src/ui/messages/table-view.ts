import { type ColumnId, TABLE_COLUMNS, type TableColumn, cellText } from '../../report/table/columns.ts';
import type { MessageRow, TableRow } from '../../report/table/message-row.ts';
import type { ReportWords } from '../../report/wording/report-words.ts';
import type { RowStore, StoredRow } from './row-store.ts';
import type { RowWindow, ShownRow, TableQuery } from './table-protocol.ts';

/** Columns that should be the same in all messages of one campaign. */
const ALIKE: readonly ColumnId[] = ['answer', 'encryption', 'spf', 'dkim', 'dmarc', 'alignment'];
/** A smaller group is too small to have usual values. */
const MIN_GROUP = 3;

/** The columns with these names, in their order; unknown names are left out. */
export function columnsOf(ids: readonly ColumnId[]): TableColumn[] {
  return ids.flatMap((id) => TABLE_COLUMNS.find((column) => column.id === id) ?? []);
}

/** Rows by their ids; null for all of them, in order of arrival. */
export type Selection = readonly number[] | null;

/** The rows that match a query, in its order. */
export function selectRows(rows: RowStore, query: TableQuery, words: ReportWords): Selection {
  const { sort, grouped: isGrouped } = query;
  const search = query.search.trim().toLowerCase();
  if (query.filters.length === 0 && search === '' && sort === null && !isGrouped) return null;
  const filters = query.filters.flatMap(({ column: id, value }) =>
    columnsOf([id]).map((column) => (row: TableRow) => cellText(row, column, words) === value),
  );
  const shown = columnsOf(query.columns);
  const found = (row: TableRow): boolean =>
    search === '' || shown.some((column) => cellText(row, column, words)?.toLowerCase().includes(search) === true);
  const [column] = sort === null ? [] : columnsOf([sort.column]);
  const keyed: Keyed[] = [];
  for (const { id, row } of rows) {
    if (!filters.every((fits) => fits(row)) || !found(row)) continue;
    const key = column === undefined ? null : sortKey(row, column, words);
    keyed.push({ id, key, campaign: isGrouped ? campaignOf(row) : null });
  }
  const sorted = column === undefined || sort === null ? keyed : sortRows(keyed, sort.direction, words.locale);
  return (isGrouped ? groupRows(sorted) : sorted).map(({ id }) => id);
}

/** What decides where a selected row is shown. */
interface Keyed {
  readonly id: number;
  readonly key: string | number | null;
  readonly campaign: string | null;
}

function sortRows(rows: readonly Keyed[], direction: 'ascending' | 'descending', locale: string): Keyed[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator(locale, { numeric: true });
  return rows.toSorted((a, b) => {
    // Rows without a value come last in either direction.
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * collator.compare(String(a.key), String(b.key));
  });
}

function sortKey(row: TableRow, column: TableColumn, words: ReportWords): string | number | null {
  if (row.kind === 'message' && column.order !== undefined) return column.order(row);
  return cellText(row, column, words);
}

/** Rows of one campaign together, in the order in which each campaign first appears. */
function groupRows(rows: readonly Keyed[]): Keyed[] {
  const groups = grouped(rows, ({ campaign }) => campaign ?? '');
  return [...groups.values()].flat();
}

function campaignOf(row: TableRow): string | null {
  return row.kind === 'message' ? row.campaign : null;
}

type UsualValues = ReadonlyMap<string, ReadonlyMap<ColumnId, string>>;

/** How many rows are examined to find what is usual. */
const MOST_COMPARED = 2000;

/** What most messages of each of these campaigns have in the columns that should be the same. */
function usualValues(rows: RowStore, campaigns: ReadonlySet<string>, words: ReportWords): UsualValues {
  const columns = columnsOf(ALIKE);
  const usual = new Map<string, Map<ColumnId, string>>();
  const compared = [...rows.ofCampaigns(campaigns, MOST_COMPARED)];
  for (const [campaign, group] of grouped(compared, ({ row }) => campaignOf(row))) {
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
  rows: RowStore,
  selection: Selection,
  { query, from, to }: { readonly query: TableQuery; readonly from: number; readonly to: number },
  words: ReportWords,
): RowWindow {
  const columns = columnsOf(query.columns);
  const total = selection?.length ?? rows.length;
  const at = (place: number): StoredRow | undefined => rows.get(selection === null ? place : (selection[place] ?? -1));
  const visible = Array.from(
    { length: Math.max(0, Math.min(to, total) - from) },
    (_, nth) => at(from + nth) ?? [],
  ).flat();
  const campaigns = visible.flatMap(({ row }) => campaignOf(row) ?? []);
  const usual = usualValues(rows, new Set(campaigns), words);
  let before = campaignBefore(from === 0 ? undefined : at(from - 1));
  const shown = visible.map(({ id, row }): ShownRow => {
    const campaign = campaignOf(row);
    const isFirst = query.grouped && before !== (campaign ?? '');
    before = campaign ?? '';
    return {
      id,
      verdict: row.kind === 'unreadable' ? 'unreadable' : row.verdict,
      cells: columns.map((column) => cellText(row, column, words) ?? ''),
      deviating: row.kind === 'message' ? deviating(row, usual, words) : [],
      group: isFirst ? campaign : null,
    };
  });
  return { total, from, rows: shown };
}

/** null if there is no row before. */
function campaignBefore(stored: StoredRow | undefined): string | null {
  return stored === undefined ? null : (campaignOf(stored.row) ?? '');
}

function deviating(row: MessageRow, usual: UsualValues, words: ReportWords): ColumnId[] {
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
