/** One entry of a list that is typed as text, and where it stands. */
export interface ListEntry {
  readonly text: string;
  /** From 1, as people count. */
  readonly line: number;
}

/** What stands between two entries of a line: nothing that is entered here has these in it. */
const BETWEEN = /[ \t\r,;]+/;

/** The entries of a list as it is typed or pasted: one per line, or several with commas, semicolons or blanks between. */
export function listEntries(text: string): ListEntry[] {
  return text.split('\n').flatMap((line, place) =>
    line
      .split(BETWEEN)
      .filter((entry) => entry !== '')
      .map((entry) => ({ text: entry, line: place + 1 })),
  );
}

/** A list as text, one entry per line. */
export function listText(entries: readonly string[]): string {
  return entries.join('\n');
}
