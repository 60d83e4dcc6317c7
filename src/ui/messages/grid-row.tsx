import { useMemo } from 'preact/hooks';
import type { TableColumn } from '../../report/table/columns.ts';
import { VERDICT_FACTS } from '../../report/wording/verdict-words.ts';
import { say } from '../kit/words.ts';
import { OWN_COLUMNS, placeOf } from './grid-place.ts';
import type { ShownRow } from './table-protocol.ts';

interface GridRowProps {
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly columns: readonly TableColumn[];
  /** null until the table has answered. */
  readonly row: ShownRow | null;
  readonly isChosen: boolean;
  /** The column of the cell that the Tab key reaches, if it is in this row. */
  readonly focused: number | null;
  readonly choose: (row: number) => void;
  readonly open: (row: number) => void;
  readonly filterBy: (column: TableColumn, value: string) => void;
  /** A cell of the row has got the focus. */
  readonly visit: (row: number, column: number) => void;
}

/**
 * One message: a checkbox, the link to its report, and a cell for each column. A click on a value filters by it. It is
 * drawn again only if something in it has changed: while a large file is read, the table grows up to five times a second.
 */
export function GridRow(props: GridRowProps) {
  const { index, top, columns, row, isChosen, focused, choose, open, filterBy, visit } = props;
  return useMemo(
    () => drawRow({ index, top, columns, row, isChosen, focused, choose, open, filterBy, visit }),
    [index, top, columns, row, isChosen, focused, choose, open, filterBy, visit],
  );
}

function drawRow({ index, top, columns, row, isChosen, focused, choose, open, filterBy, visit }: GridRowProps) {
  const tab = (column: number): 0 | -1 => (focused === column ? 0 : -1);
  const isMessage = row !== null && row.verdict !== 'unreadable';
  /** The Tab key reaches what is in the cell, or the cell itself if it is empty. */
  const place = (column: number, isEmpty: boolean) => placeOf(index, column, visit, isEmpty ? tab(column) : -1);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      class={`grid-row${row?.group == null ? '' : ' group-start'}`}
      data-verdict={row?.verdict ?? undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" class="grid-cell grid-choose" {...place(0, !isMessage)}>
        {isMessage && (
          <input
            type="checkbox"
            tabIndex={tab(0)}
            checked={isChosen}
            aria-label={say('messages_select')}
            onChange={() => choose(row.id)}
          />
        )}
      </span>
      <span role="gridcell" class="grid-cell grid-open" {...place(1, !isMessage)}>
        {isMessage && (
          <button
            type="button"
            class="open-report"
            data-action="open-row"
            aria-label={say('messages_open')}
            tabIndex={tab(1)}
            onClick={() => open(row.id)}
          >
            {say('messages_open_short')}
          </button>
        )}
      </span>
      {columns.map((column, nth) => {
        const text = row?.cells[nth] ?? '';
        const deviates = row?.deviating.includes(column.id) === true;
        return (
          <span
            key={column.id}
            role="gridcell"
            class={`grid-cell cell-${column.id}${deviates ? ' deviates' : ''}`}
            {...place(nth + OWN_COLUMNS, text === '')}
          >
            {column.id === 'answer' && row !== null && <AnswerSign verdict={row.verdict} />}
            {text !== '' && (
              <button
                type="button"
                class="value"
                tabIndex={tab(nth + OWN_COLUMNS)}
                title={text}
                onClick={() => filterBy(column, text)}
              >
                {text}
              </button>
            )}
            {deviates && <span class="for-screen-readers"> ({say('messages_differs')})</span>}
          </span>
        );
      })}
    </div>
  );
}

/** The sign of the answer's counter above the table. */
function AnswerSign({ verdict }: Pick<ShownRow, 'verdict'>) {
  if (verdict === null || verdict === 'unreadable') return null;
  return (
    <span class="sign" aria-hidden="true">
      {VERDICT_FACTS[verdict].sign}
    </span>
  );
}
