import type { ReportWords } from '../report/wording/report-words.ts';
import { splitTemplate } from '../report/wording/template.ts';

/** Loaded on demand: they are a third of the command. */
const MESSAGES = {
  en: () => import('../../public/_locales/en/messages.json', { with: { type: 'json' } }),
  ru: () => import('../../public/_locales/ru/messages.json', { with: { type: 'json' } }),
} as const;

/** The extension's words in a language; a missing key shows as itself. */
export async function reportWordsIn(language: keyof typeof MESSAGES): Promise<ReportWords> {
  const { default: messages } = await MESSAGES[language]();
  const known = new Map<string, readonly string[]>();
  const parts = (key: string): readonly string[] => {
    const found = known.get(key) ?? splitTemplate(messageOf(messages, key));
    known.set(key, found);
    return found;
  };
  return { locale: language, parts };
}

function messageOf(messages: unknown, key: string): string {
  const message = valueAt(valueAt(messages, key), 'message');
  return typeof message === 'string' ? message : key;
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : null;
}
