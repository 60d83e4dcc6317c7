import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { TableColumn } from '../../report/table/columns.ts';
import { say, spokenLocale } from '../kit/words.ts';
import { GridRow, placeOf } from './grid-row.tsx';
import type { RowWindow, TableQuery } from './table-protocol.ts';

interface MessageGridProps {
  readonly columns: readonly TableColumn[];
  readonly query: TableQuery;
  readonly total: number;
  /** Requests the visible rows; the answer comes as `window`. */
  readonly want: (from: number, to: number) => void;
  readonly window: RowWindow;
  readonly chosen: readonly number[];
  readonly choose: (row: number) => void;
  readonly open: (row: number) => void;
  readonly sortBy: (column: TableColumn) => void;
  readonly filterBy: (column: TableColumn, value: string) => void;
}

/** Height of a row in pixels; every row is a single line. */
const ROW_HEIGHT = 36;

/**
 * Rows of the first drawing; the others follow after the next frame. Drawing and laying out all of them at once, with
 * everything around them, would keep the page busy for more than 50 ms.
 */
const FIRST_ROWS = 8;

/** A position in the grid: row 0 is the first message, row -1 the headings; column 0 the checkbox. */
interface Place {
  readonly row: number;
  readonly column: number;
  /** A key moved there, and the cell has not taken the focus yet. */
  readonly isAwaited: boolean;
}

/**
 * The rows as a grid (WAI-ARIA): one stop of the Tab key; arrows, Home, End and the page keys move through headings and
 * cells, with Ctrl to the first and the last; Enter activates one. Only the visible rows are drawn, so their number
 * makes no difference.
 */
