import { useMemo, useRef, useState } from 'preact/hooks';
import type { ListTab } from '../../extension/wire/list-protocol.ts';
import { say, spokenLocale } from '../kit/words.ts';
import type { MessagesServices } from './messages-services.ts';
import { type ListProgress, readListIntoTable } from './read-list-into-table.ts';
import type { TableFlow } from './table-flow.ts';

/** What is being read, or what became of the last list. */
type ListState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly progress: ListProgress }
  | { readonly kind: 'stopped' }
  /** The page of the webmail was gone before anything began. */
  | { readonly kind: 'gone' };

/** The progress of reading lists, and the functions that start and stop it. */
export interface ListsBeingRead {
  readonly state: ListState;
  readonly read: (tab: ListTab) => Promise<void>;
  readonly stop: () => void;
}

const IDLE: ListState = { kind: 'idle' };

/** Reads lists of webmails into the table, one list after the other. */
export function useListReading(
  flow: Pick<TableFlow, 'addMessage' | 'addNotRead'>,
  { readList }: Pick<MessagesServices, 'readList'>,
): ListsBeingRead {
  const [state, setState] = useState(IDLE);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const running = useRef(new AbortController());
  const actions = useMemo(() => {
    const readOne = async (tab: ListTab): Promise<void> => {
      const { signal } = (running.current = new AbortController());
      setState(IDLE);
      const began = await readListIntoTable(
        tab,
        {
          readList,
          addMessage: flow.addMessage,
          addNotRead: flow.addNotRead,
          show: (progress) => setState({ kind: 'reading', progress }),
        },
        signal,
        // The browser may refuse a port to a tab that has just been closed.
      ).catch(() => false);
      if (signal.aborted) setState({ kind: 'stopped' });
      else setState(began ? IDLE : { kind: 'gone' });
    };
    return {
      read: (tab: ListTab) => (queue.current = queue.current.then(() => readOne(tab))),
      stop: () => running.current.abort(),
    };
  }, [flow, readList]);
  return { state, ...actions };
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
