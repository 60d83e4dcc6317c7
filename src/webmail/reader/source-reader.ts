/**
 * Reads the source that a page itself shows: a text tab, a webmail's own page for it, a dialog. It makes no requests.
 * Which text of a page may be used at all, and how far it can be believed, depends on the page (SourceOrigin).
 * unknown-page.ts reads pages of no known webmail.
 */
import type { MessageRef, OpenMessage, SourceRoute, Webmail, WebmailInfo, WebmailPage } from '../contract/adapter.ts';
import type { SourceResult } from '../contract/source-result.ts';
import { HeaderBlockEnd } from './header-block-end.ts';
import { isMessage } from './message-glance.ts';
import { closest, contentType, select, selectAll, textOf } from '../page/page-dom.ts';
import { textBytes } from '../page/text-bytes.ts';
import { isVisible, parentOf } from '../page/visibility.ts';
import { MAX_HEADER_BLOCK } from './answer-reader.ts';

export const SOURCE_READER: WebmailInfo = { id: 'source', title: 'Message source' };

const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** Inside a dialog the text is in a separate block. Deeper nesting is decoration. */
const DIALOG_BLOCKS = 'pre, textarea, code, samp, p, div, span, td, section';

/** Pages have one or two; a page with more is not worth reading. */
const MAX_DIALOGS = 20;

/**
 * How many characters of an element are read to decide whether to read all of it. A header can begin with many Received
 * fields and with seals of some 10 kB, before another field shows that it is a message.
 */
const GLANCE = 64 * 1024;

/**
 * Proton shows the encrypted body after the header block, separated by "\n\r", which is not an empty line. VERIFIED
 * (MessageHeadersModal.tsx)
 */
const ENCRYPTED_BODY = /\n?\r?-----BEGIN PGP MESSAGE-----.*/su;

/** Whether the whole page is one text, as the browser shows a `text/plain` answer. */
export function isTextPage(page: WebmailPage): boolean {
  return contentType(page.document) === 'text/plain';
}

/** A tab that shows nothing but a source; null if its text is not one. */
export function sourceOfTextPage(page: WebmailPage): OpenMessage | null {
  const block = blockOfTextPage(page.document);
  return block === null ? null : shownSource('page-text', block);
}

/** The source on a page of a webmail that shows nothing else (Gmail's "Show original"). */
export function sourceOfSourcePage({ document }: WebmailPage, view: string): OpenMessage | null {
  const [block] = blocksIn(selectAll(document, view), isVisible);
  return block === undefined ? null : shownSource('page-text', block);
}

/**
 * A source dialog, or another view of a source, that the user has opened in a known webmail. If there are several, the
 * largest counts: the webmail may show a summary around it.
 */
export function findSourceDialog(
  { document }: WebmailPage,
  { bodies, sourceView }: Pick<Webmail, 'bodies' | 'sourceView'>,
): OpenMessage | null {
  const elements = [...inDialogs(document), ...(sourceView === undefined ? [] : selectAll(document, sourceView))];
  const own = elements.filter((element) => closest(element, bodies) === null && select(element, bodies) === null);
  const blocks = blocksIn(own, isVisible);
  const [largest] = blocks.toSorted((one, other) => other.length - one.length);
  return largest === undefined ? null : shownSource('source-dialog', largest);
}

/**
 * A text of the page as an open message.
 * @param ref names it if a person has to choose; otherwise it stays empty until the source is properly decoded
 */
export function shownSource(route: string, source: Uint8Array, ref: Partial<MessageRef> = {}): OpenMessage {
  const result: SourceResult =
    source.length > MAX_HEADER_BLOCK ? { ok: false, reason: 'too-large' } : { ok: true, source, complete: true };
  const read: SourceRoute = { id: route, mark: 'verified', read: () => Promise.resolve(result) };
  const nameless = { key: `source ${source.length}`, subject: null, sender: null, time: null };
  return { ref: { ...nameless, ...ref }, routes: () => [read] };
}

/** The blocks of text in the dialogs of a page. */
export function inDialogs(document: Document): Element[] {
  return selectAll(document, DIALOGS)
    .slice(0, MAX_DIALOGS)
    .flatMap((dialog) => selectAll(dialog, DIALOG_BLOCKS));
}

/** The header block of a document that is one text; null if it is not a message. */
export function blockOfTextPage(document: Document): Uint8Array | null {
  const body = select(document, 'body');
  return body === null ? null : headerBlockOf(textOf(body, MAX_HEADER_BLOCK + 1), document);
}

/**
 * The header blocks of the visible texts that are messages. Of nested elements the innermost counts: around it there
 * may be a heading that looks like a field ("Source:").
 */
export function blocksIn(elements: readonly Element[], isSeen: (element: Element) => boolean): Uint8Array[] {
  const sources = [...new Set(elements)].filter(
    (element) => isSeen(element) && isMessage(utf8(textOf(element, GLANCE, isSeen))),
  );
  const around = new Set<Element>();
  for (const source of sources) {
    // Stops at an element that was already visited, because a sender can nest thousands.
    for (let outer = parentOf(source); outer !== null && !around.has(outer); outer = parentOf(outer)) {
      around.add(outer);
    }
  }
  const innermost = sources.filter((source) => !around.has(source));
  return (
    innermost
      // Pages indent the folded lines of a field with no-break spaces.
      .map((element) => headerBlockOf(textOf(element, MAX_HEADER_BLOCK + 1, isSeen).replaceAll('\u00A0', ' '), null))
      .filter((block) => block !== null)
  );
}

/**
 * The header block of a text; null if the text is not a message. One byte longer than allowed if the block does not end
 * in time.
 * @param document the one from whose bytes the browser decoded the text, so that the bytes can be recovered
 */
function headerBlockOf(shown: string, document: Document | null): Uint8Array | null {
  const written = shown.replace(ENCRYPTED_BODY, '\n\n');
  const text = document === null ? utf8(written) : textBytes(written, document);
  const end = new HeaderBlockEnd().find(text);
  const block = end === -1 ? text : text.subarray(0, end);
  return isMessage(block) ? block : null;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
