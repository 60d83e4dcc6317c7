import { type ColumnId, TABLE_COLUMNS } from '../../report/table/columns.ts';
import { FIRST_COLUMNS } from './table-flow.ts';

// Only names of columns and one yes or no are stored, and never a part of a message.
const COLUMNS = 'messages/columns';
const COLLECTING = 'messages/collect-all';

/** The columns chosen last in this browser; the default ones if none were, or none that are known. */
export function loadColumns(): readonly ColumnId[] {
  const names = new Set((localStorage.getItem(COLUMNS) ?? '').split(','));
  const known = TABLE_COLUMNS.map(({ id }) => id).filter((id) => names.has(id));
  return known.length === 0 ? FIRST_COLUMNS : known;
}

/** Remembers the columns for {@link loadColumns}. */
export function saveColumns(columns: readonly ColumnId[]): void {
  localStorage.setItem(COLUMNS, columns.join(','));
}

/** Whether the user wants a row for every message opened at all the sites that are checked automatically. */
export function loadCollecting(): boolean {
  return localStorage.getItem(COLLECTING) !== null;
}

/** Remembers the choice for {@link loadCollecting}. */
export function saveCollecting(all: boolean): void {
  if (all) localStorage.setItem(COLLECTING, 'yes');
  else localStorage.removeItem(COLLECTING);
}
