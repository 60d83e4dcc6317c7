import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from './wait-until.ts';

const GUARD = path.join(import.meta.dirname, 'guard.sh');
/** Enough of a program's output to explain why it failed. */
const KEPT_OUTPUT = 20_000;

/** A program that ends, with all its children and its folder, when this process releases it or dies. */
export interface GuardedProcess {
  /** The end of what it wrote to standard output and standard error. */
  output(): string;
  /** The first match in the output, as soon as it is written. Fails if the program ends first, or never writes it. */
  outputMatch(pattern: RegExp): Promise<RegExpExecArray>;
  /** Throws, with the output, if the program has ended without being stopped. */
  assertAlive(): void;
  /** Resolves when the program has ended, by itself or because it was stopped. */
  readonly ended: Promise<void>;
  /** Resolves when the program, its children and its folder are gone. */
  stop(): Promise<void>;
}

/** A new empty folder for one program's state. The program's guard removes it. */
export function scratchFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `relay-inspector-${name}-`));
}

/**
 * Starts a program under the guard.
 *
 * @param folder the program's scratch folder, its working directory, removed when it has ended
 * @param command program and arguments
 * @param environment added to this process's own
 */
export function startGuarded(
  folder: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): GuardedProcess {
  const child = spawn('sh', [GUARD, folder, ...command], {
    cwd: folder,
    detached: true, // own process group: the guard ends all of it
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
    });
  }
  child.stdin.on('error', () => undefined); // the guard may be gone already
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      hasEnded = true;
      resolve();
    });
  });
  const assertAlive = (): void => {
    if (hasEnded) throw new Error(`${command.join(' ')} ended by itself:\n${output}`);
  };

  return {
    output: () => output,
    outputMatch: (pattern) =>
      waitUntil(`${pattern} in the output of ${command.join(' ')}`, () => {
        assertAlive();
        return pattern.exec(output);
      }),
    assertAlive,
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
