/** The command as a program of its own: `relay-inspector FILE…`. */
import { runInspect } from './inspect.ts';

process.exitCode = await runInspect(process.argv.slice(2), {
  input: process.stdin,
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
