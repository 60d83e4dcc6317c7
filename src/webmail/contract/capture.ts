/** What a pattern's first group matches in a text; null if it does not match, or there is no text. */
export function capture(pattern: RegExp, text: string | null): string | null {
  return pattern.exec(text ?? '')?.[1] ?? null;
}
