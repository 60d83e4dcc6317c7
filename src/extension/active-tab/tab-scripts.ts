/** Scripts of the extension in a tab: injecting them, and asking one of them over a port. */
import browser, { type Scripting } from 'webextension-polyfill';

/**
 * Injects files into the top frame of a tab. Their addresses need the leading slash, because Firefox resolves a bare
 * name against the address of the calling page.
 *
 * @returns the value to which the last file evaluates. Rejects if extensions have no access to the tab: a page of the
 *   browser or its store, or a tab without the grant
 */
export function injectFiles(tabId: number, files: string[]): Promise<unknown> {
  return inject({ target: { tabId }, files });
}

/**
 * Makes any injection, and rejects without access in both browsers: Chrome rejects by itself, Firefox resolves with an
 * error in the result.
 */
export async function inject(injection: Scripting.ScriptInjection): Promise<unknown> {
  const [injected] = await browser.scripting.executeScript(injection);
  if (injected === undefined || injected.error !== undefined) throw new Error('page-closed-to-extensions');
  return injected.result;
}

/** How long a page may take to answer. */
export const ANSWER_TIMEOUT_MS = 10_000;

interface Question<Reply> {
  /** Name of the port that the script listens to. */
  readonly port: string;
  /** What the script is sent, once. */
  readonly command: object;
  /** Parses its first message; a page's process may be completely hostile. */
  readonly parse: (message: unknown) => Reply | null;
}

/**
 * Asks a script in a tab one question.
 *
 * @returns its answer; null if there is none, if it comes too late, or if the page has gone away. Never rejects
 */
export function askTab<Reply>(tabId: number, question: Question<Reply>): Promise<Reply | null> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tabId, { name: question.port, frameId: 0 });
    const settle = (reply: Reply | null): void => {
      clearTimeout(timer);
      port.disconnect();
      resolve(reply);
    };
    const timer = setTimeout(() => settle(null), ANSWER_TIMEOUT_MS);
    port.onMessage.addListener((message: unknown) => settle(question.parse(message)));
    port.onDisconnect.addListener(() => settle(null));
    port.postMessage(question.command);
  });
}
