import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitTemplate } from '../../../../src/report/wording/template.ts';
import type { ReportWords } from '../../../../src/report/wording/report-words.ts';

const locales = join(import.meta.dirname, '../../../../public/_locales');

/** The words of a language as in the extension. A missing key fails the test that asked for it. */
export function wordsFromDisk(language: 'en' | 'ru'): ReportWords {
  const messages = readMessages(language);
  return {
    locale: language,
    parts(key) {
      const message = messages.get(key);
      if (message === undefined) throw new Error(`${language} has no words for ${key}`);
      return splitTemplate(message);
    },
  };
}

function readMessages(language: string): Map<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('no messages');
  return new Map(
    Object.entries(parsed).map(([key, entry]: [string, unknown]) => {
      const message: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'message') : null;
      if (typeof message !== 'string') throw new Error(`${key} is not a message`);
      return [key, message];
    }),
  );
}
