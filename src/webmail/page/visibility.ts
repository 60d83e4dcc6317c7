/**
 * Whether the element is part of what the user sees: neither it nor an ancestor is hidden, and it is not moved off the
 * page. Zimbra moves the inactive views to `left: -10000px`. If the browser has no layout, the answer comes from styles
 * alone.
 */
export function isVisible(element: Element): boolean {
  return isShownByStyle(element) && !isLeftOfPage(element);
}

/** Only the left side counts: the user may still scroll to content on the right or above. */
function isLeftOfPage(element: Element): boolean {
  return boxOf(element).right < 0;
}

function isShownByStyle(element: Element): boolean {
  if (typeof Element.prototype.checkVisibility === 'function') {
    return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
  }
  for (let around: Element | null = element; around !== null; around = parentOf(around)) {
    const style = getComputedStyle(around);
    if (style.display === 'none' || style.visibility === 'hidden') {
      return false;
    }
  }
  return true;
}

/** Where an element is drawn in the window. */
export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** The parent element, even of a form whose field is named "parentElement"; null at the top. */
export function parentOf(element: Element): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', element);
}
