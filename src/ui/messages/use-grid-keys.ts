import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type GridPlace, HEADINGS, OWN_COLUMNS, focusableAt, placeAfter, placeIn } from './grid-place.ts';
import type { ShownRow } from './table-protocol.ts';

interface GridView {
  readonly rows: number;
  readonly columns: number;
  /** The rows that are drawn. */
  readonly drawn: readonly { readonly index: number }[];
  /** null until the values of a row have come: before that it has no button that could take the focus. */
  readonly rowAt: (row: number) => ShownRow | null;
  readonly scrollTo: (row: number) => void;
}

interface GridKeys {
  /** The cell that the keys move on from. */
  readonly place: GridPlace;
  /** The cell that the Tab key reaches. */
  readonly tabPlace: GridPlace;
  /** A cell has got the focus. */
  readonly visit: (row: number, column: number) => void;
  readonly move: (event: KeyboardEvent) => void;
}

interface Position extends GridPlace {
  /** A key moved there, and the cell has not taken the focus yet. */
  readonly isAwaited: boolean;
}

const FIRST_HEADING: GridPlace = { row: HEADINGS, column: OWN_COLUMNS };

/** Moves the focus through the cells of a grid by keys; a cell that has to be drawn first takes it as soon as it is. */
export function useGridKeys(grid: RefObject<HTMLElement | null>, view: GridView): GridKeys {
  const { rows, columns, drawn, rowAt, scrollTo } = view;
  const [place, setPlace] = useState<Position>({ row: 0, column: 0, isAwaited: false });
  const [visit] = useState(
    () =>
      (row: number, column: number): void =>
        setPlace((current) =>
          current.row === row && current.column === column ? current : { row, column, isAwaited: false },
        ),
  );
  useEffect(() => {
    if (!place.isAwaited) return;
    if (place.row !== HEADINGS) scrollTo(place.row);
    const target = focusableAt(place, grid.current);
    if (target === null) return;
    target.focus();
    if (place.row === HEADINGS || rowAt(place.row) !== null) setPlace({ ...place, isAwaited: false });
  }, [grid, place, drawn, rowAt, scrollTo]);
  const move = (event: KeyboardEvent): void => {
    const size = { rows, columns };
    const focused = placeIn(event.target);
    if (event.altKey || placeAfter(event, place, size) === null) return;
    event.preventDefault();
    // A key that is held down repeats before the last move is drawn.
    setPlace((current) => {
      const next = placeAfter(event, current.isAwaited ? current : (focused ?? current), size);
      return next === null ? current : { ...next, isAwaited: true };
    });
  };
  // The Tab key cannot reach a row that is scrolled out of sight, but it always reaches the headings.
  const isReached = place.row === HEADINGS || drawn.some(({ index }) => index === place.row);
  return { place, tabPlace: isReached ? place : FIRST_HEADING, visit, move };
}
