import { type ColumnId, TABLE_COLUMNS } from '../../report/table/columns.ts';
import { FIRST_COLUMNS } from './table-flow.ts';

/** Only the names of columns: nothing of a message is kept. */
const NAME = 'messages/columns';

/** The columns chosen last in this browser; the default ones if none were, or none that are known. */
export function loadColumns(): readonly ColumnId[] {
  const names = new Set((localStorage.getItem(NAME) ?? '').split(','));
  const known = TABLE_COLUMNS.map(({ id }) => id).filter((id) => names.has(id));
  return known.length === 0 ? FIRST_COLUMNS : known;
}

export function saveColumns(columns: readonly ColumnId[]): void {
  localStorage.setItem(NAME, columns.join(','));
}
