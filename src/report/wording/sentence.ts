import type { WordKey } from './report-words.ts';

/**
 * The value of a placeholder in a sentence. `quoted`: text of the message. `title`: name of a relay (which a user
 * typed), of a provider or of a product. `duration`: in seconds, shown without its sign. `words`: another sentence.
 */
export type SentenceValue =
  | { readonly kind: 'quoted' | 'title'; readonly text: string }
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'words'; readonly key: WordKey };

/**
 * A sentence about a report, before it is put into a language: its key in public/_locales, and the values of its
 * placeholders ("{host}" takes `values.host`). Pages turn it into elements and written reports into text, in the
 * reader's language.
 */
export interface Sentence {
  readonly key: WordKey;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** A value that is text of the message. */
export function quoted(text: string): { readonly kind: 'quoted'; readonly text: string } {
  return { kind: 'quoted', text };
}

/** A value that is the name of a relay or of a provider. */
export function title(text: string): { readonly kind: 'title'; readonly text: string } {
  return { kind: 'title', text };
}

/** A host's name as text of the message, or "a server without a name". */
export function hostValue(host: string | null): SentenceValue {
  return host === null ? { kind: 'words', key: 'host_unnamed' } : quoted(host);
}
