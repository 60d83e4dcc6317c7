import { vi } from 'vitest';

/** What jsdom lacks for the chip: style sheets by script, layout, and access to closed shadow roots. */

const roots = new Map<Element, ShadowRoot>();
/** How many style sheets were created, and the positions of elements by their id. */
const boxes = new Map<string, DOMRect>();

class SheetDouble {
  css = '';
  replaceSync(css: string): void {
    this.css = css;
  }
}

/** Prepares the window of a test; undone by `vi.restoreAllMocks()` and `vi.unstubAllGlobals()`. */
export function prepareChipWindow(): void {
  roots.clear();
  boxes.clear();
  vi.stubGlobal('CSSStyleSheet', SheetDouble);
  const attachShadow = Reflect.get(Element.prototype, 'attachShadow');
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function attach(this: Element, init) {
    const root = attachShadow.call(this, init);
    if (init.mode === 'closed') roots.set(this, root);
    return root;
  });
  Object.defineProperty(Range.prototype, 'getClientRects', {
    configurable: true,
    value(this: Range) {
      const box = boxes.get(elementIn(this.startContainer)?.id ?? '');
      return box === undefined ? [] : [box];
    },
  });
  Object.defineProperty(Document.prototype, 'elementFromPoint', {
    configurable: true,
    value(this: Document, x: number, y: number) {
      const hit = [...boxes].findLast(([, box]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
      return hit === undefined ? null : this.getElementById(hit[0]);
    },
  });
}

/** Sets the position of an element's text in its document; what is placed later is on top. */
export function place(id: string, left: number, top: number, width: number, height: number): void {
  boxes.delete(id);
  boxes.set(id, new DOMRect(left, top, width, height));
}

export function unplace(id: string): void {
  boxes.delete(id);
}

/** The chips that are in the page, from inside their shadow roots. */
export function chipsInPage(): ShadowRoot[] {
  return [...roots].filter(([host]) => host.isConnected).map(([, root]) => root);
}

/** What a person reads on the one chip; null if there is none. */
export function chipText(): string | null {
  const [root, ...others] = chipsInPage();
  if (others.length > 0) throw new Error(`${others.length + 1} chips`);
  return root?.querySelector('button')?.textContent ?? null;
}

/** One of its buttons: the first opens, the second adds to the table, the third dismisses. */
export function chipButton(number: 0 | 1 | 2): HTMLButtonElement {
  const button = chipsInPage()[0]?.querySelectorAll('button')[number];
  if (button === undefined) throw new Error('There is no chip');
  return button;
}

function elementIn(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
