/** One entry of a list that is typed as text, and its line. */
export interface ListEntry {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The entries of a list as it is typed or pasted: one per line, or several separated by commas or semicolons. Blanks
 * separate entries only if each part looks like a name or an address: "X Campaign" is a single, invalid entry.
 * Duplicates are dropped.
 *
 * @param clean returns the normal form of an entry
 */
export function listEntries(text: string, clean: (entry: string) => string = trimmed): ListEntry[] {
  const seen = new Set<string>();
  return text.split('\n').flatMap((line, place) =>
    line
      .split(/[,;]+/u)
      .flatMap(partsOf)
      .map((entry) => ({ text: clean(entry), line: place + 1 }))
      .filter((entry) => {
        const key = entry.text.toLowerCase();
        if (key === '' || seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
  );
}

function partsOf(entry: string): string[] {
  const parts = entry.trim().split(/\s+/u);
  return parts.every((part) => /[.:]/u.test(part)) ? parts : [entry.trim()];
}

function trimmed(entry: string): string {
  return entry.trim();
}

/**
 * The host name in what people often paste instead of one: the address of a page, "*.example.com", a name with a port
 * or a trailing slash.
 */
export function cleanHost(entry: string): string {
  return entry
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '')
    .replace(/[/?#].*$/u, '')
    .replace(/^[^@]*@/u, '')
    .replace(/^(?:\*\.|\.)+/u, '')
    .replace(/:\d{1,5}$/u, '')
    .replace(/\.+$/u, '');
}

/** The network in what people often paste instead of one: the address of a page, or a network with a trailing slash. */
export function cleanNetwork(entry: string): string {
  return entry
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '')
    .replace(/\/(?!\d).*$/u, '');
}

/** A list as text, one entry per line. */
export function listText(entries: readonly string[]): string {
  return entries.join('\n');
}
