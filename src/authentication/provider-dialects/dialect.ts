import type { MeaningKey } from './meaning-key.ts';

/** How one filter or provider writes its judgement into header fields. Plain data, with small parsers for its lists. */
export interface ProviderDialect {
  /** Name of the filter or provider, as people know it. */
  readonly provider: string;
  readonly fields: readonly FieldDialect[];
  /** Prefixes of further field names of this provider, lower case; such fields are kept verbatim. */
  readonly prefixes: readonly string[];
}

export interface FieldDialect {
  /** Field name in lower case. */
  readonly field: string;
  /** Splits the body into items. Without it the body is one item without a name. */
  readonly read?: (body: string) => readonly DialectItem[];
  /** If two providers use the same field name: whether the body comes from this one. */
  readonly accepts?: (body: string) => boolean;
  readonly meanings: readonly ItemMeaning[];
}

/** One named value inside a field: "SCL" with "5". */
export interface DialectItem {
  /** As written; empty if the whole field is one value. */
  readonly name: string;
  readonly value: string;
}

/** The first entry that matches an item gives its meaning. */
export interface ItemMeaning {
  /** Name of the item in lower case; empty for the whole body; null for every item. */
  readonly name: string | null;
  /** Value in lower case; a pattern without flags, matched against the value in lower case; null for any value. */
  readonly value: string | RegExp | null;
  readonly meaning: MeaningKey;
}
