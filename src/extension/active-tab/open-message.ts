import browser, { type Runtime } from 'webextension-polyfill';
import type { ReadFailure } from '../../webmail/contract/source-result.ts';
import { parseReadReply } from '../wire/parse-read-reply.ts';
import type { ReadOptions, ReadOutcome } from './read-types.ts';
import { READ_PORT, type ReadCommand } from '../wire/read-protocol.ts';
import { injectFiles } from './tab-scripts.ts';

/** How long a page may take to say what it found; after that its own limits apply. A busy page answers late. */
export const LOOK_TIMEOUT_MS = 15_000;

const CONTENT_SCRIPT = '/content.js';

/**
 * The adapters that are not in the content script, and the reader of unknown pages; injected if it does not recognise
 * the page.
 */
const FURTHER_SCRIPTS = ['/further-webmails.js', '/rare-pages.js'];

/**
 * Reads the source of the message that is open in the active tab of this window. Call it from the popup: only the click
 * on the toolbar button grants access to the tab.
 *
 * @returns the header block, or a typed reason; never rejects. Aborting the signal ends the read in the page too and
 *   returns "cancelled".
 */
export function readInActiveTab({ messageKey, onProgress, signal }: ReadOptions): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    let port: Runtime.Port | null = null;
    let found = false;
    let broughtFurther = false;
    let settled = false;

    const settle = (outcome: ReadOutcome): void => {
      if (settled) {
        return;
      }
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      port?.disconnect();
      resolve(outcome);
    };
    const cancel = (): void => {
      settle(refusal('cancelled'));
    };
    const timer = setTimeout(() => {
      settle(refusal('timeout'));
    }, LOOK_TIMEOUT_MS);

    const onReply = (message: unknown, tabId: number): void => {
      const reply = parseReadReply(message);
      if (settled) {
        return;
      }
      if (reply?.type === 'progress') {
        found = true;
        clearTimeout(timer);
        onProgress(reply.progress);
      } else if (reply?.type === 'unknown-page' && !broughtFurther) {
        broughtFurther = true;
        injectFiles(tabId, FURTHER_SCRIPTS).then(say, closedToUs);
      } else {
        settle(reply?.type === 'outcome' ? reply.outcome : refusal('not-a-message'));
      }
    };
    const say = (): void => {
      if (!settled) {
        port?.postMessage({ type: 'read', messageKey: messageKey ?? null } satisfies ReadCommand);
      }
    };
    const closedToUs = (): void => {
      settle(refusal('page-closed-to-extensions'));
    };
    // The user left the page during the read, or its script never answered.
    const onDisconnect = (): void => {
      settle(refusal(found ? 'changed' : 'page-closed-to-extensions'));
    };

    const ask = ({ tabId, unknownPage }: ScriptedTab): void => {
      broughtFurther = unknownPage;
      port = browser.tabs.connect(tabId, { name: READ_PORT, frameId: 0 });
      port.onMessage.addListener((message: unknown) => {
        onReply(message, tabId);
      });
      port.onDisconnect.addListener(onDisconnect);
      say();
    };

    signal.addEventListener('abort', cancel);
    if (signal.aborted) {
      cancel();
      return;
    }
    injectIntoActiveTab().then((tab) => {
      if (typeof tab === 'string') {
        settle(refusal(tab));
      } else if (!settled) {
        ask(tab);
      }
    }, closedToUs);
  });
}

interface ScriptedTab {
  readonly tabId: number;
  /** The content script did not know the page, so the further scripts are there, too. */
  readonly unknownPage: boolean;
}

/** @returns the tab, with the content script in its top frame; or why extensions have no access to it */
async function injectIntoActiveTab(): Promise<ScriptedTab | ReadFailure> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) {
    return 'page-closed-to-extensions';
  }
  try {
    const unknownPage = (await injectFiles(tab.id, [CONTENT_SCRIPT])) === true;
    if (unknownPage) {
      await injectFiles(tab.id, FURTHER_SCRIPTS);
    }
    return { tabId: tab.id, unknownPage };
  } catch {
    // SnappyMail, RainLoop and Afterlogic show a message, or its headers, in a window that they write themselves.
    return tab.url === 'about:blank' ? 'written-window' : 'page-closed-to-extensions';
  }
}

function refusal(reason: ReadFailure): ReadOutcome {
  return { ok: false, reason, webmail: null, others: [], attempts: [] };
}
