import type { RouteHop } from '../../route/route.ts';
import { spokenLocale } from '../kit/words.ts';
import type { HopColumn } from './hop-columns.ts';

/** How the hop table is sorted: by which column, and in which direction. */
export interface HopOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** The hops sorted by a column; hops without that fact come last in either direction. */
export function sortHops(hops: readonly RouteHop[], column: HopColumn, direction: HopOrder['direction']): RouteHop[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator(spokenLocale(), { numeric: true });
  const compare = (a: RouteHop, b: RouteHop): number => {
    const left = column.order === undefined ? column.text(a, hops.length) : column.order(a);
    const right = column.order === undefined ? column.text(b, hops.length) : column.order(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  };
  return hops.toSorted(compare);
}

/** The order after a click on a heading: by this column ascending, descending after the next click. */
export function nextOrder(order: HopOrder, column: string): HopOrder {
  const again = order.column === column && order.direction === 'ascending';
  return { column, direction: again ? 'descending' : 'ascending' };
}
