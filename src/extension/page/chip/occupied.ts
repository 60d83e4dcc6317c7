import type { SubjectPlace } from '../../../webmail/page/subject-place.ts';

/** A rectangle in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Elements that a reader looks at or clicks. */
const CONTROLS = [
  'a, button, input, select, textarea, label, summary, img, svg, canvas, video, iframe, object, embed',
  '[role="button"], [role="link"], [role="checkbox"], [role="tab"], [role="option"], [role^="menuitem"]',
].join();

/** Distance between the points that are tested. No letter or control is smaller than this. */
const STEP = 8;

/** Texts of one element that are measured. */
const MAX_TEXTS = 50;

/**
 * Whether a box of the window has text or a control of the page under it, which the chip would cover. At each point the
 * topmost element counts. An element around the subject is its background, except for its own text.
 *
 * @param place the subject, whose frame is examined; null if the page shows none
 */
export function isOccupied(box: Box, place: SubjectPlace | null, top: Document): boolean {
  const seen = new Set<Element>();
  for (const y of points(box.top, box.bottom)) {
    for (const x of points(box.left, box.right)) {
      const hit = elementAt(x, y, place, top);
      if (hit === null || seen.has(hit.element)) continue;
      seen.add(hit.element);
      if (isControl(hit.element, place) || hasTextIn(hit, box)) return true;
    }
  }
  return false;
}

interface Hit {
  readonly element: Element;
  /** Where its document begins in the window. */
  readonly x: number;
  readonly y: number;
}

function points(from: number, to: number): number[] {
  const count = Math.max(2, Math.ceil((to - from) / STEP) + 1);
  return Array.from({ length: count }, (_, index) => from + 1 + ((to - from - 2) * index) / (count - 1));
}

function elementAt(x: number, y: number, place: SubjectPlace | null, top: Document): Hit | null {
  const element = drawnAt(top, x, y);
  if (element === null) return null;
  const frame = place?.frame ?? null;
  if (place === null || frame === null || element !== frame) return { element, x: 0, y: 0 };
  const { left, top: upper } = frame.getBoundingClientRect();
  const offset = { x: left + frame.clientLeft, y: upper + frame.clientTop };
  const inner = drawnAt(ownerOf(place.element), x - offset.x, y - offset.y);
  return inner === null ? null : { element: inner, ...offset };
}

function drawnAt(document: Document, x: number, y: number): Element | null {
  return Document.prototype.elementFromPoint.call(document, x, y);
}

function isControl(element: Element, place: SubjectPlace | null): boolean {
  const control = Element.prototype.closest.call(element, CONTROLS);
  return control !== null && (place === null || !control.contains(place.element));
}

/** Whether the element's own text is in the box. The text of its children is found at other points. */
function hasTextIn({ element, x, y }: Hit, box: Box): boolean {
  const range = Document.prototype.createRange.call(ownerOf(element));
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  return texts.slice(0, MAX_TEXTS).some((text) => {
    if ((text.nodeValue ?? '').trim() === '') return false;
    range.selectNodeContents(text);
    return [...range.getClientRects()].some(
      (line) =>
        line.width > 0 &&
        line.left + x < box.right &&
        line.right + x > box.left &&
        line.top + y < box.bottom &&
        line.bottom + y > box.top,
    );
  });
}

/** The document of an element, whatever the page has named its properties. */
export function ownerOf(element: Element): Document {
  return Reflect.get(Node.prototype, 'ownerDocument', element) ?? window.document;
}
