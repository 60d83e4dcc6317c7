import type { FromWorker, TableCommand, TableProgress, TableReply } from './table-protocol.ts';

/** The page's end of a channel to the table: to a worker, or to a test's stand-in. */
export interface TableChannel {
  readonly send: (id: number, command: TableCommand) => void;
  readonly listen: (hear: (message: FromWorker) => void) => void;
}

/** Starts a worker of this extension and returns the channel to it. */
export function workerChannel(): TableChannel {
  const worker = new Worker('/messages-worker.js', { type: 'module' });
  return {
    send: (id, command) => worker.postMessage({ id, command }, { transfer: [] }),
    listen: (hear) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
    },
  };
}

/** The table as the page sees it. */
export class TableClient {
  readonly #waiting = new Map<number, (message: FromWorker) => void>();
  #next = 0;
  readonly #channel: TableChannel;
  #hearProgress: (progress: TableProgress) => void = () => undefined;

  constructor(channel: TableChannel) {
    this.#channel = channel;
    channel.listen((message) => {
      if (message.kind === 'progress') this.#hearProgress(message);
      else {
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      }
    });
  }

  /** Calls `hear` with the progress of the table from now on. */
  onProgress(hear: (progress: TableProgress) => void): void {
    this.#hearProgress = hear;
  }

  /** The answer of one kind to a command; rejects if the table could not carry it out. */
  ask<Kind extends TableReply['kind']>(
    command: TableCommand,
    kind: Kind,
  ): Promise<Extract<TableReply, { kind: Kind }>> {
    this.#next += 1;
    const id = this.#next;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        if (message.kind === 'reply' && isOfKind(message.reply, kind)) resolve(message.reply);
        else reject(new Error(`the table could not do "${command.kind}"`));
      });
      this.#channel.send(id, command);
    });
  }
}

function isOfKind<Kind extends TableReply['kind']>(
  reply: TableReply,
  kind: Kind,
): reply is Extract<TableReply, { kind: Kind }> {
  return reply.kind === kind;
}
