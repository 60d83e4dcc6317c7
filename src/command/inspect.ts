/**
 * `npm run -s inspect -- [--json] FILE…`: the report of the extension on files from a shell.
 *
 * Exit 0: all were read. 1: one was no message or could not be opened; its line says why. 2: wrong use.
 */
import { summarise } from '../message/summarise.ts';
import { whyNoMessage } from '../message/why-no-message.ts';
import { sendsay } from '../relay/sendsay.ts';
import { inspect } from '../report/inspect.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import { toJsonLine } from '../report/json-line.ts';
import { readSource } from './read-source.ts';
import { reportText } from './report-text.ts';

const USAGE = 'usage: inspect [--json] FILE...   ("-" is standard input)';
const settings: InspectSettings = { profiles: [sendsay], myServers: { hostSuffixes: [], networks: [] } };

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const files = words.filter((word) => word === '-' || !word.startsWith('-'));
  const options = words.filter((word) => word !== '-' && word.startsWith('-'));
  if (files.length === 0 || options.some((option) => option !== '--json')) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const json = options.length > 0;
  let worst = 0;
  for (const file of files) {
    const line = await inspectFile(file, json);
    process.stdout.write(`${line.text}\n`);
    if (!line.read) worst = 1;
  }
  return worst;
}

interface Line {
  readonly text: string;
  readonly read: boolean;
}

async function inspectFile(file: string, json: boolean): Promise<Line> {
  let source: Uint8Array;
  try {
    source = await readSource(file);
  } catch (error) {
    return failure(file, 'cannot-be-read', error instanceof Error ? error.message : String(error), json);
  }
  const report = inspect(source, settings);
  const reason = whyNoMessage(report.fields);
  if (reason !== null) return failure(file, reason, `not a message (${reason})`, json);
  const summary = await summarise(source);
  const text = json ? JSON.stringify(toJsonLine(file, summary, report)) : reportText(file, summary, report);
  return { text, read: true };
}

function failure(file: string, reason: string, words: string, json: boolean): Line {
  const text = json ? JSON.stringify({ file, error: { reason, message: words } }) : `${file}\n  ${words}`;
  return { text, read: false };
}
