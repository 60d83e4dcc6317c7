/** The worker of the page "Messages". It does whatever takes time, so that the page itself never waits. */
import { TableHost } from './table-host.ts';
import type { FromWorker, TableCommand } from './table-protocol.ts';

interface Asked {
  readonly id: number;
  readonly command: TableCommand;
}

const post = (message: FromWorker): void => self.postMessage(message, { transfer: [] });
const host = new TableHost(post);

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  host.handle(data.command).then(
    (reply) => post({ kind: 'reply', id: data.id, reply }),
    () => post({ kind: 'failed', id: data.id }),
  );
});
