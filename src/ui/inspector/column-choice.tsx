import { Term } from '../kit/term.tsx';
import { say } from '../kit/words.ts';
import type { HopColumn } from './hop-columns.ts';

interface ColumnChoiceProps {
  readonly columns: readonly HopColumn[];
  /** Ids of the columns that are not shown. */
  readonly hidden: ReadonlySet<string>;
  readonly change: (hidden: ReadonlySet<string>) => void;
}

/** Which columns the hop table shows, and what each means. */
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
            </label>{' '}
            <Term
              word="?"
              label={say('inspector_explain_word', { word: say(column.heading) })}
              explanation={column.explanation}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
