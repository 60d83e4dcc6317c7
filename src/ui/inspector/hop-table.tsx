import { useState } from 'preact/hooks';
import type { RouteHop } from '../../route/route.ts';
import { SourceLink } from '../report/source-link.tsx';
import { belief } from '../../report/wording/belief.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { ColumnChoice } from './column-choice.tsx';
import { HOP_COLUMNS, type HopColumn } from './hop-columns.ts';
import { type HopOrder, nextOrder, sortHops } from './hop-order.ts';

/** The order of the route. */
const OLDEST_FIRST: HopOrder = { column: 'number', direction: 'ascending' };

/** The host that wrote the line, by which a screen reader names the row while moving along a column. */
const NAMING_COLUMN = 'by';

/**
 * Every fact about every hop. Columns that are empty for all hops are left out. The others can be chosen, and the table
 * sorted by them.
 */
export function HopTable({ hops }: { readonly hops: readonly RouteHop[] }) {
  const [order, setOrder] = useState(OLDEST_FIRST);
  const filled = HOP_COLUMNS.filter((column) => hops.some((stop) => column.text(stop, hops.length) !== null));
  const [hidden, setHidden] = useState(hiddenColumns);
  const choose = (next: ReadonlySet<string>): void => {
    setHidden(next);
    rememberHidden(next);
  };
  const shown = filled.filter((column) => !hidden.has(column.id));
  const sorting = HOP_COLUMNS.find((column) => column.id === order.column);
  const sorted = sorting === undefined ? hops : sortHops(hops, sorting, order.direction);
  return (
    <>
      <ColumnChoice columns={filled} hidden={hidden} change={choose} />
      <div class="table-scroll" role="region" aria-label={say('inspector_hops_title')} tabIndex={0}>
        <table class="hops stacking" data-part="hops">
          <thead>
            <tr>
              {shown.map((column) => (
                <Heading
                  key={column.id}
                  column={column}
                  order={order}
                  sort={() => setOrder(nextOrder(order, column.id))}
                />
              ))}
              <th scope="col">{say('inspector_column_raw')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((stop) => (
              <tr key={stop.hop.index} class={`hop-${belief(stop)}`} data-hop={stop.hop.index}>
                {shown.map((column) => (
                  <Cell
                    key={column.id}
                    heading={say(column.heading)}
                    text={column.text(stop, hops.length)}
                    namesRow={column.id === NAMING_COLUMN}
                    code={column.code === true}
                  />
                ))}
                <td data-heading={say('inspector_column_raw')}>
                  <SourceLink field={stop.hop.fieldIndex} about={String(hops.length - stop.hop.index)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The key under which the choice of columns is kept. Only names of columns are stored, on this computer. */
const CHOICE = 'hop-columns-hidden';

/** The columns that the reader hid last, or by default those that few people need. */
function hiddenColumns(): ReadonlySet<string> {
  const kept = localStorage.getItem(CHOICE);
  if (kept !== null) return new Set(kept.split(' '));
  return new Set(HOP_COLUMNS.filter((column) => column.extra === true).map((column) => column.id));
}

function rememberHidden(hidden: ReadonlySet<string>): void {
  localStorage.setItem(CHOICE, [...hidden].join(' '));
}

interface HeadingProps {
  readonly column: HopColumn;
  readonly order: HopOrder;
  readonly sort: () => void;
}

function Heading({ column, order, sort }: HeadingProps) {
  const direction = order.column === column.id ? order.direction : undefined;
  return (
    <th scope="col" abbr={say(column.heading)} aria-sort={direction}>
      <button type="button" class="sort" onClick={sort}>
        {say(column.heading)}
        <span class="sort-sign" aria-hidden="true">
          {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}
        </span>
      </button>
    </th>
  );
}

interface CellProps {
  /** Its heading on a narrow screen, where each hop is a list of named facts. */
  readonly heading: string;
  readonly text: string | null;
  readonly namesRow: boolean;
  readonly code: boolean;
}

function Cell({ heading, text, namesRow, code }: CellProps) {
  const content =
    text === null ? (
      <span class="nothing">—</span>
    ) : (
      <div class={code ? 'cell cell-code' : 'cell'}>
        <VisibleText text={text} name />
      </div>
    );
  return namesRow ? (
    <th scope="row" data-heading={heading}>
      {content}
    </th>
  ) : (
    <td data-heading={heading}>{content}</td>
  );
}
