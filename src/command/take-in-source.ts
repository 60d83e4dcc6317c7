import { readFile, stat } from 'node:fs/promises';
import type { Intake } from '../message/intake/intake.ts';
import { takeInFile } from '../message/intake/take-in-file.ts';
import { readSource, type StandardInput } from './read-source.ts';

/** Takes in a file, or standard input for "-". Rejects with Node's own error when the file cannot be read. */
export async function takeInSource(file: string, input: StandardInput): Promise<Intake> {
  const head = await readSource(file, input);
  const size = file === '-' ? head.length : (await stat(file)).size;
  return takeInFile(head, size, () => readFile(file));
}
