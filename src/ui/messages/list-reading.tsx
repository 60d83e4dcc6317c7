import { useMemo, useRef, useState } from 'preact/hooks';
import type { ListTab } from '../../extension/wire/list-protocol.ts';
import { say, spokenLocale } from '../kit/words.ts';
import type { MessagesServices } from './messages-services.ts';
import { type ListProgress, readListIntoTable } from './read-list-into-table.ts';
import type { TableFlow } from './table-flow.ts';

interface ListState {
  /** null: nothing is being read. */
  readonly progress: ListProgress | null;
  readonly stopped: boolean;
  /** The page of the webmail was gone before anything began. */
  readonly gone: boolean;
}

/** The progress of reading lists, and the functions that start and stop it. */
export interface ListsBeingRead extends ListState {
  readonly read: (tab: ListTab) => Promise<void>;
  readonly stop: () => void;
}

const NOTHING: ListState = { progress: null, stopped: false, gone: false };

/** Reads lists of webmails into the table, one list after the other. */
export function useListReading(
  flow: Pick<TableFlow, 'addMessage' | 'addNotRead'>,
  { readList }: Pick<MessagesServices, 'readList'>,
): ListsBeingRead {
  const [state, setState] = useState(NOTHING);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const running = useRef(new AbortController());
  return {
    ...state,
    ...useMemo(() => {
      const readOne = async (tab: ListTab): Promise<void> => {
        const { signal } = (running.current = new AbortController());
        setState(NOTHING);
        const show = (progress: ListProgress | null): void => setState({ ...NOTHING, progress });
        const began = await readListIntoTable(
          tab,
          { readList, addMessage: flow.addMessage, addNotRead: flow.addNotRead, show },
          signal,
        );
        setState({ progress: null, stopped: signal.aborted, gone: !began && !signal.aborted });
      };
      return {
        read: (tab: ListTab) => (queue.current = queue.current.then(() => readOne(tab))),
        stop: () => running.current.abort(),
      };
    }, [flow, readList]),
  };
}

/** The number of messages that have been read, the number in the list, and the button that stops the reading. */
export function ListReading({
  progress: { list, done },
  stop,
}: {
  readonly progress: ListProgress;
  readonly stop: () => void;
}) {
  const number = new Intl.NumberFormat(spokenLocale());
  const count = number.format(list.count);
  const webmail = list.webmail.title;
  return (
    <>
      <progress value={done} max={Math.max(1, list.count)} />
      <span data-part="list-progress">
        {say('messages_reading_list', { webmail, done: number.format(done), total: count })}
      </span>
      <button type="button" data-action="stop-list" onClick={stop}>
        {say('messages_stop')}
      </button>
      {list.total > list.count && (
        <p>{say('messages_list_left_out', { webmail, total: number.format(list.total), count })}</p>
      )}
    </>
  );
}
