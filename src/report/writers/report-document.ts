import type { Text } from '../wording/text-parts.ts';

/** A report in words, before it has a format: what the writers for people write, each in its own way. */
export interface ReportDocument {
  readonly title: string;
  readonly locale: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** null: follows the document's title. */
  readonly title: string | null;
  /** Never empty. */
  readonly blocks: readonly Block[];
}

export type Block =
  /** `answer`: the verdict's sentence, the one thing to see first. `note`: about the report, not about the message. */
  | { readonly kind: 'paragraph'; readonly style: 'answer' | 'plain' | 'note'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  /** Lines of the message as they stood. */
  | { readonly kind: 'raw'; readonly caption: Text; readonly lines: string };

export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

export type Row =
  /** One text for each column; empty where there is nothing to say. */
  | { readonly kind: 'cells'; readonly cells: readonly Text[] }
  /** A line across the table. */
  | { readonly kind: 'border'; readonly text: Text };
