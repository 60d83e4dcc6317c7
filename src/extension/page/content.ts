/**
 * The content script, injected into a page by a click on the toolbar button. It reads the open message when the popup
 * asks for it, and does nothing else.
 */
import { addFurtherWebmails } from '../../webmail/reader/registry.ts';
import { findRuntime } from './content-runtime.ts';
import { receiveWebmails } from './further-webmails-handover.ts';
import { serveReads } from './serve-reads.ts';
import { replaceEarlier } from './single-instance.ts';

const runtime = findRuntime(globalThis);
if (runtime !== null) {
  replaceEarlier(globalThis, 'content', () =>
    // A page's named elements cannot replace `window.location` and `window.document`, only what is below them.
    serveReads(runtime, () => ({ url: new URL(window.location.href), document: window.document })),
  );
  receiveWebmails(globalThis, 'content', addFurtherWebmails);
}
