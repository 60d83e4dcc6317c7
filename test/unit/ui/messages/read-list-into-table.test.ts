import { describe, expect, it } from 'vitest';
import type { ListListener } from '../../../../src/extension/active-tab/read-list-of-tab.ts';
import type { ListSummary } from '../../../../src/extension/wire/list-protocol.ts';
import { readListIntoTable } from '../../../../src/ui/messages/read-list-into-table.ts';

const LIST: ListSummary = { webmail: { id: 'roundcube', title: 'Roundcube' }, kind: 'selected', count: 2, total: 2 };
const ref = (key: string, subject: string) => ({ key, subject, sender: null, time: null });

async function into(play: (listener: ListListener) => boolean) {
  const rows: unknown[] = [];
  const progress: unknown[] = [];
  const began = await readListIntoTable(
    { tabId: 7 },
    {
      readList: (_tab, listener) => Promise.resolve(play(listener)),
      addMessage: (message) => Promise.resolve(void rows.push(message)),
      addNotRead: (message) => Promise.resolve(void rows.push(message)),
      show: (now) => progress.push(now.done),
    },
    new AbortController().signal,
  );
  return { rows, progress, began };
}

describe('a list that is read into the table', () => {
  it('has a row for each message: with its source and folder, or with the reason for having none', async () => {
    const { rows, progress, began } = await into(({ onBegin, onMessage }) => {
      onBegin(LIST, []);
      onMessage(ref('INBOX/3', 'Order'), Uint8Array.of(1));
      onMessage(ref('INBOX/4', 'Gone'), 'not-found');
      return true;
    });
    expect(rows).toMatchObject([
      {
        place: 'Roundcube',
        // The key of the same message when it is opened, so that it keeps its row.
        key: 'roundcube INBOX/3',
        source: Uint8Array.of(1),
        part: null,
        folder: { kind: 'inbox', name: 'INBOX' },
      },
      { place: 'Roundcube', key: 'roundcube INBOX/4', subject: 'Gone', reason: 'not-found' },
    ]);
    expect(progress).toEqual([0, 1, 2]);
    expect(began).toBe(true);
  });

  it('has no row, and no progress, if it never began', async () => {
    expect(await into(() => false)).toEqual({ rows: [], progress: [], began: false });
  });
});
