/**
 * The structure of a page for a report of a broken webmail: tags, ids, classes and names of data attributes, masked.
 * Never includes text, the value of another attribute, anything inside the body of a message, or anything hidden.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import { attribute, attributeNames, childrenOf, closest, quietly, select, tagName } from './page-dom.ts';
import { isVisible } from './visibility.ts';
import { maskedName } from '../../report/redaction/structure-names.ts';

/** Elements in the report. Those nearer to the top come first, so that a long list does not hide the rest. */
const MAX_ELEMENTS_LISTED = 400;

/** Children of one element that are examined. */
const MAX_CHILDREN = 200;

/** Ids, classes or attribute names of one element. */
const MAX_NAMES = 8;

/** Levels below the body. */
const MAX_DEPTH = 40;

/** Elements that say nothing about how a page is built. */
const SKIPPED = 'script, style, link, template, noscript, svg, option, head, br';

interface Outline {
  readonly element: Element;
  readonly label: string;
  readonly depth: number;
  count: number;
  readonly inner: Outline[];
}

/**
 * @param bodies CSS selector of the bodies of messages, empty if unknown; what is inside them is the sender's
 * @returns one line for each element, indented by its depth; equal neighbours are combined with a count
 */
export function pageStructure(page: WebmailPage, bodies: string): string[] {
  const body = select(page.document, 'body');
  if (body === null) {
    return [];
  }
  const root = outlineOf(body, 0);
  const waiting = [root];
  let left = MAX_ELEMENTS_LISTED;
  for (const outer of waiting) {
    if (outer.depth < MAX_DEPTH && !isBody(outer.element, bodies)) {
      for (const inner of innerOf(outer).slice(0, left)) {
        outer.inner.push(inner);
        waiting.push(inner);
        left -= 1;
      }
    }
  }
  return linesOf(root, bodies);
}

function outlineOf(element: Element, depth: number): Outline {
  return { element, label: labelOf(element), depth, count: 1, inner: [] };
}

function innerOf({ element, depth }: Outline): Outline[] {
  const found: Outline[] = [];
  for (const child of childrenOf(element, MAX_CHILDREN)) {
    if (closest(child, SKIPPED) === null && isVisible(child)) {
      const next = outlineOf(child, depth + 1);
      const before = found.find(({ label }) => label === next.label);
      if (before === undefined || found.length < 2) {
        found.push(next);
      } else {
        before.count += 1;
      }
    }
  }
  return found;
}

/** With an invalid selector nothing counts as a body, and then nothing inside is reported. */
function isBody(element: Element, bodies: string): boolean {
  return bodies !== '' && quietly(() => closest(element, bodies) !== null, true);
}

function labelOf(element: Element): string {
  const id = attribute(element, 'id');
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter((name) => name !== '');
  const data = attributeNames(element).filter((name) => name.startsWith('data-'));
  return [
    maskedName(tagName(element).toLowerCase()),
    id === null || id === '' ? '' : `#${maskedName(id)}`,
    ...classes.slice(0, MAX_NAMES).map((name) => `.${maskedName(name)}`),
    ...data.slice(0, MAX_NAMES).map((name) => `[${maskedName(name)}]`),
  ].join('');
}

function linesOf({ element, label, depth, count, inner }: Outline, bodies: string): string[] {
  const times = count > 1 ? ` x${count}` : '';
  const body = isBody(element, bodies) ? ' (body of a message)' : '';
  return [`${' '.repeat(depth)}${label}${times}${body}`, ...inner.flatMap((next) => linesOf(next, bodies))];
}
