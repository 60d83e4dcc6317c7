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
  let filled = only;
  for (let place = 1; place < parts.length; place += 2) {
    const name = parts[place] ?? '';
    filled += (values[name] ?? `{${name}}`) + (parts[place + 1] ?? '');
  }
  return filled;
}
