/**
 * `relay-inspector [--json] FILE…`: the report of the extension on files from a shell. With `--text`, `--markdown`,
 * `--html` or `--report` (docs/report-json.md) as it is shared, with `--redact` without what is nobody else's business.
 *
 * Exit 0: all were read. 1: one was no message or could not be opened; its line says why. 2: wrong use.
 */
import type { Intake, TakenIn } from '../message/intake/intake.ts';
import { summarise } from '../message/summarise.ts';
import { sendsay } from '../relay/sendsay.ts';
import { partBrought } from '../report/brought-part.ts';
import { inspect } from '../report/inspect.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import { share } from '../report/share.ts';
import { OTHER_WORDS, REFUSAL_WORDS, REPAIR_WORDS } from '../report/wording/brought.ts';
import { type WordKey, sayIn } from '../report/wording/report-words.ts';
import { broughtToJson, toJsonLine } from '../report/writers/json-line.ts';
import { printableJson } from '../report/writers/printable-json.ts';
import { writeTerminal } from '../report/writers/terminal.ts';
import { visibleLine } from '../hosts/invisible.ts';
import { type CommandLine, USAGE, readCommandLine } from './command-line.ts';
import type { StandardInput } from './read-source.ts';
import { reportWordsIn } from './report-words.ts';
import { takeInSource } from './take-in-source.ts';

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
  let taken: Intake;
  try {
    taken = await takeInSource(file, input);
  } catch (error) {
    return failure(file, 'cannot-be-read', error instanceof Error ? error.message : String(error), json);
  }
  if (!taken.ok) {
    const sentences = await said(asked, REFUSAL_WORDS[taken.reason]);
    return failure(file, taken.reason, sentences.join(' '), json);
  }
  const { source } = taken;
  const part = partBrought(taken);
  if (form !== 'json-line' && form !== 'terminal') {
    const { redact, header, language } = asked;
    const request = { source, settings, part, form, masked: redact, fullHeader: header };
    return { text: (await share(request, await reportWordsIn(language), summarise)).trimEnd(), read: true };
  }
  const report = inspect(source, settings, part);
  const summary = await summarise(source);
  if (json)
    return {
      text: printableJson({ ...toJsonLine(file, summary, report), ...broughtToJson(taken, report) }),
      read: true,
    };
  const notes = (await said(asked, keysOf(taken))).map((note) => `  note      ${note}`);
  return { text: [writeTerminal(file, summary, report), ...notes].join('\n'), read: true };
}

/** What was repaired, and the further messages in it. */
function keysOf({ repairs, others }: TakenIn): WordKey[] {
  const kinds = [...new Set(repairs.map(({ kind }) => kind))];
  return [...kinds.map((kind) => REPAIR_WORDS[kind]), ...others.map(({ kind }) => OTHER_WORDS[kind][0])];
}

/** Sentences; the words are loaded only where there is something to say. */
async function said({ language }: CommandLine, keys: readonly WordKey[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const words = await reportWordsIn(language);
  return keys.map((key) => sayIn(words, key));
}

function failure(file: string, reason: string, words: string, json: boolean): Line {
  const text = json
    ? printableJson({ file, error: { reason, message: words } })
    : `${visibleLine(file)}\n  ${visibleLine(words)}`;
  return { text, read: false };
}
