/**
 * The general reader: a page that shows the source of a message itself, whichever webmail it belongs to. A text tab, a
 * `<pre>` (Gmail's "Show original"), a text area, a dialog. What it reads is what the page shows, so the page is
 * believed for what it is; which text of a page may be taken at all is the caller's to say.
 */
import type { MessageRef, OpenMessage, SourceRoute, WebmailInfo, WebmailPage } from '../contract/adapter.ts';
import type { SourceResult } from '../contract/source-result.ts';
import { HeaderBlockEnd } from './header-block-end.ts';
import { isMessage } from './message-glance.ts';
import { closest, contains, contentType, isVisible, MAX_LABEL, select, selectAll, textOf } from '../page/page-dom.ts';
import { MAX_HEADER_BLOCK } from './answer-reader.ts';
import { compareSources } from './screen-check.ts';

export const SOURCE_READER: WebmailInfo = { id: 'source', title: 'Message source' };

/** Where sources are shown: browsers' text tabs and Gmail use `pre`, dialogs of webmails any of these. */
const TEXT_ELEMENTS = 'pre, textarea, code, samp';

const DIALOGS = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** Inside a dialog the text stands in a block of its own; deeper nesting is decoration. */
const DIALOG_BLOCKS = 'pre, textarea, code, samp, p, div, span, td, section';

/** Pages have one or two; a page with more is not asking to be read. */
const MAX_DIALOGS = 20;

/** Characters that decide whether an element is worth reading whole. */
const GLANCE = 16 * 1024;

/** Proton shows it behind the header block, with "\n\r" between, which is no empty line. VERIFIED (MessageHeadersModal.tsx) */
const ENCRYPTED_BODY = /\n?\r?-----BEGIN PGP MESSAGE-----.*/su;

const WEB_PROTOCOLS: readonly string[] = ['http:', 'https:'];

/** The whole page is one text, as the browser shows a `text/plain` answer. */
export function isTextPage(page: WebmailPage): boolean {
  return contentType(page.document) === 'text/plain';
}

/** A page that is or contains a source, as the one open message of the general reader; null when it is none. */
export function findSourcePage(page: WebmailPage): OpenMessage | null {
  const shown = pageSource(page) ?? dialogSource(page, null);
  if (shown === null) {
    return null;
  }
  const fromPage = textRoute('page-text', shown);
  return {
    ref: sourceRef(page),
    routes: () => (isTextPage(page) ? [bytesRoute(page, shown), fromPage] : [fromPage]),
  };
}

/**
 * A source dialog, or another view of a source, that the user has opened in a known webmail.
 * @param bodies the adapter's message bodies: what stands inside them was written by the sender
 * @param view where this webmail shows a source, if not in a dialog
 */
export function findSourceDialog(page: WebmailPage, bodies: string, view?: string): OpenMessage | null {
  const shown = dialogSource(page, bodies, view);
  return shown === null ? null : { ref: sourceRef(page), routes: () => [textRoute('source-dialog', shown)] };
}

function sourceRef(page: WebmailPage): MessageRef {
  return { key: `source ${page.url.href.slice(0, MAX_LABEL)}`, subject: null, sender: null, time: null };
}

/** Asks for the tab's address once more, because the tab shows decoded text and the answer has the bytes. */
function bytesRoute(page: WebmailPage, shown: Uint8Array): SourceRoute {
  return {
    id: 'page-bytes',
    mark: 'verified',
    async read(web) {
      if (!WEB_PROTOCOLS.includes(page.url.protocol)) {
        return { ok: false, reason: 'refused' };
      }
      const result = await web.source(page.url.href);
      return result.ok && compareSources(result.source, shown) === 'other'
        ? { ok: false, reason: 'other-message' }
        : result;
    },
  };
}

function textRoute(id: string, source: Uint8Array): SourceRoute {
  const result: SourceResult =
    source.length > MAX_HEADER_BLOCK ? { ok: false, reason: 'too-large' } : { ok: true, source, complete: true };
  return { id, mark: 'verified', read: () => Promise.resolve(result) };
}

function pageSource(page: WebmailPage): Uint8Array | null {
  if (isTextPage(page)) {
    const body = select(page.document, 'body');
    return body === null ? null : headerBlockShown(body);
  }
  return largestSource(selectAll(page.document, TEXT_ELEMENTS));
}

function dialogSource(page: WebmailPage, bodies: string | null, view?: string): Uint8Array | null {
  const blocks = selectAll(page.document, DIALOGS)
    .slice(0, MAX_DIALOGS)
    .flatMap((dialog) => selectAll(dialog, DIALOG_BLOCKS))
    .concat(view === undefined ? [] : selectAll(page.document, view));
  return largestSource(
    blocks.filter((block) => bodies === null || (closest(block, bodies) === null && select(block, bodies) === null)),
  );
}

/**
 * The header block of the largest text that is a message. Of nested elements the innermost counts: around it may stand
 * a heading that looks like a field ("Source:").
 */
function largestSource(elements: readonly Element[]): Uint8Array | null {
  const sources = elements.filter((element) => isVisible(element) && isMessage(utf8(textOf(element, GLANCE))));
  const innermost = sources.filter((outer) => !sources.some((inner) => inner !== outer && contains(outer, inner)));
  const lengths = innermost.map((element) => textOf(element, MAX_HEADER_BLOCK).length);
  const largest = innermost[lengths.indexOf(Math.max(...lengths))];
  return largest === undefined ? null : headerBlockShown(largest);
}

/** null when the element's text is no message. One byte longer than allowed when its header block does not end in time. */
function headerBlockShown(element: Element): Uint8Array | null {
  const text = utf8(textOf(element, MAX_HEADER_BLOCK + 1).replace(ENCRYPTED_BODY, '\n\n'));
  const end = new HeaderBlockEnd().find(text);
  const block = end === -1 ? text : text.subarray(0, end);
  return isMessage(block) ? block : null;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
