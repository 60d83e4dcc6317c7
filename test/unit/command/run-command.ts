import { runInspect } from '../../../src/command/run-inspect.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command with streams of its own, without a process. test/bundle/command.test.ts starts the real one. */
export async function runCommand(words: readonly string[], ...input: readonly Uint8Array[]): Promise<CommandRun> {
  let out = '';
  let error = '';
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield* input;
  }
  const code = await runInspect(words, {
    input: pieces(),
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      error += text;
    },
  });
  return { code, out, error };
}
