import { type Language, LANGUAGES } from '../../extension/settings/languages.ts';
import { type ReportWords, type WordKey, sayIn } from '../../report/wording/report-words.ts';
import { fillIn, splitTemplate } from '../../report/wording/template.ts';
import { FIRST_WORDS, type Words, type WordsModule } from './first-words.ts';
import type { WordsPart } from './word-parts.ts';

export type { WordKey };

/** Key of a sentence with a count, without its plural ending: "hops_count" for "hops_count_one", "hops_count_other". */
export type CountedKey = WordKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** The values of the placeholders of a sentence: "{host}" takes `values.host`. */
export type Values = Readonly<Record<string, string>>;

interface Speech {
  readonly language: Language;
  /** For Intl: the user's own region if it belongs to the language ("en-GB"), else the language. */
  readonly locale: string;
  readonly words: Words;
  /** The parts in `words` besides the words that all pages share. */
  readonly parts: ReadonlySet<WordsPart>;
}

let speech: Speech = { language: 'en', locale: 'en', words: {}, parts: new Set() };

const wanted = new Set<WordsPart>();

/**
 * Loads the words of a language, with every part that was requested so far, and marks the page with it (`<html lang>`).
 *
 * @param tags BCP 47 tags that the browser prefers: the first of this language decides the region for dates and numbers
 * @param parts needed from now on, besides the words that all pages share
 */
export async function loadWords(
  language: Language,
  tags: readonly string[],
  parts: readonly WordsPart[] = [],
): Promise<void> {
  for (const part of parts) wanted.add(part);
  const loaded = await Promise.all([null, ...wanted].map((part) => wordsOf(part, language)));
  const words = loaded.reduce<Words>((all, module) => ({ ...all, ...module.default }), {});
  speakWith({ language, locale: chooseLocale(language, tags), words, parts: new Set(wanted) });
}

/** Starts loading the words that {@link loadWords} will most likely need. */
export function prefetchWords(language: Language, parts: readonly WordsPart[]): void {
  const asked = [null, ...parts].map((part) => wordsOf(part, language));
  // The actual load reports a failure.
  Promise.all(asked).catch(() => undefined);
}

/** Loads one more part, in the current language. */
export async function loadMoreWords(part: WordsPart): Promise<void> {
  wanted.add(part);
  const { language } = speech;
  const { default: words } = await wordsOf(part, language);
  if (language !== speech.language) return;
  speech = { ...speech, words: { ...speech.words, ...words }, parts: new Set([...speech.parts, part]) };
}

/**
 * The words of a part, or those that all pages share (null). If they cannot be fetched, the words of another language:
 * a page with some words in the wrong language can be used, and an empty one cannot.
 */
async function wordsOf(part: WordsPart | null, language: Language): Promise<WordsModule> {
  const words = part === null ? FIRST_WORDS : (await import('./word-parts.ts')).WORD_PARTS[part];
  const other = LANGUAGES.find((each) => each !== language) ?? language;
  return words[language]().catch(() => words[other]());
}

/** Whether the words of a part are loaded, in the current language. */
export function speaksPart(part: WordsPart): boolean {
  return speech.parts.has(part);
}

/**
 * The first tag of the language that Intl accepts ("en-GB"), else the language itself: a user can have typed any tag.
 */
export function chooseLocale(language: Language, tags: readonly string[]): string {
  const own = tags.filter((tag) => tag.toLowerCase().split('-')[0] === language);
  return own.find(isLocale) ?? language;
}

/** Uses the given words from now on. */
export function speakWith(next: Speech): void {
  speech = next;
  document.documentElement.lang = next.language;
}

/** BCP 47 tag for Intl formats. */
export function spokenLocale(): string {
  return speech.locale;
}

/** The words of the current language, for text written outside the pages. */
export function spokenWords(): ReportWords {
  return { parts: sentenceParts, locale: speech.locale };
}

/** The words of the current language as plain data, for a worker. */
export function spokenDictionary(): { readonly locale: string; readonly words: Words } {
  return { locale: speech.locale, words: speech.words };
}

/** The sentence of a key with its values filled in. A missing sentence shows as its key, a missing value as its placeholder. */
export function say(key: WordKey, values: Values = {}): string {
  return sayIn(spokenWords(), key, values);
}

/** The sentence of a key that is composed at run time; null if there is none ("failure_by_hand_<webmail>"). */
export function sayIfKnown(key: string): string | null {
  return speech.words[key] ?? null;
}

/**
 * The sentence of a key in the plural form of `count` (CLDR rules of the current language); "{count}" is the formatted
 * number.
 */
export function sayCount(key: CountedKey, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(speech.language).select(count);
  const number = new Intl.NumberFormat(speech.locale).format(count);
  return fillIn(splitTemplate(template(`${key}_${form}`)), { ...values, count: number });
}

/** The sentence of a key, split at its placeholders: texts at even indexes, names of placeholders at odd ones. */
export function sentenceParts(key: WordKey): string[] {
  return splitTemplate(template(key));
}

function template(key: string): string {
  return speech.words[key] ?? key;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
