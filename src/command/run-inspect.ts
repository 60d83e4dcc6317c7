/**
 * `relay-inspector FILE…`: the extension's report on files, from a shell (docs/command-line.md).
 *
 * Exit 0: all were read. 1: something was not a message or could not be opened; a line says why. 2: wrong usage. 3: the
 * answer for a message differs from `--expect`.
 */
import { version } from '../../package.json' with { type: 'json' };
import { visibleLine } from '../hosts/invisible.ts';
import { summarise } from '../message/summarise.ts';
import { leadingVerdict } from '../report/leading-verdict.ts';
import { reasonInWords } from '../report/table/columns.ts';
import type { ReportWords } from '../report/wording/report-words.ts';
import { type CommandLine, HELP, ONE_DOCUMENT, readCommandLine } from './command-line.ts';
import { type JudgedMail, judgedMail } from './judged-mail.ts';
import { reportWordsIn } from './words-in-language.ts';
import { readCommandSettings } from './command-settings.ts';
import { type StandardInput, readText } from './sources.ts';
import { type MailWriter, createWriter } from './writers.ts';

/** What the command reads and writes besides files: the standard streams, or a test's own. */
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
  const writer = createWriter({ asked, settings, words, inColour: streams.inColour === true, summarise });
  // A document is masked when it is written.
  const request = { names, settings, redact: asked.redact && !ONE_DOCUMENT.has(asked.form) };
  return writeAll(judgedMail(request, streams.input), writer, { asked, streams, words, complain });
}

interface Surroundings {
  readonly asked: CommandLine;
  readonly streams: Streams;
  readonly words: ReportWords;
  readonly complain: (text: string) => void;
}

async function writeAll(
  mails: AsyncIterable<JudgedMail>,
  writer: MailWriter,
  { asked, streams, words, complain }: Surroundings,
): Promise<number> {
  let unread = false;
  let unexpected = false;
  let messages = 0;
  /** A document is held back until it is known to be the only one. */
  let held = '';
  for await (const mail of mails) {
    if (mail.kind === 'unreadable') {
      unread = true;
      if (!writer.takesUnreadable) complain(`${visibleLine(mail.place)}: ${whyUnread(mail, words)}.`);
    } else {
      messages += 1;
      const answer = leadingVerdict(mail.report.verdicts)?.verdict ?? null;
      unexpected ||= asked.expect !== null && answer !== asked.expect;
      if (messages > 1 && ONE_DOCUMENT.has(asked.form)) {
        complain(
          'This form is a document about one message, and there are more. Name one of them, or use --json, --csv or --table.',
        );
        return 2;
      }
    }
    const text = await writer.write(mail);
    if (ONE_DOCUMENT.has(asked.form)) held += text;
    else if (text !== '') await streams.write(text);
  }
  const rest = held + (await writer.end());
  if (rest !== '') await streams.write(rest);
  if (messages === 0 && !unread) {
    complain('There is no file in what was named.');
    return 1;
  }
  if (unread) return 1;
  return unexpected ? 3 : 0;
}

function whyUnread(mail: Extract<JudgedMail, { kind: 'unreadable' }>, words: ReportWords): string {
  return mail.system === null ? reasonInWords(mail, words) : visibleLine(mail.system);
}

/** One name per line, or each ended by NUL as `find -print0` writes them, which works for any name. */
function namesIn(text: string): string[] {
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/u);
  return names.filter((name) => name !== '');
}
