import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Screen } from './fixture-webmail.ts';

const PAGES = path.resolve(import.meta.dirname, '../../webmail-pages');

/** The page of a screen, as HTML. Throws if it has nothing that the screen replaces. */
export function screenText({ page, edits = {} }: Pick<Screen, 'page' | 'edits'>): string {
  let text = readFileSync(path.join(PAGES, `${page}.html`), 'utf8');
  for (const [found, put] of Object.entries(edits)) {
    if (!text.includes(found)) throw new Error(`${page} has no ${found}`);
    text = text.replaceAll(found, () => put);
  }
  return text;
}
