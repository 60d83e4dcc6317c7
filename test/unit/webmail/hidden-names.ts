/** jsdom calls it itself, on the page's elements, to match a selector. */
const USED_BY_JSDOM = 'contains';

/**
 * In browsers, an element's name hides the property of that name of its document or form (HTML, sections 3.1.7 and
 * 4.10.3). jsdom leaves that out, so each of these properties is defined here as the element that hides it.
 */
export function hideByElements(owner: Document | HTMLFormElement, elements: Iterable<Element>): void {
  for (const element of elements) {
    const name = element.getAttribute('name') ?? '';
    if (name !== USED_BY_JSDOM) Object.defineProperty(owner, name, { configurable: true, value: element });
  }
}

/** Adds images to a page whose names hide these properties of its document. */
export function hideNames(document: Document, names: readonly string[]): void {
  const images = names.map((name) => {
    const image = document.createElement('img');
    image.setAttribute('name', name);
    return image;
  });
  document.body.append(...images);
  hideByElements(document, images);
}
