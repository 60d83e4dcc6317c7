/** What other programs need for the same mbox, in messages per second of processor time. */
import { spawnSync } from 'node:child_process';
import { openSync, readSync } from 'node:fs';
import PostalMime from 'postal-mime';
import type { LargeMbox } from './large-mbox.ts';

/**
 * Seconds that another program may take for its part of the file; the slow ones would need half an hour for all of it.
 */
const SECONDS = 15;
/** Bytes of the file that postal-mime reads. */
const SLICE = 100 * 1024 * 1024;

/** postal-mime on whole messages, cut out of the file beforehand: splitting is not counted. */
export async function postalMimeRate({ path }: LargeMbox): Promise<number> {
  const bytes = Buffer.alloc(SLICE);
  const size = readSync(openSync(path, 'r'), bytes, 0, SLICE, 0);
  const messages: Uint8Array[] = [];
  for (let at = 0; ;) {
    const next = bytes.indexOf('\nFrom ', at);
    if (next === -1 || next >= size) break;
    messages.push(new Uint8Array(bytes.subarray(bytes.indexOf('\n', at) + 1, next)));
    at = next + 1;
  }
  const started = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  while (performance.now() - started < SECONDS * 1000) {
    const { headers } = await PostalMime.parse(messages[done % messages.length] ?? new Uint8Array());
    if (headers.length < 3) throw new Error('postal-mime was given no message');
    done += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return (done * 1e6) / (user + system);
}

/**
 * Reads the table of contents of all messages and parses as many as fit into the time; prints the rate for the whole.
 */
const PYTHON_MAILBOX = `
import mailbox, sys, time
path, total, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
started = time.process_time()
box = mailbox.mbox(path, create=False)
assert len(box) == total, len(box)
contents = time.process_time() - started
started = time.process_time()
done = 0
for key in box.iterkeys():
    box[key].get_all('Received')
    done += 1
    if time.process_time() - started > seconds: break
print(1 / (contents / total + (time.process_time() - started) / done))
`;

/** The same with SpamScope's mail-parser, which parses Received fields too. */
const MAIL_PARSER = `
import mailparser, sys, time
path, total, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
messages = [b''.join((b'', part.split(b'\\n', 1)[1])) for part in open(path, 'rb').read(50_000_000).split(b'\\nFrom ')[1:-1]]
started = time.process_time()
done = 0
while time.process_time() - started < seconds:
    mailparser.parse_from_bytes(messages[done % len(messages)]).received
    done += 1
print(done / (time.process_time() - started))
`;

export const pythonMailboxRate = (mbox: LargeMbox): number | null => pythonRate(PYTHON_MAILBOX, mbox);
export const mailParserRate = (mbox: LargeMbox): number | null => pythonRate(MAIL_PARSER, mbox);

/** null if that Python, or its package, is not installed. */
function pythonRate(program: string, { path, messages }: LargeMbox): number | null {
  const words = ['-c', program, path, String(messages), String(SECONDS)];
  const { status, stdout } = spawnSync('python3', words, { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

/** Counting lines: the fastest way to look at a whole file. */
export function countLinesRate({ path, messages }: LargeMbox): number {
  // The shell's own account: the second line of "times" is about its children.
  const script = 'wc -l "$1" >&2 && times';
  const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', path], { encoding: 'utf8' });
  if (status !== 0) throw new Error('wc did not count');
  const parts = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
  const used = parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
  return messages / Math.max(0.01, used);
}
