import type { TableColumn } from '../../report/table/columns.ts';
import { say } from '../kit/words.ts';
import type { TableQuery } from './table-protocol.ts';

interface FilterBarProps {
  readonly query: TableQuery;
  readonly columns: readonly TableColumn[];
  readonly ask: (change: Partial<TableQuery>) => void;
  readonly setColumns: (columns: TableQuery['columns']) => void;
  readonly filterBy: (column: TableColumn, value: string) => void;
}

/** Search, the active filters, grouping, and the choice of columns. */
export function FilterBar({ query, columns, ask, setColumns, filterBy }: FilterBarProps) {
  const toggle = ({ id }: TableColumn): void => {
    const shown = new Set(query.columns);
    if (!shown.delete(id)) shown.add(id);
    setColumns(columns.map((column) => column.id).filter((each) => shown.has(each)));
  };
  const group = (grouped: boolean): void => {
    // Without the campaign column nothing shows where a group begins.
    const isHidden = grouped && !query.columns.includes('campaign');
    ask({ grouped, columns: isHidden ? ['campaign', ...query.columns] : query.columns });
  };
  return (
    <div class="filter-bar">
      <label>
        {say('messages_search')}{' '}
        <input
          type="search"
          data-part="search"
          value={query.search}
          onInput={(event) => ask({ search: event.currentTarget.value })}
        />
      </label>
      <label>
        <input
          type="checkbox"
          data-part="group"
          checked={query.grouped}
          onChange={(event) => group(event.currentTarget.checked)}
        />{' '}
        {say('messages_group')}
      </label>
      <details class="column-choice">
        <summary>{say('messages_columns')}</summary>
        <ul>
          {columns.map((column) => (
            <li key={column.id}>
              <label>
                <input
                  type="checkbox"
                  data-column={column.id}
                  checked={query.columns.includes(column.id)}
                  onChange={() => toggle(column)}
                />{' '}
                {say(column.heading)}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {query.filters.map(({ column: id, value }) => {
        const column = columns.find((each) => each.id === id);
        return column === undefined ? null : (
          <button
            key={id}
            type="button"
            class="filter"
            data-filter={id}
            aria-label={say('messages_filter_remove', { column: say(column.heading), value })}
            onClick={() => filterBy(column, value)}
          >
            <span>
              {say(column.heading)}: {value}
            </span>{' '}
            ×
          </button>
        );
      })}
    </div>
  );
}
