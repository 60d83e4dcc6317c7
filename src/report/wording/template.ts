/** "{host}" in a sentence of public/_locales. */
const PLACEHOLDER = /\{([a-z]+)\}/;

/** A sentence cut at its placeholders: texts at even places, names of placeholders at odd ones. "{a} saw {b}" gives ["", "a", " saw ", "b", ""]. */
export function splitTemplate(sentence: string): string[] {
  return sentence.split(PLACEHOLDER);
}

/** The sentence put together again with its values. A value that is missing shows as its placeholder. */
export function fillIn(parts: readonly string[], values: Readonly<Record<string, string>>): string {
  return parts.map((part, place) => (place % 2 === 0 ? part : (values[part] ?? `{${part}}`))).join('');
}
