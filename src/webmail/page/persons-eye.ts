/**
 * What a person can see of a page. A sender can hide a text in a message so that only programs read it: by colour, size
 * or position. As everywhere, properties are taken from the prototype (page-dom.ts).
 */
import { boxOf, isVisible, parentOf } from './visibility.ts';

/** Smallest side of readable text, in CSS pixels. */
const TINY_PX = 3;
const TINY_FONT_PX = 4;

/** Smallest opacity at which text is meant for people. */
const FAINT = 0.2;

/** The part of the page in which an element and its content are visible; null if they are not. */
interface Sight {
  readonly clip: DOMRect;
  readonly opacity: number;
  /** The last background colour painted behind it; null if there was none. */
  readonly ground: string | null;
}

/**
 * Returns a test of whether a person can really see the text of elements: it is not transparent, empty, clipped, off
 * the page in any direction, in letters of zero size or in the colour of its background. Each element is examined once.
 */
export function personsEye(): (element: Element) => boolean {
  const seen = new Map<Element, Sight | null>();
  const sightOf = (element: Element): Sight | null => {
    const known = seen.get(element);
    if (known !== undefined) {
      return known;
    }
    const parent = parentOf(element);
    const around = parent === null ? wholePage(element) : sightOf(parent);
    const sight = around === null ? null : sightIn(around, element);
    seen.set(element, sight);
    return sight;
  };
  return (element) => sightOf(element) !== null && isVisible(element) && hasReadableText(element, sightOf(element));
}

function sightIn(around: Sight, element: Element): Sight | null {
  const style = getComputedStyle(element);
  const opacity = around.opacity * numberOr(style.opacity, 1);
  if (opacity < FAINT || isCutOut(style)) {
    return null;
  }
  const ground = isTransparent(style.backgroundColor) ? around.ground : style.backgroundColor;
  if (!hasLayout(element)) {
    return { ...around, opacity, ground };
  }
  const clip = clipInside(around.clip, element, style);
  return isTiny(clip) ? null : { clip, opacity, ground };
}

/** Overflowing content is visible unless the element clips it. Content that can be scrolled to is visible, too. */
function clipInside(around: DOMRect, element: Element, { overflowX, overflowY }: CSSStyleDeclaration): DOMRect {
  const overflows = [overflowX, overflowY];
  if (overflows.every((value) => value === 'visible' || value === '') || isPage(element)) {
    return around;
  }
  const box = boxOf(element);
  const cut = common(around, box);
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
  return isTiny(cut) || !overflows.every((value) => value === 'auto' || value === 'scroll')
    ? cut
    : new DOMRect(box.left - scrollLeft, box.top - scrollTop, scrollWidth, scrollHeight);
}

/** `clip` affects elements taken out of the flow; nobody shows a source in a cut-out. */
function isCutOut({ clip, clipPath, filter, maskImage, position }: CSSStyleDeclaration): boolean {
  const isClipped = /rect/u.test(clip) && /absolute|fixed/u.test(position);
  return isClipped || isSet(clipPath) || isSet(maskImage) || /opacity/u.test(filter);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'none';
}

function hasReadableText(element: Element, sight: Sight | null): boolean {
  const { fontSize, color } = getComputedStyle(element);
  const fill = getComputedStyle(element).getPropertyValue('-webkit-text-fill-color');
  const isBlank = isTransparent(color) || (fill !== '' && isTransparent(fill)) || color === sight?.ground;
  if (numberOr(fontSize, TINY_FONT_PX) < TINY_FONT_PX || (isBlank && color !== '')) {
    return false;
  }
  return sight !== null && (!hasLayout(element) || !isTiny(common(sight.clip, boxOf(element))));
}

/** "transparent", "rgba(0, 0, 0, 0)", "rgb(0 0 0 / 0)": a fourth component close to zero. */
function isTransparent(colour: string): boolean {
  return /^(?:|transparent|rgba?\((?:[^,]*,){3}\s*0(?:\.0\d*)?\)|.*\/\s*0(?:\.0\d*)?%?\))$/u.test(colour);
}

/** What can be scrolled to: nothing to the left of the page or above it is ever visible. */
function wholePage(root: Element): Sight {
  const { left, top, width, height } = boxOf(root);
  const { scrollWidth, scrollHeight } = root;
  const clip = new DOMRect(left, top, Math.max(scrollWidth, width), Math.max(scrollHeight, height));
  return { clip, opacity: 1, ground: null };
}

/** Whether it is one of the elements whose overflow makes the window scroll. */
function isPage(element: Element): boolean {
  const outer = parentOf(element);
  return outer === null || parentOf(outer) === null;
}

function common(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return new DOMRect(left, top, Math.min(one.right, other.right) - left, Math.min(one.bottom, other.bottom) - top);
}

function isTiny({ width, height }: DOMRect): boolean {
  // A rectangle of negative size has no visible area. DOMRect would swap its left and right.
  return !(width >= TINY_PX && height >= TINY_PX);
}

/** Without layout every box is empty, the page's own included. */
function hasLayout(element: Element): boolean {
  const owner = Reflect.get(Node.prototype, 'ownerDocument', element);
  const root = owner === null ? null : Reflect.get(Document.prototype, 'documentElement', owner);
  return root !== null && boxOf(root).width > 0;
}

function numberOr(text: string, otherwise: number): number {
  const number = Number.parseFloat(text);
  return Number.isNaN(number) ? otherwise : number;
}
