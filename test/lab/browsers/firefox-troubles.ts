import type { BidiConnection } from './bidi-connection.ts';
import { bidiContexts } from './firefox-contexts.ts';

/** The last errors are enough to see why something did not happen. */
const MOST = 20;

/** The errors in pages that Firefox has written to its console: exceptions, modules and styles that did not load. */
export async function firefoxTroubles(bidi: BidiConnection): Promise<readonly string[]> {
  const windows = await bidiContexts(bidi, 'chrome');
  const window = windows.find(({ url }) => url.endsWith('/browser.xhtml'));
  if (window === undefined) return ['(Firefox shows no window)'];
  const lines = await bidi.evaluate(
    window.id,
    `Services.console.getMessageArray()
      .filter((message) => message instanceof Ci.nsIScriptError && /^(?:moz-extension|https?):/u.test(message.sourceName))
      .slice(-${MOST})
      .map(({ errorMessage, sourceName, lineNumber }) => errorMessage + ' (' + sourceName + ':' + lineNumber + ')')`,
  );
  return Array.isArray(lines) ? lines.map(String) : [];
}
