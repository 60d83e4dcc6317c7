import { readFolder } from '../../extension/active-tab/message-folder.ts';
import type { ListListener } from '../../extension/active-tab/read-list-of-tab.ts';
import type { ReadFailure } from '../../extension/active-tab/read-types.ts';
import type { ListSummary, ListTab } from '../../extension/wire/list-protocol.ts';
import { tableKey } from '../../extension/wire/table-message.ts';
import type { WebmailReason } from '../../report/table/message-row.ts';
import type { AddedMessage, NotReadMessage } from './table-protocol.ts';

/** Progress of reading a webmail's list. */
export interface ListProgress {
  readonly list: ListSummary;
  readonly done: number;
}

/** The services needed to read a list into the table. */
export interface ListServices {
  /** Resolves to false if the page was gone before anything began. */
  readonly readList: (tab: ListTab, listener: ListListener, signal: AbortSignal) => Promise<boolean>;
  readonly addMessage: (message: AddedMessage) => Promise<void>;
  readonly addNotRead: (message: NotReadMessage) => Promise<void>;
  readonly show: (progress: ListProgress) => void;
}

const REASONS: Readonly<Record<ReadFailure | 'left', WebmailReason>> = {
  left: 'left',
  changed: 'left',
  cancelled: 'left',
  'signed-out': 'signed-out',
  'not-found': 'not-found',
  refused: 'refused',
  network: 'network',
  timeout: 'timeout',
  'too-large': 'long-header',
  'other-message': 'other-message',
  'not-a-message': 'other-answer',
  'no-message-here': 'other-answer',
  'no-open-message': 'other-answer',
  'several-sources': 'other-answer',
  'needs-source-view': 'other-answer',
  'page-closed-to-extensions': 'left',
  'written-window': 'left',
};

/**
 * Reads what a person has selected in a webmail's list into the table: a row for each message, as soon as the message
 * is read. Aborting the signal ends the reading, and the rows so far stay.
 *
 * @returns false if the page was gone before anything began
 */
export async function readListIntoTable(tab: ListTab, services: ListServices, signal: AbortSignal): Promise<boolean> {
  const { readList, addMessage, addNotRead, show } = services;
  let progress: ListProgress | null = null;
  return readList(
    tab,
    {
      onBegin: (list) => {
        progress = { list, done: 0 };
        show(progress);
      },
      onMessage: (message, read) => {
        if (progress === null) return;
        progress = { ...progress, done: progress.done + 1 };
        show(progress);
        const { webmail } = progress.list;
        const named = { place: webmail.title, key: tableKey(webmail, message) };
        if (typeof read !== 'string') {
          const folder = readFolder({ webmail, message, folder: null, origin: 'answer' });
          void addMessage({ ...named, source: read, part: null, folder });
        } else {
          void addNotRead({ ...named, subject: message.subject, reason: REASONS[read] });
        }
      },
    },
    signal,
  );
}
