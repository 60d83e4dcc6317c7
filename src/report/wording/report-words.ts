import type english from '../../../public/_locales/en/messages.json';

/** Key of a sentence in public/_locales. Only the names are known here: the sentences come from the caller. */
export type WordKey = keyof typeof english;

/** How a report speaks: one language, its sentences and its units. */
export interface ReportWords {
  /** The sentence of a key with its placeholders filled in: "{host}" takes `values.host`. */
  readonly say: (key: WordKey, values?: Readonly<Record<string, string>>) => string;
  /** BCP 47 tag, for Intl's units and `<html lang>`. */
  readonly locale: string;
}
