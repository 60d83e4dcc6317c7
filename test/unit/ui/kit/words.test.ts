// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale, say, sayCount, speakWith } from '../../../../src/ui/kit/words.ts';
import { readMessages, speakLanguage } from '../render-page.ts';

const LANGUAGES = ['en', 'ru'] as const;
const PLURAL_FORM = /_(zero|one|two|few|many|other)$/u;
const english = readMessages('en');
const russian = readMessages('ru');

function placeholders(text: string): string[] {
  return (text.match(/\{[^}]*\}/gu) ?? []).toSorted();
}

/** The key of a sentence with a count ends in a plural form; one of these forms is always "other". */
function isCounted(key: string): boolean {
  return PLURAL_FORM.test(key) && english.has(key.replace(PLURAL_FORM, '_other'));
}

function baseKeys(messages: ReadonlyMap<string, unknown>): string[] {
  const bases = [...messages.keys()].map((key) => (isCounted(key) ? key.replace(PLURAL_FORM, '') : key));
  return [...new Set(bases)].toSorted();
}

/** Prefix of the keys that explain how to open each webmail's source by hand; the webmail's id follows. */
const BY_HAND = 'failure_by_hand_';

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('the words of both languages', () => {
  it('exist for the same keys', () => {
    expect(baseKeys(russian)).toEqual(baseKeys(english));
  });

  it('have the same placeholders', () => {
    for (const [key, { message }] of russian) {
      const twin = english.get(key) ?? english.get(key.replace(PLURAL_FORM, '_other'));
      expect(placeholders(message), key).toEqual(placeholders(twin?.message ?? ''));
    }
  });

  it.each(LANGUAGES)('have exactly the plural forms of the language: %s', (language) => {
    const messages = readMessages(language);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = new Set([...messages.keys()].filter(isCounted).map((key) => key.replace(PLURAL_FORM, '')));
    expect(counted.size).toBeGreaterThan(0);
    for (const base of counted) {
      const own = [...messages.keys()].filter((key) => isCounted(key) && key.replace(PLURAL_FORM, '') === base);
      expect(own.map((key) => PLURAL_FORM.exec(key)?.[1] ?? '').toSorted(), base).toEqual(forms);
    }
  });

  it.each(LANGUAGES)('are never empty: %s', (language) => {
    for (const [key, { message }] of readMessages(language)) {
      expect(message.trim(), key).not.toBe('');
    }
  });

  it('say in the default language, and only there, where they appear', () => {
    for (const [key, { description }] of english) expect(description.length, key).toBeGreaterThan(10);
    expect([...russian].filter(([, { description }]) => description !== '')).toEqual([]);
  });

  it.each(LANGUAGES)('obey the browsers’ rules for keys and texts: %s', (language) => {
    for (const [key, { message }] of readMessages(language)) {
      expect(key).toMatch(/^[a-z0-9_]+$/u);
      expect(message, `${key}: $ begins a placeholder of the browser's own`).not.toContain('$');
    }
  });

  it('are all used, and none that is used is missing', () => {
    const code =
      ['src/ui', 'src/report', 'src/extension'].flatMap(sourceFiles).join('\n') + readFileSync('manifest.json', 'utf8');
    const unused = baseKeys(english).filter((key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`));
    // The keys `failure_by_hand_<id>` are composed; test/unit/webmail/registry.test.ts compares them with the webmails.
    const madeUp = (key: string): boolean => key.startsWith(BY_HAND);
    expect(unused.filter((key) => !code.includes(`__MSG_${key}__`) && !madeUp(key))).toEqual([]);
    const asked = [...code.matchAll(/__MSG_([a-z0-9_]+)__/gu)].map((match) => match[1] ?? '');
    expect(asked.filter((key) => !english.has(key) || !russian.has(key))).toEqual([]);
  });

  it('never promise what headers cannot show', () => {
    const promises = /\b(un)?(safe|secure)(ly|d|ty)?\b|\bsecurity\b|\bgenuine|безопасн|над[её]жн|подлинн/iu;
    for (const [key, { message }] of [...english, ...russian]) expect(message, key).not.toMatch(promises);
  });

  it('never call a merely reported relay likely', () => {
    const likely = /likely|probabl|presumabl|apparently|вероятн|скорее|похоже|видимо/iu;
    const about = [...english, ...russian].filter(([key]) => /reported|reporter|send_directly/u.test(key));
    expect(about.length).toBeGreaterThanOrEqual(10);
    for (const [key, { message }] of about) expect(message, key).not.toMatch(likely);
  });

  it('fit the stores: the purpose takes at most 132 characters', () => {
    for (const messages of [english, russian]) {
      expect(messages.get('extension_description')?.message.length).toBeLessThanOrEqual(132);
    }
  });
});

describe('a sentence', () => {
  beforeEach(() => speakLanguage('ru', 'inspector'));

  it('has its values filled in, whatever they contain', () => {
    expect(say('answer_absent', { host: '{address}', address: '$&' })).toBe(
      'Нет. Письмо пришло с сервера {address} [$&].',
    );
  });

  it('shows a missing value as its placeholder, not as nothing', () => {
    expect(say('answer_proven')).toContain('{relay}');
  });

  it('has the plural form of its number', () => {
    expect([1, 2, 5, 11, 21, 1000].map((count) => sayCount('inspector_fields_found', count))).toEqual([
      '1 поле',
      '2 поля',
      '5 полей',
      '11 полей',
      '21 поле',
      '1\u00a0000 полей',
    ]);
  });

  it('marks the page with its language', () => {
    expect(document.documentElement.lang).toBe('ru');
    speakWith({ language: 'en', locale: 'en-GB', words: {}, parts: new Set() });
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('dates and numbers', () => {
  it('use the region of the first preferred tag of the language', () => {
    expect(chooseLocale('en', ['ru-RU', 'en-GB', 'en-US'])).toBe('en-GB');
  });

  it('use the language alone if no tag fits or a tag is invalid', () => {
    expect(chooseLocale('en', ['ru-RU', 'de'])).toBe('en');
    expect(chooseLocale('ru', ['ru-💥', 'ru_RU'])).toBe('ru');
  });
});
