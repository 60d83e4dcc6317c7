import { Worker } from 'node:worker_threads';
import type { PreparedMail, WritingNeeds } from './prepare-mail.ts';
import type { CommandLine } from './command-line.ts';
import type { Work } from './work.ts';

/** What a thread receives at its start. Plain data. */
export interface ThreadSetup extends Omit<WritingNeeds, 'words' | 'summarise'> {
  readonly language: CommandLine['language'];
}

export type ToThread =
  | { readonly kind: 'setup'; readonly setup: ThreadSetup }
  | { readonly kind: 'work'; readonly id: number; readonly work: Work };

export interface FromThread {
  readonly id: number;
  readonly prepared: readonly PreparedMail[];
}

/** The program of a thread, next to this one in dist/cli (vite.cli.config.ts). */
const PROGRAM = 'relay-inspector-thread.js';

/**
 * Almost everything that a thread makes is garbage by the next message. Giving the collector more room makes it hardly
 * any faster here, and each thread would take up to 20 MB more.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4 } as const;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

interface Waiting {
  readonly resolve: (prepared: readonly PreparedMail[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that judge and write messages, so that a large mailbox uses all processors. */
export class ThreadPool {
  private readonly threads: readonly Thread[];
  private next = 0;

  constructor(size: number, setup: ThreadSetup) {
    this.threads = Array.from({ length: size }, () => startThread(setup));
  }

  /** Passes the work to the thread that has the least to do. Rejects if that thread ends. */
  run(work: Work): Promise<readonly PreparedMail[]> {
    const [first, ...others] = this.threads;
    if (first === undefined) return Promise.reject(new Error('a pool without threads'));
    const thread = others.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least), first);
    this.next += 1;
    const id = this.next;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      send(thread.worker, { kind: 'work', id, work });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }
}

function send(worker: Worker, message: ToThread): void {
  worker.postMessage(message, []);
}

function startThread(setup: ThreadSetup): Thread {
  const worker = new Worker(new URL(PROGRAM, import.meta.url), { resourceLimits: LIMITS });
  send(worker, { kind: 'setup', setup });
  const waiting: Thread['waiting'] = new Map();
  worker.on('message', ({ id, prepared }: FromThread) => {
    waiting.get(id)?.resolve(prepared);
    waiting.delete(id);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return { worker, waiting };
}
