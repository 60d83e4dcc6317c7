import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { runModule } from './run-without-node.ts';
import { TARGETS, type Target, sentence, textOf } from './packages.ts';

/** The browser's side of the popup, on a page that is closed to extensions. */
function browserStandIn(language: string): object {
  return {
    runtime: { id: 'relay-inspector' },
    i18n: { getUILanguage: () => language },
    storage: {
      sync: { get: async () => ({}) },
      local: { get: async () => ({}) },
      session: { get: async () => ({}) },
      onChanged: { addListener: () => undefined },
    },
    tabs: { query: async () => [{ id: 1 }] },
    scripting: { executeScript: () => Promise.reject(new Error('Cannot access a chrome:// URL')) },
  };
}

async function openPopup(target: Target, language: string): Promise<Document> {
  const page = new JSDOM(textOf(target, 'popup.html').replaceAll(/<(?:script|link)\b[^>]*>/gu, ''), {
    url: 'chrome-extension://relay-inspector/popup.html',
    runScripts: 'outside-only',
  });
  // jsdom leaves these to its host; a browser provides them.
  const { TextDecoder, TextEncoder, MessageChannel } = globalThis;
  const standIn = browserStandIn(language);
  Object.assign(page.window, { TextDecoder, TextEncoder, MessageChannel, browser: standIn, chrome: standIn });
  page.window.performance.mark = (name) => globalThis.performance.mark(name);
  expect(page.window.eval('[typeof process, typeof Buffer, typeof require, typeof setImmediate].join()')).toBe(
    'undefined,undefined,undefined,undefined',
  );
  await runModule(target, 'popup.js', page.getInternalVMContext());
  return page.window.document;
}

describe.each(TARGETS)('the built popup for %s, without anything from Node', (target) => {
  it.each(['en', 'ru'])(
    'runs and says in the language of the browser (%s) why it has nothing to show',
    async (language) => {
      const document = await openPopup(target, language);
      const expected = sentence(target, language, 'failure_page_closed_to_extensions');
      await vi.waitFor(() => expect(document.body.textContent).toContain(expected));
      expect(document.documentElement.lang).toBe(language);
    },
  );
});
