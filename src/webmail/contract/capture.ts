/** What a pattern's first group finds in a text; null when it finds nothing, or there is no text. */
export function capture(pattern: RegExp, text: string | null): string | null {
  return pattern.exec(text ?? '')?.[1] ?? null;
}
