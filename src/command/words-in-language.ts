import type { ReportWords } from '../report/wording/report-words.ts';
import { splitTemplate } from '../report/wording/template.ts';

/** Loaded only when asked for: they are a third of the command. */
const MESSAGES = {
  en: () => import('../../public/_locales/en/messages.json', { with: { type: 'json' } }),
  ru: () => import('../../public/_locales/ru/messages.json', { with: { type: 'json' } }),
} as const;

/** The words of a language as the extension has them; a key that is missing shows as itself. */
export async function reportWordsIn(language: keyof typeof MESSAGES): Promise<ReportWords> {
  const { default: messages } = await MESSAGES[language]();
  return { locale: language, parts: (key) => splitTemplate(messageOf(messages, key)) };
}

function messageOf(messages: unknown, key: string): string {
  const message = valueAt(valueAt(messages, key), 'message');
  return typeof message === 'string' ? message : key;
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : null;
}
