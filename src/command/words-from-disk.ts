import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ReportWords } from '../report/wording/report-words.ts';
import { splitTemplate } from '../report/wording/template.ts';

/** The words of a language as the extension has them; a key that is missing shows as itself. */
export async function wordsFromDisk(language: 'en' | 'ru'): Promise<ReportWords> {
  const file = fileURLToPath(new URL(`../../public/_locales/${language}/messages.json`, import.meta.url));
  const messages: unknown = JSON.parse(await readFile(file, 'utf8'));
  return { locale: language, parts: (key) => splitTemplate(messageOf(messages, key)) };
}

function messageOf(messages: unknown, key: string): string {
  const message = valueAt(valueAt(messages, key), 'message');
  return typeof message === 'string' ? message : key;
}

function valueAt(record: unknown, key: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, key) : null;
}
