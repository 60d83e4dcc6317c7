import type { HeaderField } from '../message/header-field.ts';

/** The topmost field with that name (given in lower case); null if there is none. */
export function firstField(fields: readonly HeaderField[], lowerName: string): HeaderField | null {
  for (const field of fields) {
    if (field.key === lowerName) return field;
  }
  return null;
}
