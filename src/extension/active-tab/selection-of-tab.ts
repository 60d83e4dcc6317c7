import browser from 'webextension-polyfill';
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
import { askTab, inject, injectFiles } from './tab-scripts.ts';

const SCRIPT = '/selected-messages.js';

export interface SelectedMessages extends ListSummary, ListTab {}

/**
 * The messages that a person means in the list of the active tab. To be called from the popup: its click grants access
 * to the tab.
 *
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
    await injectFiles(tabId, [SCRIPT]);
    const list = await look(tabId, named);
    return list && { ...list, tabId };
  } catch {
    return null;
  }
}

async function namedByProgram(tabId: number, webmail: string): Promise<NamedMessage[]> {
  return toNames(await inject({ target: { tabId }, world: 'MAIN', func: selectedInProgram, args: [webmail] }));
}

function look(tabId: number, named: readonly NamedMessage[]): Promise<ListSummary | null> {
  const command: ListCommand = { type: 'look', named };
  const parse = (message: unknown): ListSummary | null => {
    const reply = parseListReply(message);
    return reply?.type === 'found' ? reply.list : null;
  };
  return askTab(tabId, { port: LIST_PORT, command, parse });
}
