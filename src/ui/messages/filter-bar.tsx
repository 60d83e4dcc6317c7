import type { ColumnId, TableColumn } from '../../report/table/columns.ts';
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
  const place = (id: ColumnId | undefined): number => columns.findIndex((column) => column.id === id);
  const group = (grouped: boolean): void => {
    const [first, ...rest] = query.columns;
    // Without the campaign column nothing shows where a group begins.
    if (grouped && !query.columns.includes('campaign')) ask({ grouped, columns: ['campaign', ...query.columns] });
    // Out of the usual order it came with the grouping, and goes with it.
    else if (!grouped && first === 'campaign' && place(first) > place(rest[0])) ask({ grouped, columns: rest });
    else ask({ grouped });
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
      <ColumnChoice shown={query.columns} columns={columns} setColumns={setColumns} />
      {query.filters.map((filter) => (
        <ActiveFilter key={filter.column} filter={filter} columns={columns} remove={filterBy} />
      ))}
    </div>
  );
}

interface ColumnChoiceProps extends Pick<FilterBarProps, 'columns' | 'setColumns'> {
  readonly shown: TableQuery['columns'];
}

function ColumnChoice({ shown, columns, setColumns }: ColumnChoiceProps) {
  const toggle = ({ id }: TableColumn): void => {
    const chosen = new Set(shown);
    if (!chosen.delete(id)) chosen.add(id);
    setColumns(columns.map((column) => column.id).filter((each) => chosen.has(each)));
  };
  return (
    <details class="column-choice">
      <summary>{say('messages_columns')}</summary>
      <ul>
        {columns.map((column) => (
          <li key={column.id}>
            <label>
              <input
                type="checkbox"
                data-column={column.id}
                checked={shown.includes(column.id)}
                onChange={() => toggle(column)}
              />{' '}
              {say(column.heading)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ActiveFilterProps extends Pick<FilterBarProps, 'columns'> {
  readonly filter: TableQuery['filters'][number];
  readonly remove: FilterBarProps['filterBy'];
}

/** A filter that is on; a click removes it. */
function ActiveFilter({ filter: { column: id, value }, columns, remove }: ActiveFilterProps) {
  const column = columns.find((each) => each.id === id);
  if (column === undefined) return null;
  return (
    <button
      type="button"
      class="filter"
      data-filter={id}
      aria-label={say('messages_filter_remove', { column: say(column.heading), value })}
      onClick={() => remove(column, value)}
    >
      <span>
        {say(column.heading)}: {value}
      </span>{' '}
      ×
    </button>
  );
}
