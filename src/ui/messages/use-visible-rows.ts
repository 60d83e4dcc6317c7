import {
  type VirtualItem,
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Height of a row in pixels; every row is a single line. */
const ROW_HEIGHT = 36;

/**
 * Rows of the first drawing; the others follow after the next frame. Drawing and laying out all of them at once, with
 * everything around them, would keep the page busy for more than 50 ms.
 */
const FIRST_ROWS = 8;

interface VisibleRows {
  /** The rows in sight, and a few before and after them. */
  readonly items: readonly VirtualItem[];
  /** The visible rows that are to be drawn now. */
  readonly drawn: readonly VirtualItem[];
  /** Height of all rows in pixels, including those out of sight. */
  readonly height: number;
  readonly scrollTo: (row: number) => void;
}

/** The rows of a scrolled list that are in sight. `isFilled`: whether some of them already have their values. */
export function useVisibleRows(scroller: RefObject<HTMLElement | null>, total: number, isFilled: boolean): VisibleRows {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [list] = useState(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({
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
  const [scrollTo] = useState(
    () =>
      (row: number): void =>
        list.scrollToIndex(row),
  );
  list.setOptions({ ...list.options, count: total });
  // The library meant these for its adapters to rendering libraries.
  const { _didMount: mount, _willUpdate: update } = list;
  useLayoutEffect(() => mount(), [mount]);
  useLayoutEffect(() => update());

  const [isFirst, setFirst] = useState(true);
  // An effect runs after its drawing has been painted.
  useEffect(() => {
    if (isFilled) setFirst(false);
  }, [isFilled]);

  const items = list.getVirtualItems();
  return { items, drawn: isFirst ? items.slice(0, FIRST_ROWS) : items, height: list.getTotalSize(), scrollTo };
}
