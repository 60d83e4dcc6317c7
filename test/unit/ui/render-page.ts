import { readFileSync } from 'node:fs';
import { setImmediate as afterPromises } from 'node:timers/promises';
import { type ComponentChild, render } from 'preact';
import { vi } from 'vitest';
import { act } from 'preact/test-utils';
import type { Language } from '../../../src/extension/settings/languages.ts';
import type { Words } from '../../../src/ui/kit/first-words.ts';
import type { WordsPart } from '../../../src/ui/kit/word-parts.ts';
import { speakWith } from '../../../src/ui/kit/words.ts';

/** The messages of a language as public/_locales has them, key to entry. */
export function readMessages(language: Language): Map<string, { message: string; description: string }> {
  const file = `public/_locales/${language}/messages.json`;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${file} holds no messages`);
  return new Map(
    Object.entries(parsed).map(([key, entry]: [string, unknown]) => [
      key,
      { message: textAt(entry, 'message'), description: textAt(entry, 'description') },
    ]),
  );
}

function textAt(entry: unknown, name: string): string {
  const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** The parts of the words, as vite.config.ts divides them. */
const PART = /^(inspector|guide|options|failure|offer|explain)_/u;

/**
 * Loads a language with the words that a page has: the shared ones, those that come with a failure, and the given
 * parts.
 */
export function speakLanguage(language: Language, ...parts: readonly WordsPart[]): void {
  const had: ReadonlySet<string> = new Set<string>(['failure', ...parts]);
  const own = [...readMessages(language)].filter(([key]) => {
    const part = PART.exec(key)?.[1];
    return part === undefined || had.has(part);
  });
  const words: Words = Object.fromEntries(own.map(([key, { message }]) => [key, message]));
  speakWith({
    language,
    locale: language,
    words,
    parts: new Set<WordsPart>(['failure', 'advice', 'finding', 'noted', 'evidence', ...parts]),
  });
}

/** Shows an element in an empty page and waits until it has settled. */
export async function showPage(element: ComponentChild): Promise<void> {
  await whileSettling(() => {
    render(null, document.body);
    render(element, document.body);
  });
}

/**
 * Does something to the page and waits until everything that follows from it, effects and promises, is done and drawn.
 */
export async function whileSettling(action: () => unknown): Promise<void> {
  await act(async () => {
    await action();
  });
  // A part that is fetched when it is first drawn may itself fetch something: the popup's body, an offer in it, its form.
  for (const _ of ['body', 'part', 'its own']) {
    await act(async () => {
      await vi.dynamicImportSettled();
      await afterPromises();
    });
  }
}

/** The only element that matches a selector; fails with the page's text otherwise. */
export function find(selector: string): HTMLElement {
  const [found, ...more] = document.querySelectorAll<HTMLElement>(selector);
  if (found === undefined || more.length > 0) {
    throw new Error(`${more.length + Number(found !== undefined)} × ${selector} in: ${document.body.textContent}`);
  }
  return found;
}

export function findAll(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** What a screen reader calls an element: the texts that label it, its own label, its text or its title. */
export function spokenName(element: HTMLElement): string {
  const labels = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const names = [
    labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
    element.getAttribute('aria-label') ?? '',
    element.textContent ?? '',
    element.title,
  ];
  return names.map((name) => name.replaceAll(/\s+/g, ' ').trim()).find((name) => name !== '') ?? '';
}

/** What a person reads there, with white space collapsed. */
export function textOf(selector: string): string {
  return (find(selector).textContent ?? '').replaceAll(/[ \n\t]+/g, ' ').trim();
}
