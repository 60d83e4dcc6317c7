import type { TableColumn } from '../../report/table/columns.ts';
import { say } from '../kit/words.ts';
import { HEADINGS, OWN_COLUMNS, placeOf } from './grid-place.ts';
import type { TableQuery } from './table-protocol.ts';

interface GridHeadProps {
  readonly columns: readonly TableColumn[];
  readonly sort: TableQuery['sort'];
  readonly sortBy: (column: TableColumn) => void;
  /** The column whose heading the Tab key reaches, if it is in this row. */
  readonly focused: number | null;
  readonly visit: (row: number, column: number) => void;
}

const SIGNS = { ascending: ' ▲', descending: ' ▼', none: '' } as const;

/** The headings, which stay in sight; a click on one sorts by its column. */
export function GridHead({ columns, sort, sortBy, focused, visit }: GridHeadProps) {
  const tab = (column: number): 0 | -1 => (focused === column ? 0 : -1);
  return (
    <div role="row" aria-rowindex={1} class="grid-head grid-row">
      <span
        role="columnheader"
        class="grid-cell grid-choose"
        aria-label={say('messages_select_heading')}
        {...placeOf(HEADINGS, 0, visit, tab(0))}
      />
      <span
        role="columnheader"
        class="grid-cell grid-open"
        aria-label={say('messages_open')}
        {...placeOf(HEADINGS, 1, visit, tab(1))}
      />
      {columns.map((column, nth) => {
        const direction = sort?.column === column.id ? sort.direction : 'none';
        const place = nth + OWN_COLUMNS;
        return (
          <span
            key={column.id}
            role="columnheader"
            class={`grid-cell cell-${column.id}`}
            aria-sort={direction}
            {...placeOf(HEADINGS, place, visit)}
          >
            <button
              type="button"
              class="sort"
              title={say(column.heading)}
              tabIndex={tab(place)}
              onClick={() => sortBy(column)}
            >
              {say(column.heading)}
              <span aria-hidden="true">{SIGNS[direction]}</span>
            </button>
          </span>
        );
      })}
    </div>
  );
}
