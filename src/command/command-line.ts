import type { SharedForm } from '../report/share.ts';

export const USAGE = `usage: inspect [--json] FILE...   ("-" is standard input)
       inspect --text|--markdown|--html|--report [--redact] [--header] [--language=en|ru] FILE...`;

/** What the user asked for. */
export interface CommandLine {
  readonly files: readonly string[];
  readonly form: Form;
  /** Masks people, submitters, identifiers and tokens; only for the forms that are made to be shared. */
  readonly redact: boolean;
  /** The whole header at the end; only for the forms that are made to be shared. */
  readonly header: boolean;
  readonly language: 'en' | 'ru';
}

/** `terminal` and `json-line` are for this shell and its scripts; the others are what the extension lets people share. */
export type Form = 'terminal' | 'json-line' | SharedForm;

const FORMS: ReadonlyMap<string, Form> = new Map([
  ['--json', 'json-line'],
  ['--text', 'text'],
  ['--markdown', 'markdown'],
  ['--html', 'html'],
  ['--report', 'json'],
]);

/** Reads the words behind the command; null when they make no sense together. */
export function readCommandLine(words: readonly string[]): CommandLine | null {
  const files = words.filter((word) => word === '-' || !word.startsWith('-'));
  const options = new Set(words.filter((word) => word !== '-' && word.startsWith('-')));
  const [form = 'terminal', ...moreForms] = [...options].flatMap((option) => FORMS.get(option) ?? []);
  const redact = options.has('--redact');
  const header = options.has('--header');
  const languages = [...options].filter((option) => option.startsWith('--language='));
  const unknown = [...options].filter((option) => !FORMS.has(option) && !SHARING.has(option));
  const shared = form !== 'terminal' && form !== 'json-line';
  const asksToShare = redact || header || languages.length > 0;
  if (files.length === 0 || moreForms.length > 0 || unknown.length > 0 || languages.length > 1) return null;
  if (asksToShare && !shared) return null;
  return { files, form, redact, header, language: languages[0] === '--language=ru' ? 'ru' : 'en' };
}

const SHARING: ReadonlySet<string> = new Set(['--redact', '--header', '--language=en', '--language=ru']);
