import type { HeaderField } from '../message/header-field.ts';
import { apple } from './provider-dialects/apple.ts';
import type { DialectItem, FieldDialect, ItemMeaning, ProviderDialect } from './provider-dialects/dialect.ts';
import { barracuda, cisco, proofpoint, trendMicro } from './provider-dialects/gateway-filters.ts';
import type { MeaningKey } from './provider-dialects/meaning-key.ts';
import { microsoft } from './provider-dialects/microsoft.ts';
import { rspamd } from './provider-dialects/rspamd.ts';
import { drWeb, kaspersky } from './provider-dialects/russian-filters.ts';
import { mailRu, rambler, yandex } from './provider-dialects/russian-providers.ts';
import { spamAssassin } from './provider-dialects/spam-assassin.ts';
import type { FieldSet } from './provider-block.ts';
import type { BorderPlace } from './statement.ts';

/** One value that a spam filter or a mailbox provider wrote into the header. */
export interface ProviderVerdict {
  /** Name of the filter or provider in whose dialect the value is written. Anyone can write it: see {@link place}. */
  readonly provider: string;
  /** {@link HeaderField.index} */
  readonly fieldIndex: number;
  /** Name of the field as written. */
  readonly field: string;
  /** Name of the value inside the field ("SCL"); empty if the whole field is one value. */
  readonly name: string;
  /** As written; truncated at {@link MAX_VALUE}. */
  readonly value: string;
  /** What the value means; null for a code without a public explanation. */
  readonly meaning: MeaningKey | null;
  /**
   * Before the border's Received field only the mailbox's own provider can write. `by-its-place`: after it, but in the
   * place and the form in which the provider itself always writes (provider-block.ts).
   */
  readonly place: 'above-border' | 'by-its-place' | 'below-border' | 'no-border';
}

/** More values than any genuine message holds; the rest is left out. */
export const MAX_PROVIDER_VERDICTS = 500;
/** Longest value that is returned (Mail.ru's filters write 2 kB of hexadecimal digits). */
export const MAX_VALUE = 1_000;
/** Longer bodies are read only up to here. */
const MAX_BODY = 65_536;

const DIALECTS: readonly ProviderDialect[] = [
  microsoft,
  spamAssassin,
  rspamd,
  yandex,
  mailRu,
  rambler,
  apple,
  kaspersky,
  drWeb,
  proofpoint,
  cisco,
  trendMicro,
  barracuda,
];

/**
 * Every field of a known spam filter or provider, split into values, in the order of the header. Codes without a public
 * explanation are returned as written, with a null meaning. Nothing is judged here.
 *
 * @param placed fields after the border that are the provider's own by their place (provider-block.ts)
 */
export function providerVerdicts(
  fields: readonly HeaderField[],
  border: BorderPlace | null,
  placed: FieldSet = new Set<number>(),
): ProviderVerdict[] {
  const verdicts: ProviderVerdict[] = [];
  for (const field of fields) {
    if (!field.key.startsWith('x-')) continue;
    const body = field.body.length > MAX_BODY ? field.body.slice(0, MAX_BODY) : field.body;
    const found = findDialect(field.key, body);
    if (found === null) continue;
    const { provider, dialect } = found;
    const place = placeOf(field.index, border, placed);
    for (const item of dialect?.read?.(body) ?? [{ name: '', value: body }]) {
      if (verdicts.length >= MAX_PROVIDER_VERDICTS) return verdicts;
      verdicts.push({
        provider,
        fieldIndex: field.index,
        field: field.name,
        name: item.name.slice(0, MAX_VALUE),
        value: item.value.slice(0, MAX_VALUE),
        meaning: dialect === null ? null : meaningOf(item, dialect.meanings),
        place,
      });
    }
  }
  return verdicts;
}

function findDialect(
  fieldName: string,
  body: string,
): { readonly provider: string; readonly dialect: FieldDialect | null } | null {
  for (const { provider, fields } of DIALECTS) {
    for (const dialect of fields) {
      if (dialect.field === fieldName && (dialect.accepts?.(body) ?? true)) return { provider, dialect };
    }
  }
  for (const { provider, prefixes } of DIALECTS) {
    if (prefixes.some((prefix) => fieldName.startsWith(prefix))) return { provider, dialect: null };
  }
  return null;
}

function meaningOf(item: DialectItem, meanings: readonly ItemMeaning[]): MeaningKey | null {
  const name = item.name.toLowerCase();
  const value = item.value.toLowerCase();
  if (value === '') return null;
  for (const entry of meanings) {
    if (entry.name !== null && entry.name !== name) continue;
    if (entry.value === null || entry.value === value) return entry.meaning;
    if (typeof entry.value !== 'string' && entry.value.test(value)) return entry.meaning;
  }
  return null;
}

function placeOf(fieldIndex: number, border: BorderPlace | null, placed: FieldSet): ProviderVerdict['place'] {
  if (border === null) return 'no-border';
  if (fieldIndex < border.receivedFieldIndex) return 'above-border';
  return placed.has(fieldIndex) ? 'by-its-place' : 'below-border';
}
