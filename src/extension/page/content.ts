/**
 * The content script, injected into a page by a click on the toolbar button. It reads the open message when the popup
 * asks for it, and does nothing else.
 */
import type { WebmailPage } from '../../webmail/contract/adapter.ts';
import { addFurtherWebmails } from '../../webmail/reader/registry.ts';
import { findRuntime } from './content-runtime.ts';
import { receiveWebmails } from './further-webmails-handover.ts';
import { isUnknown, serveReads } from './serve-reads.ts';
import { replaceEarlier } from './single-instance.ts';

declare global {
  /**
   * Whether the page needs further-webmails.js and rare-pages.js. The build ends content.js with it, so that it is what
   * `executeScript` returns for this file: reading it later would take another round trip.
   */
  var relayInspectorUnknownPage: boolean | undefined;
}

// A page's named elements cannot replace `window.location` and `window.document`, only what is below them.
const look = (): WebmailPage => ({ url: new URL(window.location.href), document: window.document });

const runtime = findRuntime(globalThis);
if (runtime !== null) {
  replaceEarlier(globalThis, 'content', () => serveReads(runtime, look));
  receiveWebmails(globalThis, 'content', addFurtherWebmails);
  globalThis.relayInspectorUnknownPage = isUnknown(look);
}
