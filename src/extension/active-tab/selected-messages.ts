/**
 * The messages that a person means in the list of the active tab. To be called from the popup: its click grants access
 * to the tab.
 */
import browser, { type Scripting } from 'webextension-polyfill';
import type { NamedMessage } from '../../webmail/contract/message-list.ts';
import { LIST_WEBMAILS } from '../../webmail/lists/list-webmails.ts';
import {
  LIST_PORT,
  type ListCommand,
  type ListSummary,
  type ListTab,
  parseListReply,
  toNames,
} from '../wire/list-protocol.ts';
import { selectedInProgram } from './selected-in-program.ts';
import { readListInTable } from '../wire/table-handover.ts';

/** With a leading slash: Firefox resolves a bare name against the address of the calling page. */
const SCRIPT = '/selected-messages.js';

/** How long a page may take to say what its list contains. */
export const LIST_TIMEOUT_MS = 10_000;

export interface SelectedMessages extends ListSummary, ListTab {}

/**
 * @param webmail the id of the webmail that was recognised in the tab
 * @returns null if its list cannot be read, or the page does not answer; never rejects
 */
export async function selectedInActiveTab(webmail: string): Promise<SelectedMessages | null> {
  const knownBy = LIST_WEBMAILS[webmail];
  if (knownBy === undefined) return null;
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const tabId = tab?.id;
    if (tabId === undefined) return null;
    const named = knownBy === 'program' ? await namedByProgram(tabId, webmail) : [];
    resultOf(await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] }));
    const list = await look(tabId, named);
    return list && { ...list, tabId };
  } catch {
    return null;
  }
}

/** Makes the page "Messages" read them. */
export function readSelected({ tabId }: ListTab): Promise<void> {
  return readListInTable({ tabId });
}

async function namedByProgram(tabId: number, webmail: string): Promise<NamedMessage[]> {
  const injection = {
    target: { tabId },
    world: 'MAIN',
    func: selectedInProgram,
    args: [webmail],
  } satisfies Scripting.ScriptInjection;
  return toNames(resultOf(await browser.scripting.executeScript(injection)));
}

/** The result of an injected script; throws if the script was not allowed in. */
function resultOf([injected]: readonly Scripting.InjectionResult[]): unknown {
  if (injected === undefined || injected.error !== undefined) throw new Error('not let in');
  return injected.result;
}

function look(tabId: number, named: readonly NamedMessage[]): Promise<ListSummary | null> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tabId, { name: LIST_PORT, frameId: 0 });
    const settle = (list: ListSummary | null): void => {
      clearTimeout(timer);
      port.disconnect();
      resolve(list);
    };
    const timer = setTimeout(() => settle(null), LIST_TIMEOUT_MS);
    port.onMessage.addListener((message: unknown) => {
      const reply = parseListReply(message);
      settle(reply?.type === 'found' ? reply.list : null);
    });
    port.onDisconnect.addListener(() => settle(null));
    port.postMessage({ type: 'look', named } satisfies ListCommand);
  });
}
