/** The command in a shell: its arguments, its streams and its exit code. */
import { once } from 'node:events';
import { runInspect } from './run-inspect.ts';

// "relay-inspector … | head": the reader has seen enough, and that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runInspect(process.argv.slice(2), {
  input: process.stdin,
  write: async (text) => {
    writeTogether();
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  complain: (text) => process.stderr.write(text),
  inColour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
});

/** Writes the lines of one piece of a mailbox file with one call to the system instead of a hundred. */
function writeTogether(): void {
  if (process.stdout.writableCorked > 0) return;
  process.stdout.cork();
  setImmediate(() => process.stdout.uncork());
}
