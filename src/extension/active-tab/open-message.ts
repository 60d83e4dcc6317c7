import browser from 'webextension-polyfill';
import type { ReadFailure } from '../../webmail/contract/source-result.ts';
import { parseReadReply } from '../wire/parse-read-reply.ts';
import type { ReadOptions, ReadOutcome } from './read-types.ts';
import { READ_PORT, type ReadCommand } from '../wire/read-protocol.ts';
import { injectFiles } from './tab-scripts.ts';

/** How long a page may take to say what it found, since a busy page answers late. Once it has, its own limits apply. */
export const LOOK_TIMEOUT_MS = 15_000;

const CONTENT_SCRIPT = '/content.js';

/**
 * The adapters that are not in the content script, and the reader of unknown pages; injected if the content script does
 * not recognise the page.
 */
const FURTHER_SCRIPTS = ['/further-webmails.js', '/rare-pages.js'];

/**
 * Reads the source of the message that is open in the active tab of this window. Call it from the popup: only the click
 * on the toolbar button grants access to the tab.
 *
 * @returns the header block, or a typed reason; never rejects. Aborting the signal ends the read in the page too and
 *   returns "cancelled".
 */
export function readInActiveTab(options: ReadOptions): Promise<ReadOutcome> {
  const { signal } = options;
  const over = new AbortController();
  return new Promise((resolve) => {
    // The first outcome ends everything that is still waiting.
    const settle = (outcome: ReadOutcome): void => {
      over.abort();
      clearTimeout(timer);
      resolve(outcome);
    };
    const cancel = (): void => settle(refusal('cancelled'));
    const timer = setTimeout(() => settle(refusal('timeout')), LOOK_TIMEOUT_MS);
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { signal: over.signal });
    void injectIntoActiveTab().then((tab) => {
      if (typeof tab === 'string') settle(refusal(tab));
      else if (!over.signal.aborted) askPage(tab, options, { signal: over.signal, timer, settle });
    });
  });
}

/** How a conversation with a page ends. */
interface Ending {
  /** Aborted once there is an outcome. */
  readonly signal: AbortSignal;
  /** Ends the conversation unless the page says in time what it found. */
  readonly timer: ReturnType<typeof setTimeout>;
  readonly settle: (outcome: ReadOutcome) => void;
}

/** Asks the content script for the message, and settles with its outcome or with the reason why there is none. */
function askPage({ tabId, unknownPage }: ScriptedTab, options: ReadOptions, { signal, timer, settle }: Ending): void {
  const { messageKey = null, onProgress } = options;
  let found = false;
  let broughtFurther = unknownPage;
  const port = browser.tabs.connect(tabId, { name: READ_PORT, frameId: 0 });
  const ask = (): void => port.postMessage({ type: 'read', messageKey } satisfies ReadCommand);
  // The user left the page during the read, or its script never answered.
  const gone = (): void => settle(refusal(found ? 'changed' : 'page-closed-to-extensions'));
  signal.addEventListener('abort', () => port.disconnect());
  port.onDisconnect.addListener(gone);
  port.onMessage.addListener((message: unknown) => {
    const reply = parseReadReply(message);
    if (signal.aborted) return;
    if (reply?.type === 'progress') {
      found = true;
      clearTimeout(timer);
      onProgress(reply.progress);
    } else if (reply?.type === 'unknown-page' && !broughtFurther) {
      broughtFurther = true;
      // A port that was closed meanwhile throws, but then there already is an outcome.
      injectFiles(tabId, FURTHER_SCRIPTS).then(ask).catch(gone);
    } else {
      settle(reply?.type === 'outcome' ? reply.outcome : refusal('not-a-message'));
    }
  });
  ask();
}

interface ScriptedTab {
  readonly tabId: number;
  /** The content script did not know the page, so the further scripts were injected, too. */
  readonly unknownPage: boolean;
}

/** @returns the tab, with the content script in its top frame; or why extensions have no access to it. Never rejects */
async function injectIntoActiveTab(): Promise<ScriptedTab | ReadFailure> {
  let isWritten = false;
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined) {
      // SnappyMail, RainLoop and Afterlogic show a message, or its headers, in a window that they write themselves.
      isWritten = tab.url === 'about:blank';
      const unknownPage = (await injectFiles(tab.id, [CONTENT_SCRIPT])) === true;
      if (unknownPage) await injectFiles(tab.id, FURTHER_SCRIPTS);
      return { tabId: tab.id, unknownPage };
    }
  } catch {
    // As if there were no tab: the browser lets no extension in.
  }
  return isWritten ? 'written-window' : 'page-closed-to-extensions';
}

function refusal(reason: ReadFailure): ReadOutcome {
  return { ok: false, reason, webmail: null, others: [], attempts: [] };
}
