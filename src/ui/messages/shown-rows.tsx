import { say, spokenLocale } from '../kit/words.ts';
import type { TableState } from './table-flow.ts';

interface ShownRowsProps {
  readonly table: Pick<TableState, 'chosen' | 'progress' | 'window'>;
  readonly compare: (rows: readonly number[]) => void;
  readonly clear: () => void;
}

/** Says how many rows the filters leave, offers what can be done with them, and explains the marks of differences. */
export function ShownRows({ table: { chosen, progress, window }, compare, clear }: ShownRowsProps) {
  const number = new Intl.NumberFormat(spokenLocale());
  return (
    <p class="messages-shown" data-part="shown">
      {say('messages_shown', {
        count: number.format(window.total),
        // While a file is read, the rows shown may be newer than its last progress report.
        total: number.format(Math.max(progress.rows, window.total)),
      })}{' '}
      <button type="button" data-action="compare" disabled={chosen.length !== 2} onClick={() => compare(chosen)}>
        {say('messages_compare')}
      </button>{' '}
      <button type="button" data-action="clear" onClick={clear}>
        {say('messages_clear')}
      </button>
      {window.rows.some(({ deviating }) => deviating.length > 0) && (
        <span class="legend">
          <span class="deviates" aria-hidden="true" /> {say('messages_differs')}
        </span>
      )}
    </p>
  );
}
