/**
 * `relay-inspector [--json] FILE…`: the report of the extension on files from a shell. With `--text`, `--markdown`,
 * `--html` or `--report` (docs/report-json.md) as it is shared, with `--redact` without what is nobody else's business.
 *
 * Exit 0: all were read. 1: one was no message or could not be opened; its line says why. 2: wrong use.
 */
import { summarise } from '../message/summarise.ts';
import { whyNoMessage } from '../message/why-no-message.ts';
import { sendsay } from '../relay/sendsay.ts';
import { inspect } from '../report/inspect.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import { share } from '../report/share.ts';
import { toJsonLine } from '../report/writers/json-line.ts';
import { printableJson } from '../report/writers/printable-json.ts';
import { writeTerminal } from '../report/writers/terminal.ts';
import { visibleLine } from '../hosts/invisible.ts';
import { type CommandLine, USAGE, readCommandLine } from './command-line.ts';
import { reportWordsIn } from './report-words.ts';
import { readSource, type StandardInput } from './read-source.ts';

const settings: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

/** What the command reads and writes besides files: the standard streams, or a test's own. */
export interface Streams {
  readonly input: StandardInput;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs the command with the words after its name; resolves to the exit code. Never rejects over a file. */
export async function runInspect(words: readonly string[], streams: Streams): Promise<number> {
  const asked = readCommandLine(words);
  if (asked === null) {
    streams.complain(`${USAGE}\n`);
    return 2;
  }
  let worst = 0;
  for (const file of asked.files) {
    const line = await inspectFile(file, asked, streams.input);
    streams.write(`${line.text}\n`);
    if (!line.read) worst = 1;
  }
  return worst;
}

interface Line {
  readonly text: string;
  readonly read: boolean;
}

async function inspectFile(file: string, asked: CommandLine, input: StandardInput): Promise<Line> {
  const { form } = asked;
  const json = form === 'json-line';
  let source: Uint8Array;
  try {
    source = await readSource(file, input);
  } catch (error) {
    return failure(file, 'cannot-be-read', error instanceof Error ? error.message : String(error), json);
  }
  const report = inspect(source, settings);
  const reason = whyNoMessage(report.fields);
  if (reason !== null) return failure(file, reason, `not a message (${reason})`, json);
  if (form !== 'json-line' && form !== 'terminal') {
    const { redact, header, language } = asked;
    const request = { source, settings, form, masked: redact, fullHeader: header };
    return { text: (await share(request, await reportWordsIn(language), summarise)).trimEnd(), read: true };
  }
  const summary = await summarise(source);
  const text = json ? printableJson(toJsonLine(file, summary, report)) : writeTerminal(file, summary, report);
  return { text, read: true };
}

function failure(file: string, reason: string, words: string, json: boolean): Line {
  const text = json
    ? printableJson({ file, error: { reason, message: words } })
    : `${visibleLine(file)}\n  ${visibleLine(words)}`;
  return { text, read: false };
}