export function MessageGrid(props: MessageGridProps) {
  const { columns, query, total, want, window: shown, chosen, choose, open, sortBy, filterBy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [isFirst, setFirst] = useState(true);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0, isAwaited: false });
  const [visit] = useState(
    () =>
      (row: number, column: number): void =>
        setPlace((current) =>
          current.row === row && current.column === column ? current : { row, column, isAwaited: false },
        ),
  );
  const [list] = useState(
    () =>
      new Virtualizer<HTMLDivElement, HTMLDivElement>({
        count: total,
        getScrollElement: () => scroller.current,
        estimateSize: () => ROW_HEIGHT,
        overscan: 4,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        // The rows for a new height are drawn in the next frame, not in the one that measured the height.
        useAnimationFrameWithResizeObserver: true,
        onChange: () => redraw(null),
      }),
  );
  list.setOptions({ ...list.options, count: total });
  // The library meant these for its adapters to rendering libraries.
  const { _didMount: mount, _willUpdate: update } = list;
  useLayoutEffect(() => mount(), [mount]);
  useLayoutEffect(() => update());
  const items = list.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? 0) + 1;
  useEffect(() => want(from, to), [want, from, to, total, query]);
  // An effect runs after its drawing has been painted.
  useEffect(() => {
    if (shown.rows.length > 0) setFirst(false);
  }, [shown.rows.length]);
  useEffect(() => {
    if (!place.isAwaited) return;
    if (place.row !== HEADINGS) list.scrollToIndex(place.row);
    const cell = scroller.current?.querySelector(`[data-place="${place.row} ${place.column}"]`);
    if (!(cell instanceof HTMLElement)) return;
    (focusableIn(cell) ?? cell).focus();
    // Until the row has its values, there is no button that could take the focus.
    if (place.row === HEADINGS || shown.rows[place.row - shown.from] !== undefined) {
      setPlace({ ...place, isAwaited: false });
    }
  }, [list, place, from, to, isFirst, shown]);

  const isChosen = (row: RowWindow['rows'][number] | undefined): boolean =>
    row !== undefined && chosen.includes(row.id);
  const move = (event: KeyboardEvent): void => {
    const size = { rows: total, columns: columns.length + 2 };
    const focused = placeIn(event.target);
    if (event.altKey || placeAfter(event, place, size) === null) return;
    event.preventDefault();
    // A key that is held down repeats before the last move is drawn.
    setPlace((current) => placeAfter(event, current.isAwaited ? current : (focused ?? current), size) ?? current);
  };
  // The Tab key cannot reach a row that is scrolled out of sight, but it always reaches the headings.
  const isDrawn = items.some(({ index }) => index === place.row);
  const tabPlace: Place = isDrawn || place.row === HEADINGS ? place : { row: HEADINGS, column: 2, isAwaited: false };
  const stopIn = (column: number): 0 | -1 => (tabPlace.row === HEADINGS && tabPlace.column === column ? 0 : -1);

  const number = new Intl.NumberFormat(spokenLocale());

  return (
    <>
      <div class="grid-frame" ref={scroller} data-part="grid">
        <div
          role="grid"
          tabIndex={-1}
          aria-label={say('messages_title')}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 2}
          onKeyDown={move}
        >
          <div role="row" aria-rowindex={1} class="grid-head grid-row">
            <span
              role="columnheader"
              class="grid-cell grid-choose"
              aria-label={say('messages_select_heading')}
              {...placeOf(HEADINGS, 0, visit, stopIn(0))}
            />
            <span
              role="columnheader"
              class="grid-cell grid-open"
              aria-label={say('messages_open')}
              {...placeOf(HEADINGS, 1, visit, stopIn(1))}
            />
            {columns.map((column, nth) => {
              const direction = query.sort?.column === column.id ? query.sort.direction : 'none';
              return (
                <span
                  key={column.id}
                  role="columnheader"
                  class={`grid-cell cell-${column.id}`}
                  aria-sort={direction}
                  {...placeOf(HEADINGS, nth + 2, visit)}
                >
                  <button
                    type="button"
                    class="sort"
                    title={say(column.heading)}
                    tabIndex={stopIn(nth + 2)}
                    onClick={() => sortBy(column)}
                  >
                    {say(column.heading)}
                    <span aria-hidden="true">{SIGNS[direction]}</span>
                  </button>
                </span>
              );
            })}
          </div>
          <div role="rowgroup" class="grid-body" style={{ height: `${list.getTotalSize()}px` }}>
            {(isFirst ? items.slice(0, FIRST_ROWS) : items).map(({ index, start }) => (
              <GridRow
                key={index}
                index={index}
                top={start}
                columns={columns}
                row={shown.rows[index - shown.from] ?? null}
                isChosen={isChosen(shown.rows[index - shown.from])}
                focused={place.row === index ? place.column : null}
                choose={choose}
                open={open}
                filterBy={filterBy}
                visit={visit}
              />
            ))}
          </div>
        </div>
      </div>
      {items.length < total && (
        <p class="printed-rows">
          {say('messages_printed', { count: number.format(items.length), total: number.format(total) })}
        </p>
      )}
    </>
  );
}

const SIGNS = { ascending: ' ▲', descending: ' ▼', none: '' } as const;

/** The row of the headings. */
const HEADINGS = -1;

/** How many rows the page keys move by. */
const PAGE = 10;

function placeAfter(
  { key, ctrlKey: isFar }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: Place,
  size: { rows: number; columns: number },
): Place | null {
  const within = (next: { readonly row: number; readonly column: number }): Place => ({
    isAwaited: true,
    row: Math.max(HEADINGS, Math.min(size.rows - 1, next.row)),
    column: Math.max(0, Math.min(size.columns - 1, next.column)),
  });
  switch (key) {
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'PageDown':
      return within({ row: row + PAGE, column });
    case 'PageUp':
      return within({ row: Math.max(0, row - PAGE), column });
    case 'Home':
      return within({ row: isFar ? 0 : row, column: 0 });
    case 'End':
      return within({ row: isFar ? size.rows : row, column: size.columns });
    default:
      return null;
  }
}

/** The place that an element is in. */
function placeIn(element: EventTarget | null): Place | null {
  const cell = element instanceof Element ? element.closest('[data-place]') : null;
  const [row, column] = cell?.getAttribute('data-place')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column, isAwaited: false };
}

function focusableIn(cell: HTMLElement): HTMLElement | null {
  const found = cell.querySelector('button, input');
  return found instanceof HTMLElement ? found : null;
}
