import { useState } from 'preact/hooks';
import type { RouteHop } from '../../route/route.ts';
import { fieldAnchor } from '../evidence/field-anchor.ts';
import { belief } from '../../report/wording/belief.ts';
import { Term } from '../text/term.tsx';
import { VisibleText } from '../text/visible-text.tsx';
import { say } from '../words.ts';
import { ColumnChoice } from './column-choice.tsx';
import { HOP_COLUMNS, type HopColumn } from './hop-columns.ts';
import { type HopOrder, nextOrder, sortHops } from './hop-order.ts';

/** As the route reads. */
const OLDEST_FIRST: HopOrder = { column: 'number', direction: 'ascending' };

/** Every fact of every hop. Columns that no hop fills are left out; the rest can be chosen and sorted by. */
export function HopTable({ hops }: { readonly hops: readonly RouteHop[] }) {
  const [order, setOrder] = useState(OLDEST_FIRST);
  const filled = HOP_COLUMNS.filter((column) => hops.some((stop) => column.text(stop, hops.length) !== null));
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(HOP_COLUMNS.filter((column) => column.extra === true).map((column) => column.id)),
  );
  const shown = filled.filter((column) => !hidden.has(column.id));
  const sorting = HOP_COLUMNS.find((column) => column.id === order.column);
  const sorted = sorting === undefined ? hops : sortHops(hops, sorting, order.direction);
  return (
    <>
      <ColumnChoice columns={filled} hidden={hidden} change={setHidden} />
      <div class="table-scroll" role="region" aria-label={say('inspector_hops_title')} tabIndex={0}>
        <table class="hops" data-part="hops">
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
                  <Cell key={column.id} heading={say(column.heading)} text={column.text(stop, hops.length)} />
                ))}
                <td>
                  <a href={`#${fieldAnchor(stop.hop.fieldIndex)}`}>{say('show_in_source')}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface HeadingProps {
  readonly column: HopColumn;
  readonly order: HopOrder;
  readonly sort: () => void;
}

function Heading({ column, order, sort }: HeadingProps) {
  const direction = order.column === column.id ? order.direction : undefined;
  return (
    <th scope="col" aria-sort={direction}>
      <button type="button" class="sort" onClick={sort}>
        {say(column.heading)}
        <span class="sort-sign" aria-hidden="true">
          {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}
        </span>
      </button>
      <Term
        word="?"
        label={say('inspector_explain_word', { word: say(column.heading) })}
        explanation={column.explanation}
      />
    </th>
  );
}

interface CellProps {
  /** For paper, where each hop is a paragraph. */
  readonly heading: string;
  readonly text: string | null;
}

function Cell({ heading, text }: CellProps) {
  return (
    <td data-heading={heading}>
      {text === null ? (
        <span class="nothing">—</span>
      ) : (
        <div class="cell">
          <VisibleText text={text} />
        </div>
      )}
    </td>
  );
}
