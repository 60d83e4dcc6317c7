import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportWords } from '../../../../src/report/wording/report-words.ts';

const locales = join(import.meta.dirname, '../../../../public/_locales');

/** The words of a language as the extension has them. A key or value that is missing fails the test that asked for it. */
export function wordsFromDisk(language: 'en' | 'ru'): ReportWords {
  const messages = readMessages(language);
  return {
    locale: language,
    say(key, values = {}) {
      const message = messages.get(key);
      if (message === undefined) throw new Error(`${language} has no words for ${key}`);
      return message.replaceAll(/\{([a-z]+)\}/g, (_placeholder, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`${key} was not given its {${name}}`);
        return value;
      });
    },
  };
}

function readMessages(language: string): Map<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(join(locales, language, 'messages.json'), 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error('no messages');
  return new Map(
    Object.entries(parsed).map(([key, entry]: [string, unknown]) => {
      const message: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'message') : null;
      if (typeof message !== 'string') throw new Error(`${key} is no message`);
      return [key, message];
    }),
  );
}
