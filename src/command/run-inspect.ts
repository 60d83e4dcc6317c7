/**
 * `relay-inspector FILE…`: the extension's report on files, from a shell (docs/command-line.md).
 *
 * Exit 0: all were read. 1: something was not a message or could not be read, and a line says why. 2: wrong usage. 3:
 * the answer for a message differs from `--expect`.
 */
import { version } from '../../package.json' with { type: 'json' };
import { visibleLine } from '../hosts/invisible.ts';
import { summarise } from '../message/summarise.ts';
import { type CommandLine, HELP, ONE_DOCUMENT, readCommandLine } from './command-line.ts';
import { createJudge, judgedMail } from './judged-mail.ts';
import { type PreparedMail, type WritingNeeds, prepareMail } from './prepare-mail.ts';
import { reportWordsIn } from './words-in-language.ts';
import { readCommandSettings } from './command-settings.ts';
import { type StandardInput, readText, sourcesOf } from './sources.ts';
import { UndoneWork, inOrder, workOf } from './work.ts';
import { type MailWriter, createWriter } from './writers.ts';

/** What the command reads and writes besides files: the standard streams, or stand-ins in a test. */
export interface Streams {
  readonly input: StandardInput;
  /** Returns a promise if the reader is slower than the writer. */
  readonly write: (text: string) => void | Promise<void>;
  readonly complain: (text: string) => void;
  /** Whether the output may contain colours. */
  readonly inColour?: boolean;
}

/** Runs the command with its arguments; resolves to the exit code. Never rejects because of a file. */
export async function runInspect(words: readonly string[], streams: Streams): Promise<number> {
  const read = readCommandLine(words);
  const complain = (text: string): void => streams.complain(`relay-inspector: ${text}\n`);
  switch (read.kind) {
    case 'help':
      await streams.write(HELP);
      return 0;
    case 'version':
      await streams.write(`${version}\n`);
      return 0;
    case 'wrong':
      complain(`${read.complaint}. "relay-inspector --help" shows the usage.`);
      return 2;
    case 'run':
      return run(read.asked, streams, complain);
  }
}

async function run(asked: CommandLine, streams: Streams, complain: (text: string) => void): Promise<number> {
  const read = await readCommandSettings(asked, streams.input);
  if (!read.ok) {
    complain(`${read.complaint}.`);
    return 2;
  }
  let names = asked.files;
  if (asked.list !== null) {
    try {
      names = [...names, ...namesIn(await readText(asked.list, streams.input))];
    } catch (error) {
      complain(
        `--files-from: ${asked.list} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
      );
      return 2;
    }
  }
  const { settings } = read;
  const words = await reportWordsIn(asked.language);
  const needs = { asked, settings, words, inColour: streams.inColour === true, summarise };
  return writeAll(preparedMail(names, streams.input, needs), createWriter(needs), { asked, streams, complain });
}

/** Every message of the named files, in order and ready to be written. */
async function* preparedMail(
  names: readonly string[],
  input: StandardInput,
  needs: WritingNeeds & { readonly asked: CommandLine },
): AsyncGenerator<PreparedMail> {
  const { asked, settings, inColour } = needs;
  const isDocument = ONE_DOCUMENT.has(asked.form);
  if (asked.jobs > 1 && !isDocument) {
    const { ThreadPool } = await import('./thread-pool.ts');
    const pool = new ThreadPool(asked.jobs, { asked, settings, inColour, language: asked.language });
    try {
      yield* inOrder(workOf(names, input), (work) => pool.run(work), 2 * asked.jobs);
    } finally {
      await pool.close();
    }
    return;
  }
  // A document is masked when it is written.
  const judge = await createJudge({ settings, masking: isDocument ? 'none' : asked.masking });
  for await (const named of sourcesOf(names, input)) {
    for await (const mail of judgedMail(named, judge, asked.inside)) yield prepareMail(mail, needs);
  }
}

interface Surroundings {
  readonly asked: CommandLine;
  readonly streams: Streams;
  readonly complain: (text: string) => void;
}

async function writeAll(
  mails: AsyncIterable<PreparedMail>,
  writer: MailWriter,
  { asked, streams, complain }: Surroundings,
): Promise<number> {
  const isDocument = ONE_DOCUMENT.has(asked.form);
  let unread = false;
  let unexpected = false;
  let messages = 0;
  let undone: UndoneWork | null = null;
  /** A document is held back until it is known to be the only one. */
  let held = '';
  try {
    for await (const mail of mails) {
      if (mail.unread !== null) {
        unread = true;
        if (!writer.takesUnreadable) complain(`${visibleLine(mail.place)}: ${mail.unread}.`);
      } else {
        messages += 1;
        unexpected ||= asked.expect !== null && mail.answer !== asked.expect;
        if (messages > 1 && isDocument) {
          complain(
            'This form is a document about one message, and there are more. Name one of them, or use --json, --csv or --table.',
          );
          return 2;
        }
      }
      const text = writer.write(mail);
      if (isDocument) held += text;
      else if (text !== '') await streams.write(text);
    }
  } catch (error) {
    if (!(error instanceof UndoneWork)) throw error;
    undone = error;
  }
  const rest = held + writer.end();
  if (rest !== '') await streams.write(rest);
  if (undone !== null) complain(whyUndone(undone));
  else if (messages === 0 && !unread) complain('There is no file under the given names.');
  if (undone !== null || unread || messages === 0) return 1;
  return unexpected ? 3 : 0;
}

function whyUndone({ place, size, message }: UndoneWork): string {
  const where = size === 1 ? 'it' : `it or one of the ${size - 1} after it`;
  const what = `a thread ended while reading ${where} (${visibleLine(message)})`;
  return `${visibleLine(place)}: ${what}. The output ends before it. Try again with fewer --jobs; --jobs=1 needs no thread.`;
}

/** Names in lines, or each ended by NUL as `find -print0` writes them, which works for any name. */
function namesIn(text: string): string[] {
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/u);
  return names.filter((name) => name !== '');
}
