/**
 * The content script, injected into a page by a click on the toolbar button. It reads the open message when the popup
 * asks for it, and does nothing else. A further injection replaces the one before: after an update of the extension
 * the older one has lost its browser.
 */
import { addFurtherWebmails } from '../webmail/registry.ts';
import { findRuntime } from './content-runtime.ts';
import { receiveWebmails } from './further-webmails-handover.ts';
import { serveReads } from './serve-reads.ts';

const RUNNING = Symbol.for('relay-inspector/content');

const runtime = findRuntime(globalThis);
if (runtime !== null) {
  stopEarlier(Reflect.get(globalThis, RUNNING));
  // `window.location` and `window.document` cannot be replaced by a page's named elements; what is below them can.
  const stop = serveReads(runtime, () => ({ url: new URL(window.location.href), document: window.document }));
  Reflect.set(globalThis, RUNNING, stop);
  receiveWebmails(globalThis, addFurtherWebmails);
}

function stopEarlier(stop: unknown): void {
  try {
    if (isAction(stop)) {
      stop();
    }
  } catch {
    // Its extension is gone, and with it the ports that it answered.
  }
}

function isAction(value: unknown): value is () => void {
  return typeof value === 'function';
}
