import type { Text } from '../wording/text-parts.ts';
import type { ShownVerdict } from '../wording/verdict-words.ts';

/** A report in words, before it has a format: each writer for people renders it in its own way. */
export interface ReportDocument {
  readonly title: string;
  readonly locale: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** null: the section belongs to the document's title. */
  readonly title: string | null;
  /** Never empty. */
  readonly blocks: readonly Block[];
}

export type Block =
  /** The verdict's sentence, the first thing to see. `verdict` is null if there is no relay to check for. */
  | {
      readonly kind: 'paragraph';
      readonly style: 'answer';
      readonly verdict: ShownVerdict | null;
      readonly text: Text;
    }
  /** `note`: about the report, not about the message. */
  | { readonly kind: 'paragraph'; readonly style: 'plain' | 'note'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  /** Lines of the message, verbatim. */
  | { readonly kind: 'raw'; readonly caption: Text; readonly lines: string };

export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

export type Row =
  /** One text for each column; empty if there is nothing to say. */
  | { readonly kind: 'cells'; readonly cells: readonly Text[] }
  /** A line across the table. */
  | { readonly kind: 'border'; readonly text: Text };
