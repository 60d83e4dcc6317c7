import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { summarise } from '../message/summarise.ts';
import type { InspectSettings } from '../report/inspect-settings.ts';
import { inspect } from '../report/inspect.ts';
import { redact } from '../report/redaction/redact.ts';
import { writeHtml } from '../report/writers/html.ts';
import { writeJson } from '../report/writers/json.ts';
import { writeMarkdown } from '../report/writers/markdown.ts';
import type { ReportWords } from '../report/wording/report-words.ts';
import type { SharedReport } from '../report/writers/shared-report.ts';
import { writeText } from '../report/writers/text.ts';
import type { CommandLine, SharedForm } from './command-line.ts';

const WRITERS: Readonly<Record<SharedForm, (shared: SharedReport, words: ReportWords) => string>> = {
  text: writeText,
  markdown: writeMarkdown,
  html: writeHtml,
  report: writeJson,
};

/** A message in a form that people share, ended by a line end; redacted when asked for. */
export async function reportToShare(
  source: Uint8Array,
  form: SharedForm,
  { redact: masked, header, language }: CommandLine,
  settings: InspectSettings,
): Promise<string> {
  const redaction = masked ? redact(source, settings) : null;
  const written = redaction?.source ?? source;
  const shared: SharedReport = {
    report: inspect(written, settings),
    summary: await summarise(written),
    profiles: settings.profiles,
    redaction: redaction === null ? 'none' : redaction.sameJudgement ? 'masked' : 'differs',
    fullHeader: header,
  };
  return WRITERS[form](shared, await loadWords(language));
}

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The words of a language as the extension has them; a key that is missing shows as itself. */
async function loadWords(language: CommandLine['language']): Promise<ReportWords> {
  const file = fileURLToPath(new URL(`../../public/_locales/${language}/messages.json`, import.meta.url));
  const messages: unknown = JSON.parse(await readFile(file, 'utf8'));
  return {
    locale: language,
    say: (key, values = {}) =>
      messageOf(messages, key).replaceAll(PLACEHOLDER, (placeholder, name: string) => values[name] ?? placeholder),
  };
}

function messageOf(messages: unknown, key: string): string {
  const message = valueAt(valueAt(messages, key), 'message');
  return typeof message === 'string' ? message : key;
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : null;
}
