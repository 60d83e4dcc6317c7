import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { TableColumn } from '../../report/table/columns.ts';
import { say, spokenLocale } from '../kit/words.ts';
import { GridHead } from './grid-head.tsx';
import { HEADINGS, OWN_COLUMNS } from './grid-place.ts';
import { GridRow } from './grid-row.tsx';
import type { RowWindow, ShownRow, TableQuery } from './table-protocol.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useVisibleRows } from './use-visible-rows.ts';

interface MessageGridProps {
  readonly columns: readonly TableColumn[];
  readonly query: TableQuery;
  /** Requests the visible rows; the answer comes as `window`. */
  readonly want: (from: number, to: number) => void;
  readonly window: RowWindow;
  readonly chosen: readonly number[];
  readonly choose: (row: number) => void;
  readonly open: (row: number) => void;
  readonly sortBy: (column: TableColumn) => void;
  readonly filterBy: (column: TableColumn, value: string) => void;
}

/**
 * The rows as a grid (WAI-ARIA): one stop of the Tab key; arrows, Home, End and the page keys move through headings and
 * cells, with Ctrl to the first and the last; Enter activates one. Only the visible rows are drawn, so their number
 * makes no difference.
 */
export function MessageGrid(props: MessageGridProps) {
  const { columns, query, want, window: shown, chosen, choose, open, sortBy, filterBy } = props;
  const { total } = shown;
  const width = columns.length + OWN_COLUMNS;
  const scroller = useRef<HTMLDivElement>(null);
  const { items, drawn, height, scrollTo } = useVisibleRows(scroller, total, shown.rows.length > 0);
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? 0) + 1;
  useEffect(() => want(from, to), [want, from, to, total, query]);
  const rowAt = useCallback((index: number): ShownRow | null => shown.rows[index - shown.from] ?? null, [shown]);
  const { place, tabPlace, visit, move } = useGridKeys(scroller, {
    rows: total,
    columns: width,
    drawn,
    rowAt,
    scrollTo,
  });
  return (
    <>
      <div class="grid-frame" ref={scroller} data-part="grid">
        <div
          role="grid"
          tabIndex={-1}
          aria-label={say('messages_title')}
          aria-rowcount={total + 1}
          aria-colcount={width}
          onKeyDown={move}
        >
          <GridHead
            columns={columns}
            sort={query.sort}
            sortBy={sortBy}
            focused={tabPlace.row === HEADINGS ? tabPlace.column : null}
            visit={visit}
          />
          <div role="rowgroup" class="grid-body" style={{ height: `${height}px` }}>
            {drawn.map(({ index, start }) => {
              const row = rowAt(index);
              return (
                <GridRow
                  key={index}
                  index={index}
                  top={start}
                  columns={columns}
                  row={row}
                  isChosen={row !== null && chosen.includes(row.id)}
                  focused={place.row === index ? place.column : null}
                  choose={choose}
                  open={open}
                  filterBy={filterBy}
                  visit={visit}
                />
              );
            })}
          </div>
        </div>
      </div>
      {items.length < total && <PrintedRows count={items.length} total={total} />}
    </>
  );
}

/** On paper there are only the rows in sight. This says so. */
function PrintedRows({ count, total }: { readonly count: number; readonly total: number }) {
  const number = new Intl.NumberFormat(spokenLocale());
  return (
    <p class="printed-rows">{say('messages_printed', { count: number.format(count), total: number.format(total) })}</p>
  );
}
