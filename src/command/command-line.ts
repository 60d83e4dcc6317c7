import { parseArgs } from 'node:util';
import type { VerdictName } from '../relay/verdict.ts';
import type { SharedForm, SharedMasking } from '../report/share.ts';
import type { Inside } from './found-inside.ts';

/** What the user asked for. */
export interface CommandLine {
  /** Files and folders; "-" is standard input. */
  readonly files: readonly string[];
  /** Where file names are read from, one per line or each ended by NUL: a file, or "-" for standard input. */
  readonly list: string | null;
  readonly form: Form;
  /** What is masked (docs/redaction.md). */
  readonly masking: SharedMasking;
  /** Appends the whole header; only for the forms that are meant to be shared. */
  readonly header: boolean;
  readonly language: 'en' | 'ru';
  /** ";" between the cells and a byte order mark, as Excel expects in Russian and many other languages. */
  readonly semicolons: boolean;
  /** File of relay profiles as the settings page saves it; null for the built-in one. */
  readonly relays: string | null;
  /** Domains and networks of the user's own servers. */
  readonly myServers: readonly string[];
  /** Which messages inside other messages are judged; null for none. */
  readonly inside: Inside | null;
  /** The answer that every message must have; otherwise the exit code is 3. */
  readonly expect: VerdictName | null;
  /** How many threads judge messages; 1 uses only the command's own. */
  readonly jobs: number;
}

/**
 * `terminal`, `json-line`, `csv`, `table` and `summary` are for this shell and its scripts, and take any number of
 * messages; the others are one document each, as the extension shares them.
 */
export type Form = 'terminal' | 'json-line' | 'csv' | 'table' | 'summary' | Exclude<SharedForm, 'route-table'>;

const FORMS = {
  json: 'json-line',
  csv: 'csv',
  table: 'table',
  summary: 'summary',
  text: 'text',
  markdown: 'markdown',
  html: 'html',
  report: 'json',
  short: 'short',
} as const satisfies Record<string, Form>;

/** Forms in which a file holds one message. */
export const ONE_DOCUMENT: ReadonlySet<Form> = new Set<Form>(['text', 'markdown', 'html', 'json', 'short']);

const ANSWERS: readonly VerdictName[] = ['proven', 'reported', 'contradicted', 'claimed', 'absent', 'undetermined'];

export type ReadCommandLine =
  | { readonly kind: 'run'; readonly asked: CommandLine }
  | { readonly kind: 'help' | 'version' }
  /** What is wrong, and what to do about it: one sentence each. */
  | { readonly kind: 'wrong'; readonly complaint: string };

/** Parses the arguments of the command. */
export function readCommandLine(words: readonly string[]): ReadCommandLine {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
  const { values, positionals: files } = parsed;
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const forms = Object.entries(FORMS).filter(([name]) => Reflect.get(values, name) === true);
  const [first, second] = forms;
  if (first !== undefined && second !== undefined) return wrong(`--${first[0]} and --${second[0]} exclude each other`);
  const form = first?.[1] ?? 'terminal';
  const list = values['files-from'] ?? null;
  if (files.length === 0 && list === null) return wrong('No file was named. "-" is standard input');
  const { language = 'en', expect = null } = values;
  if (language !== 'en' && language !== 'ru') return wrong(`--language takes en or ru, not "${language}"`);
  const answer = ANSWERS.find((each) => each === expect) ?? null;
  if (expect !== null && answer === null) return wrong(`--expect takes one of ${ANSWERS.join(', ')}, not "${expect}"`);
  const jobs = Number(values.jobs ?? 1);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > MAX_JOBS) {
    return wrong(`--jobs takes a number from 1 to ${MAX_JOBS}, not "${values.jobs ?? ''}"`);
  }
  const inside = insideOf(values.inside ?? null);
  if (inside === 'wrong') return wrong(`--inside takes a number from 1, or all, not "${values.inside ?? ''}"`);
  if (values.header === true && !ONE_DOCUMENT.has(form))
    return wrong('--header needs --text, --markdown, --html or --report');
  if (values.semicolons === true && form !== 'csv') return wrong('--semicolons needs --csv');
  if (values.redact === true && values['for-support'] === true) {
    return wrong('--redact and --for-support exclude each other');
  }
  const masking = values.redact === true ? 'public' : values['for-support'] === true ? 'support' : 'none';
  if (masking !== 'none' && (form === 'terminal' || form === 'summary')) {
    return wrong(
      `${masking === 'public' ? '--redact' : '--for-support'} needs a form that is made to be given to others, such as --text or --csv`,
    );
  }
  return {
    kind: 'run',
    asked: {
      files,
      list,
      form,
      masking,
      header: values.header === true,
      language,
      semicolons: values.semicolons === true,
      relays: values.relays ?? null,
      myServers: (values['my-servers'] ?? []).flatMap((text) => text.split(/[\s,]+/u)).filter((text) => text !== ''),
      expect: answer,
      jobs,
      inside,
    },
  };
}

/** More threads than a machine has processors only wait for each other. */
const MAX_JOBS = 64;

const OPTIONS = {
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  table: { type: 'boolean' },
  summary: { type: 'boolean' },
  text: { type: 'boolean' },
  markdown: { type: 'boolean' },
  html: { type: 'boolean' },
  report: { type: 'boolean' },
  short: { type: 'boolean' },
  redact: { type: 'boolean' },
  'for-support': { type: 'boolean' },
  header: { type: 'boolean' },
  semicolons: { type: 'boolean' },
  language: { type: 'string' },
  relays: { type: 'string' },
  'my-servers': { type: 'string', multiple: true },
  'files-from': { type: 'string' },
  expect: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  inside: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

function insideOf(text: string | null): Inside | 'wrong' | null {
  if (text === null || text === 'all') return text;
  return /^[1-9]\d{0,3}$/u.test(text) ? Number(text) : 'wrong';
}

function wrong(complaint: string): ReadCommandLine {
  return { kind: 'wrong', complaint };
}

export const HELP = `usage: relay-inspector [FORM] [OPTION]... FILE...

Says of every message in the files whether it came through the relay, and who says so.
FILE is a message (.eml, .emlx), an mbox, a zip or gzip archive of them, a folder, or "-" for standard input.

Forms (without one: a short text for people)
  --json        one JSON object a line and message
  --csv         a table for spreadsheets; --semicolons writes it as Excel wants it in Russian
  --table       a table for the terminal
  --summary     counts by answer, when messages began to take another route, and how long each leg takes
  --text, --markdown, --html, --report, --short
                one document, as the extension shares it (--report is JSON); for one message

Options
  --relays FILE       relays to look for, as the settings page saves them (built in: Sendsay)
  --my-servers LIST   domains and networks of your own mail servers, separated by commas
  --files-from FILE   names of files, one a line or ended by NUL; "-" is standard input
  --expect ANSWER     exit code 3 unless every message has this answer: proven, reported, contradicted,
                      claimed, absent or undetermined
  --inside N|all      the message number N inside each message (attached, returned, quoted) in its place,
                      or all of them after it
  --redact            without people, identifiers, client addresses and tokens (docs/redaction.md)
  --for-support       the same, but with the identifiers that a relay's support asks for
  --jobs N            N threads at once, for large mailboxes
  --header            the whole header at the end of a document
  --language=en|ru    language of tables and documents
  --help, --version
  --                  every word after it is a file

Exit codes: 0 all were read, 1 something could not be read, 2 wrong usage, 3 an answer other than expected.
`;
