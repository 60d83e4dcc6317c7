/**
 * Where a page shows the subject of its open message. The adapters return the subject as text; its place is found by
 * that text, so that no adapter has to know its webmail's layout too.
 */
import type { WebmailPage } from '../contract/adapter.ts';
import { closest, framePage, labelOf, oneLine, selectAll } from './page-dom.ts';
import { isVisible } from './visibility.ts';

export interface SubjectPlace {
  /** The element that shows the subject. */
  readonly element: Element;
  /** The frame of the same origin that contains it; null in the page itself. */
  readonly frame: Element | null;
}

/** Most webmails show the subject of the open message in a heading, and none does so in its list of messages. */
const HEADINGS = 'h1, h2, h3, h4, [role="heading"]';

/** Text nodes that are examined in one document. */
const MAX_TEXTS = 20_000;

/** Characters that may surround a subject in its heading: "Subject:" in a language with long words, thread marks. */
const SURROUNDINGS = 60;

/**
 * @param subject as the adapter read it from the page
 * @param bodies the adapter's message bodies: what is inside them, and inside their frames, was written by the sender
 * @returns null if the page does not show the subject
 */
export function findSubject(page: WebmailPage, subject: string, bodies: string): SubjectPlace | null {
  const wanted = oneLine(subject);
  if (wanted === null) {
    return null;
  }
  const isOwn = (element: Element): boolean => closest(element, bodies) === null && isVisible(element);
  const places = [null, ...selectAll(page.document, 'iframe').filter(isOwn)].flatMap((frame) => {
    const document = frame === null ? page.document : framePage(frame)?.document;
    const elements =
      document === undefined ? [] : elementsOfText(document, wanted).concat(headingsAround(document, wanted));
    return elements.filter(isOwn).map((element) => ({ element, frame }));
  });
  const inHeadings = places.filter(({ element }) => closest(element, HEADINGS) !== null);
  return largestText(inHeadings) ?? largestText(places);
}

/** Elements with a text node that is the subject. */
function elementsOfText(document: Document, wanted: string): Element[] {
  const walker = Document.prototype.createTreeWalker.call(document, document, NodeFilter.SHOW_TEXT);
  const found: Element[] = [];
  for (let count = 0; count < MAX_TEXTS; count += 1) {
    const node = walker.nextNode();
    if (node === null) {
      break;
    }
    const parent = Reflect.get(Node.prototype, 'parentElement', node);
    if (parent !== null && oneLine(Reflect.get(Node.prototype, 'nodeValue', node)) === wanted) {
      found.push(parent);
    }
  }
  return found;
}

/** Headings in which the subject is in pieces: with emoji as images, with words highlighted by a search. */
function headingsAround(document: Document, wanted: string): Element[] {
  return selectAll(document, HEADINGS).filter((heading) => {
    const label = labelOf(heading);
    return label !== null && label.includes(wanted) && label.length <= wanted.length + SURROUNDINGS;
  });
}

/**
 * The place with the largest letters, because lists of messages show their subjects smaller. Of equal ones, the first.
 */
function largestText(places: readonly SubjectPlace[]): SubjectPlace | null {
  let largest: SubjectPlace | null = null;
  let size = 0;
  for (const place of places) {
    const own = Number.parseFloat(getComputedStyle(place.element).fontSize) || 1;
    if (own > size) {
      largest = place;
      size = own;
    }
  }
  return largest;
}
