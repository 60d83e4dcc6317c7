import { describe, expect, it, vi } from 'vitest';
import { TableClient } from '../../../../src/ui/messages/table-client.ts';
import { TableFlow } from '../../../../src/ui/messages/table-flow.ts';
import type { FromWorker, TableCommand, TableProgress } from '../../../../src/ui/messages/table-protocol.ts';

const NO_ROWS = { total: 0, from: 0, rows: [] };

/** A table that answers when it is told to. */
function slowTable() {
  const asked: { readonly id: number; readonly command: TableCommand }[] = [];
  let hear: (message: FromWorker) => void = () => undefined;
  const client = new TableClient({
    send: (id, command) => void asked.push({ id, command }),
    listen: (listening) => (hear = listening),
  });
  const flow = new TableFlow(client, () => undefined, ['answer']);
  const grow = (rows: number, done = false): void => {
    const reading = done ? null : { file: 'a.mbox', done: rows, size: 100 };
    hear({ kind: 'progress', rows, answers: [], reading, judging: null } satisfies TableProgress);
  };
  const answer = (): void => {
    const next = asked.find(({ command }) => command.kind === 'window');
    if (next === undefined) throw new Error('nothing was asked');
    asked.splice(asked.indexOf(next), 1);
    hear({ kind: 'reply', id: next.id, reply: { kind: 'window', window: NO_ROWS } });
  };
  return { asked, flow, grow, answer };
}

describe('while the table grows', () => {
  it('the visible rows are not requested again until the last answer has arrived, and then only once', async () => {
    const { asked, grow, answer } = slowTable();
    for (const rows of [1, 2, 3, 4]) grow(rows);
    expect(asked.map(({ command }) => command.kind)).toEqual(['window']);
    answer();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked.map(({ command }) => command.kind)).toEqual(['window']);
  });

  it('what all messages show together is requested once the table has been read, even if an answer is late', async () => {
    const { asked, grow, answer } = slowTable();
    grow(1);
    grow(2, true);
    answer();
    await vi.waitFor(() => expect(asked.map(({ command }) => command.kind)).toEqual(['window', 'series']));
  });
});
