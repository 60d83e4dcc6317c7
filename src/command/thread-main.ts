/** A thread of the command: judges and writes the pieces of work that it receives (thread-pool.ts). */
import { parentPort } from 'node:worker_threads';
import { summarise } from '../message/summarise.ts';
import { createJudge } from './judged-mail.ts';
import type { FromThread, ThreadSetup, ToThread } from './thread-pool.ts';
import { reportWordsIn } from './words-in-language.ts';
import { type Work, doWork } from './work.ts';

let doIt: Promise<(work: Work) => ReturnType<typeof doWork>> | null = null;

async function prepare(setup: ThreadSetup): Promise<(work: Work) => ReturnType<typeof doWork>> {
  const { asked, settings, language } = setup;
  const [judge, words] = await Promise.all([
    createJudge({ settings, masking: asked.masking }),
    reportWordsIn(language),
  ]);
  return (work) => doWork(work, judge, { ...setup, words, summarise });
}

async function answer(id: number, work: Work): Promise<void> {
  const prepared = (await (await doIt)?.(work)) ?? [];
  const done: FromThread = { id, prepared };
  parentPort?.postMessage(done, []);
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'setup') doIt = prepare(message.setup);
  else void answer(message.id, message.work);
});
