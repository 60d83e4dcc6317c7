import { say, spokenLocale } from '../kit/words.ts';
import { ListReading, type ListsBeingRead } from './list-reading.tsx';
import type { TableState } from './table-flow.ts';

interface ProgressLinesProps {
  readonly table: Pick<TableState, 'progress' | 'stopped'>;
  readonly stop: () => void;
  readonly lists: ListsBeingRead;
  /** Whether the source of the row that was asked for no longer exists. */
  readonly isRowGone: boolean;
}

/** Shows what is being read or judged, how far the work is, and what went wrong. */
export function ProgressLines({ table: { progress, stopped }, stop, lists, isRowGone }: ProgressLinesProps) {
  const { reading, judging } = progress;
  const { state: list } = lists;
  return (
    <div role="status" data-part="progress" class="messages-progress">
      {reading !== null && (
        <>
          <progress value={reading.done} max={Math.max(1, reading.size)} />
          <span>{readingWords(reading)}</span>
          <button type="button" data-action="stop" onClick={stop}>
            {say('messages_stop')}
          </button>
        </>
      )}
      {judging !== null && (
        <>
          <progress value={judging.done} max={judging.total} />
          <span>{judgingWords(judging)}</span>
        </>
      )}
      {list.kind === 'reading' && <ListReading progress={list.progress} stop={lists.stop} />}
      {(stopped || list.kind === 'stopped') && <p>{say('messages_stopped')}</p>}
      {list.kind === 'gone' && <p>{say('messages_list_gone')}</p>}
      {isRowGone && <p>{say('messages_gone')}</p>}
    </div>
  );
}

function readingWords({ file, done, size }: NonNullable<TableState['progress']['reading']>): string {
  const percent = new Intl.NumberFormat(spokenLocale(), { style: 'percent', maximumFractionDigits: 0 });
  return say('messages_reading', { file, percent: percent.format(size === 0 ? 0 : done / size) });
}

function judgingWords({ done, total }: NonNullable<TableState['progress']['judging']>): string {
  const number = new Intl.NumberFormat(spokenLocale());
  return say('messages_judging', { done: number.format(done), total: number.format(total) });
}
