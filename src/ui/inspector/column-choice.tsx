import { say } from '../kit/words.ts';
import type { HopColumn } from './hop-columns.ts';

interface ColumnChoiceProps {
  readonly columns: readonly HopColumn[];
  /** Ids of the columns that are not shown. */
  readonly hidden: ReadonlySet<string>;
  readonly change: (hidden: ReadonlySet<string>) => void;
}

/** Which columns the hop table shows. */
export function ColumnChoice({ columns, hidden, change }: ColumnChoiceProps) {
  const toggle = (id: string): void => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    change(next);
  };
  return (
    <details class="column-choice">
      <summary>{say('inspector_columns_choose')}</summary>
      <ul>
        {columns.map((column) => (
          <li key={column.id}>
            <label>
              <input type="checkbox" checked={!hidden.has(column.id)} onChange={() => toggle(column.id)} />{' '}
              {say(column.heading)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
