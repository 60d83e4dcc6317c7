import browser from 'webextension-polyfill';
import { ownVersion } from '../own-version.ts';
import { FURTHER_WEBMAILS } from '../../webmail/webmails/further-registry.ts';
import { WEBMAILS } from '../../webmail/reader/registry.ts';
import { parseStructureReply, STRUCTURE_PORT, type StructureCommand } from '../wire/structure-protocol.ts';
import { askTab, injectFiles } from './tab-scripts.ts';

const SCRIPT = '/page-structure.js';

/**
 * The structure of the page in the active tab, for a report of a broken webmail: names of elements, masked, one per
 * line.
 *
 * @param webmail id of the recognised webmail; null if there is none, and the bodies of messages could be anywhere
 * @returns null if the page cannot be examined, or sends an invalid answer; never rejects
 */
export async function structureOfActiveTab(webmail: string | null): Promise<readonly string[] | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const tabId = tab?.id;
    if (tabId === undefined) {
      return null;
    }
    await injectFiles(tabId, [SCRIPT]);
    const command: StructureCommand = { type: 'describe', bodies: bodiesOf(webmail) };
    return await askTab(tabId, { port: STRUCTURE_PORT, command, parse: parseStructureReply });
  } catch {
    return null;
  }
}

/** The version of the extension, and the browser with its version: "Firefox 140". */
export function programs(userAgent: string): { readonly extension: string; readonly browser: string } {
  const [, name = 'unknown', version = ''] = /(Firefox|Edg|OPR|YaBrowser)\/(\d{1,4})/u.exec(userAgent) ??
    /(Chrome)\/(\d{1,4})/u.exec(userAgent) ?? ['', undefined, undefined];
  return { extension: ownVersion(), browser: `${name} ${version}`.trim() };
}

function bodiesOf(webmail: string | null): string {
  return [...WEBMAILS, ...FURTHER_WEBMAILS].find(({ id }) => id === webmail)?.bodies ?? '';
}
