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
  /** Why the thread does no more work; null while it runs. */
  ended: Error | null;
}

interface Waiting {
  readonly resolve: (prepared: readonly PreparedMail[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that judge and write messages, so that a large mailbox uses all processors. */
export class ThreadPool {
  readonly #threads: readonly Thread[];
  #next = 0;

  /** @param start starts the program of one thread; a test passes one that may die */
  constructor(size: number, setup: ThreadSetup, start = startProgram) {
    this.#threads = Array.from({ length: size }, () => startThread(start(), setup));
  }

  /**
   * Passes the work to the thread that has the least to do. If that thread ends, or has ended already, rejects with an
   * Error whose message says why, as a clause.
   */
  run(work: Work): Promise<readonly PreparedMail[]> {
    const [first, ...others] = this.#threads;
    if (first === undefined) return Promise.reject(new Error('a pool without threads'));
    const thread = others.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least), first);
    if (thread.ended !== null) return Promise.reject(thread.ended);
    this.#next += 1;
    const id = this.#next;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      send(thread.worker, { kind: 'work', id, work });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function send(worker: Worker, message: ToThread): void {
  worker.postMessage(message, []);
}

function startProgram(): Worker {
  return new Worker(new URL(PROGRAM, import.meta.url), { resourceLimits: LIMITS });
}

function startThread(worker: Worker, setup: ThreadSetup): Thread {
  const thread: Thread = { worker, waiting: new Map(), ended: null };
  const end = (why: Error): void => {
    // Keeps the first reason: an uncaught error comes before the end that it causes.
    thread.ended ??= why;
    for (const { reject } of thread.waiting.values()) reject(thread.ended);
    thread.waiting.clear();
  };
  worker.on('message', ({ id, prepared }: FromThread) => {
    thread.waiting.get(id)?.resolve(prepared);
    thread.waiting.delete(id);
  });
  worker.on('error', (error) => end(new Error(clauseOf(error), { cause: error })));
  worker.on('exit', (code) => end(new Error(`it ended with code ${code}`)));
  send(worker, { kind: 'setup', setup });
  return thread;
}

function clauseOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'it ran out of memory';
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
