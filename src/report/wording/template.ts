/** "{host}" in a sentence of public/_locales. */
const PLACEHOLDER = /\{([a-z]+)\}/;

/**
 * Splits a sentence at its placeholders: texts at even indexes, names of placeholders at odd ones. "{a} saw {b}"
 * becomes ["", "a", " saw ", "b", ""].
 */
export function splitTemplate(sentence: string): string[] {
  return sentence.split(PLACEHOLDER);
}

/** Joins a split sentence with its values. A missing value shows as its placeholder. */
export function fillIn(parts: readonly string[], values: Readonly<Record<string, string>>): string {
  const [only = ''] = parts;
  if (parts.length < 2) return only;
  return parts.map((part, place) => (place % 2 === 0 ? part : (values[part] ?? `{${part}}`))).join('');
}
