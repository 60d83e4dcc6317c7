/** A position in the grid: row 0 is the first message, row -1 the headings; column 0 the checkbox. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The row of the headings. */
export const HEADINGS = -1;

/** Columns before those of the table: the checkbox, and the button that opens the report. */
export const OWN_COLUMNS = 2;

/** How many rows the page keys move by. */
const PAGE = 10;

/** Where a key leads from a place; null for a key that does not move. */
export function placeAfter(
  { key, ctrlKey: isFar }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: GridPlace,
  size: GridSize,
): GridPlace | null {
  const within = (next: GridPlace): GridPlace => ({
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

interface PlaceAttributes {
  readonly 'data-place': string;
  readonly tabIndex: 0 | -1;
  readonly onFocusIn: () => void;
}

/**
 * The attributes that make an element a place in the grid: the arrow keys reach it even if it is empty, and go on from
 * there.
 */
export function placeOf(
  row: number,
  column: number,
  visit: (row: number, column: number) => void,
  tabIndex: PlaceAttributes['tabIndex'] = -1,
): PlaceAttributes {
  // The focus is nearly always in the button of the cell, and "focus" does not bubble.
  return { 'data-place': `${row} ${column}`, tabIndex, onFocusIn: () => visit(row, column) };
}

/** The place that an element is in. */
export function placeIn(element: EventTarget | null): GridPlace | null {
  const cell = element instanceof Element ? element.closest('[data-place]') : null;
  const [row, column] = cell?.getAttribute('data-place')?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * The element that takes the focus at a place: the button or box in it, or else the cell. null while the place is not
 * drawn.
 */
export function focusableAt({ row, column }: GridPlace, grid: Element | null): HTMLElement | null {
  const cell = grid?.querySelector(`[data-place="${row} ${column}"]`);
  const inside = cell?.querySelector('button, input');
  if (inside instanceof HTMLElement) return inside;
  return cell instanceof HTMLElement ? cell : null;
}
