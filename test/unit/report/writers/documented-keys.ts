import { readDocument } from '../../document.ts';

const documentation = readDocument('docs/report-json.md');
const [reportPart = '', linePart = ''] = documentation.split('\n## The flat line\n');

/** What docs/report-json.md says about one key. */
interface Documented {
  readonly types: readonly string[];
  /** The words that a string may be; empty: any. */
  readonly words: readonly string[];
}

/** The items of a list of the document: key, types, meaning. */
export type DocumentedKeys = ReadonlyMap<string, Documented>;

export const REPORT_PART = reportPart;
export const REPORT_KEYS = keysOf(reportPart);
export const LINE_KEYS = keysOf(linePart);

function keysOf(part: string): DocumentedKeys {
  const items = part.replaceAll('\n  ', ' '); // an item may be wrapped
  return new Map(
    [...items.matchAll(/^- `([^`]+)` \(([^)]+)\): (.+)$/gm)].map(
      ([, key = '', types = '', meaning = '']): [string, Documented] => [
        key,
        { types: types.split(', '), words: [...meaning.matchAll(/[*_]([a-z-]+)[*_]/g)].map((match) => match[1] ?? '') },
      ],
    ),
  );
}

/** Everything in a value: its key path with "[]" for list elements, and the value there. */
export function* walk(value: unknown, path: string): Generator<[path: string, value: unknown]> {
  if (path !== '') yield [path, value];
  if (Array.isArray(value)) for (const element of value) yield* walk(element, `${path}[]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* walk(inner, path === '' ? key : `${path}.${key}`);
  }
}

export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}

/** A list or object that contains only documented keys needs no row of its own. */
export function isContainer(path: string, keys: DocumentedKeys): boolean {
  return [...keys.keys()].some((key) => key.startsWith(`${path}[]`) || key.startsWith(`${path}.`));
}
