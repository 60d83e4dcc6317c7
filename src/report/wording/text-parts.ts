import type { ReportWords, WordKey } from './report-words.ts';
import type { Sentence } from './sentence.ts';
import { spokenValue } from './spoken-value.ts';

/**
 * A piece of a line. `words`: a sentence or a part of it, from the locales. `quoted`: text of the message. `title`:
 * name of a relay (which a user typed) or of a provider. `prose`: what a person wrote into the message, in any script.
 * Each writer makes sure that all but `words` stay text.
 */
export interface TextPart {
  readonly kind: 'words' | 'quoted' | 'title' | 'prose';
  readonly text: string;
}

export type Text = readonly TextPart[];

/** A piece of text from the locales. */
export function inWords(text: string): TextPart {
  return { kind: 'words', text };
}

/** The sentence of a key, with its values kept separate from its words. A missing value shows as its placeholder. */
export function sentence(words: ReportWords, key: WordKey, values: Readonly<Record<string, TextPart>> = {}): Text {
  return words.parts(key).flatMap((part, place): TextPart[] => {
    if (place % 2 === 1) return [values[part] ?? inWords(`{${part}}`)];
    return part === '' ? [] : [inWords(part)];
  });
}

/** A sentence in the reader's language. */
export function spoken({ key, values }: Sentence, words: ReportWords): Text {
  const parts = Object.entries(values).map(([name, value]): [string, TextPart] => [
    name,
    value.kind === 'quoted' || value.kind === 'title' ? value : inWords(spokenValue(value, words)),
  ]);
  return sentence(words, key, Object.fromEntries(parts));
}

/** Joins texts with a separator. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((text, place) => (place === 0 ? text : [inWords(between), ...text]));
}
