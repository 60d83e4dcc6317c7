import { closest, selectAll } from '../page/page-dom.ts';
import { isVisible } from '../page/visibility.ts';
import { MAX_LINES } from './list-limits.ts';

/**
 * The lines of a list that a person sees. A sender wrote any such marks inside a message, and nobody selected a hidden
 * line.
 */
export function shownLines(document: Document, selector: string, bodies: string): Element[] {
  return selectAll(document, selector, MAX_LINES).filter((line) => closest(line, bodies) === null && isVisible(line));
}
