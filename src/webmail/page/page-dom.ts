/**
 * Reading a page that may be hostile. Named elements hide the properties of `document` and of forms even from an
 * extension's isolated world (`<img name="querySelector">`, `<form><input name="textContent">`), so every property is
 * taken from its prototype. How much is read is bounded, whatever the page's size.
 */
import { isVisible } from './visibility.ts';

/** The most elements that one selector may return; a page with more is not a webmail that shows messages. */
export const MAX_ELEMENTS = 500;

/** Characters of a subject, a sender or a time; longer text is truncated. */
export const MAX_LABEL = 1000;

/** Characters of one inline script; Gmail's with its tokens is about 1 MB. */
const MAX_SCRIPT = 4 * 1024 * 1024;

/** The most nodes that one text is assembled from. */
const MAX_NODES = 20_000;

const BLOCKS: readonly string[] = ['DIV', 'P', 'LI', 'TR', 'PRE', 'SECTION'];

/** A page can make any access throw: with getters, with frames that are gone, with invalid addresses. */
export function quietly<Value>(look: () => Value, otherwise: Value): Value {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

/** The first element that matches, in document order; null if none does. */
export function select(root: ParentNode, selector: string): Element | null {
  return isDocument(root)
    ? Document.prototype.querySelector.call(root, selector)
    : Element.prototype.querySelector.call(root, selector);
}

/** The elements that match, in document order, at most `limit`. */
export function selectAll(root: ParentNode, selector: string, limit = MAX_ELEMENTS): Element[] {
  const found = isDocument(root)
    ? Document.prototype.querySelectorAll.call(root, selector)
    : Element.prototype.querySelectorAll.call(root, selector);
  const elements: Element[] = [];
  for (const element of found) {
    if (elements.push(element) === limit) {
      break;
    }
  }
  return elements;
}

/**
 * Whether `<html>`, `<head>` or `<body>` itself, or something in `<head>`, matches: the part of a page in which no
 * message can be. The head is that of the document: a `<head>` inside a message is not parsed as one.
 */
export function shellMatches(document: Document, selector: string): boolean {
  const head = Reflect.get(Document.prototype, 'head', document);
  const outer = [
    Reflect.get(Document.prototype, 'documentElement', document),
    head,
    Reflect.get(Document.prototype, 'body', document),
  ];
  const isOuter = outer.some((element) => element !== null && Element.prototype.matches.call(element, selector));
  return isOuter || (head !== null && select(head, selector) !== null);
}

/** The element itself or its nearest ancestor that matches. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** An attribute as written; null if there is none. */
export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The names of all attributes, as written. */
export function attributeNames(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

/** The name of the tag, in capitals for HTML. */
export function tagName(element: Element): string {
  return nameOf(element);
}

/** The child elements, at most `limit`. */
export function childrenOf(element: Element, limit: number): Element[] {
  const children: Element[] = [];
  let child = Reflect.get(Element.prototype, 'firstElementChild', element);
  while (child !== null && children.length < limit) {
    children.push(child);
    child = Reflect.get(Element.prototype, 'nextElementSibling', child);
  }
  return children;
}

/** The type with which the document was served: "text/html", "text/plain". */
export function contentType(document: Document): string {
  return Reflect.get(Document.prototype, 'contentType', document);
}

/** A cookie of the page that scripts may read, decoded; null if there is none with that name. */
export function cookie(document: Document, name: string): string | null {
  const cookies = Reflect.get(Document.prototype, 'cookie', document).split(/; ?/u);
  const found = cookies.find((entry) => entry.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

/** Whether the outer element is the inner one or contains it; false if there is no inner one. */
function contains(outer: Element, inner: Element | null): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/**
 * The value of a text area; for anything else its text, with a line for each `<br>` and each block. At most `limit`
 * characters.
 * @param isSeen leaves out the text of elements that a person does not see
 */
export function textOf(element: Element, limit: number, isSeen?: (parent: Element) => boolean): string {
  if (isTextArea(element)) {
    return Reflect.get(HTMLTextAreaElement.prototype, 'value', element).slice(0, limit);
  }
  let text = '';
  for (const node of nodesIn(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)) {
    if (text.length >= limit) {
      break;
    }
    const written = Reflect.get(Node.prototype, 'nodeValue', node);
    if (written !== null) {
      const parent = Reflect.get(Node.prototype, 'parentElement', node);
      if (isSeen === undefined || parent === null || parent === element || isSeen(parent)) {
        text += written.slice(0, limit - text.length);
      }
    } else if (nameOf(node) === 'BR' || (BLOCKS.includes(nameOf(node)) && text !== '' && !text.endsWith('\n'))) {
      text += '\n';
    }
  }
  return text;
}

/**
 * What an element shows, as one line with blanks collapsed, without the parts that `except` selects (labels for screen
 * readers, buttons). null if nothing is left.
 */
export function labelOf(element: Element | null, except?: string): string | null {
  if (element === null) {
    return null;
  }
  let text = '';
  for (const node of nodesIn(element, NodeFilter.SHOW_TEXT)) {
    if (text.length >= MAX_LABEL) {
      break;
    }
    const parent = Reflect.get(Node.prototype, 'parentElement', node);
    const excepted = except === undefined || parent === null ? null : closest(parent, except);
    if (excepted === null || !contains(element, excepted)) {
      text += Reflect.get(Node.prototype, 'nodeValue', node)?.slice(0, MAX_LABEL) ?? '';
    }
  }
  return oneLine(text);
}

/**
 * What a pattern's first group matches in the page's inline scripts: tokens and ids that the page keeps for itself.
 * null if there is no such script.
 * @param around a CSS selector, to search only the scripts inside it
 */
export function findInScripts(document: Document, pattern: RegExp, around = ''): string | null {
  for (const script of selectAll(document, `${around} script:not([src])`)) {
    const found = pattern.exec(Reflect.get(Node.prototype, 'textContent', script)?.slice(0, MAX_SCRIPT) ?? '')?.[1];
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

/**
 * The first element that is the webmail's own.
 * @param bodies message bodies: a sender can write into them what looks like the webmail's marks
 */
export function selectOwn(root: ParentNode, selector: string, bodies: string): Element | null {
  return selectAll(root, selector).find((element) => closest(element, bodies) === null) ?? null;
}

/** The webmail's own elements that the user sees. */
export function selectShown(root: ParentNode, selector: string, bodies: string): Element[] {
  return selectAll(root, selector).filter((element) => closest(element, bodies) === null && isVisible(element));
}

/**
 * Elements in the order in which their messages are offered: the focused one first, else the last one, because a thread
 * shows its newest message there; then the others in order. No webmail shows one message inside another, so an element
 * inside another is part of what a sender wrote.
 * @param found in document order
 */
export function focusedFirst(document: Document, found: readonly Element[]): Element[] {
  const elements: Element[] = [];
  for (const element of found) {
    const before = elements.at(-1);
    if (before === undefined || !contains(before, element)) {
      elements.push(element);
    }
  }
  const active = Reflect.get(Document.prototype, 'activeElement', document);
  const first = elements.find((element) => contains(element, active)) ?? elements.at(-1);
  return first === undefined ? [] : [...new Set([first, ...elements])];
}

/** Collapses blanks and truncates to the length of a label; null if nothing is left. */
export function oneLine(text: string | null): string | null {
  const folded = text?.slice(0, MAX_LABEL).replaceAll(/\s+/gu, ' ').trim();
  return folded === undefined || folded === '' ? null : folded;
}

/**
 * The page inside a frame of the same origin, with its current address (the `src` attribute goes stale); null for a
 * frame of another origin or an empty one.
 * @param origin the one that the frame's address must have. A message may contain a frame with the sender's own text
 *   (`srcdoc`), whose address has none
 */
export function framePage(
  frame: Element | null,
  origin?: string,
): { readonly url: URL; readonly document: Document } | null {
  if (frame === null || !isFrame(frame)) {
    return null;
  }
  const inner = Reflect.get(HTMLIFrameElement.prototype, 'contentDocument', frame);
  const address = Reflect.get(HTMLIFrameElement.prototype, 'contentWindow', frame)?.location.href;
  if (inner === null || address === undefined || !URL.canParse(address)) {
    return null;
  }
  const url = new URL(address);
  return origin === undefined || url.origin === origin ? { url, document: inner } : null;
}

function isDocument(root: Node): root is Document {
  return Reflect.get(Node.prototype, 'nodeType', root) === Node.DOCUMENT_NODE;
}

function nameOf(node: Node): string {
  return Reflect.get(Node.prototype, 'nodeName', node);
}

// Tested by name, because an element of a frame's document is not an instance of this window's classes.

function isTextArea(element: Element): element is HTMLTextAreaElement {
  return nameOf(element) === 'TEXTAREA';
}

function isFrame(element: Element): element is HTMLIFrameElement {
  return nameOf(element) === 'IFRAME';
}

/** The nodes inside an element, in document order. */
function* nodesIn(element: Element, whatToShow: number): Generator<Node> {
  const walker = Document.prototype.createTreeWalker.call(ownerOf(element), element, whatToShow);
  for (let count = 0; count < MAX_NODES; count += 1) {
    const node = walker.nextNode();
    if (node === null) {
      return;
    }
    yield node;
  }
}

function ownerOf(element: Element): Document {
  const owner = Reflect.get(Node.prototype, 'ownerDocument', element);
  if (owner === null) {
    throw new TypeError('an element without a document');
  }
  return owner;
}
