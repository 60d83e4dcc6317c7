import browser from 'webextension-polyfill';
import { ownVersion } from '../own-version.ts';
import { FURTHER_WEBMAILS } from '../../webmail/webmails/further-registry.ts';
import { WEBMAILS } from '../../webmail/reader/registry.ts';
import { parseStructureReply, STRUCTURE_PORT, type StructureCommand } from '../wire/structure-protocol.ts';

/** With a leading slash: Firefox resolves a bare name against the address of the calling page. */
const SCRIPT = '/page-structure.js';

/** How long a page may take to report its structure. */
export const STRUCTURE_TIMEOUT_MS = 10_000;

/**
 * The structure of the page in the active tab, for a report of a broken webmail: names of elements, masked, one per
 * line.
 *
 * @param webmail id of the recognised webmail, or null: then nobody knows where the bodies of messages are
 * @returns null if the page cannot be examined, or sends an invalid answer; never rejects
 */
export async function structureOfActiveTab(webmail: string | null): Promise<readonly string[] | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    const tabId = tab?.id;
    if (tabId === undefined) {
      return null;
    }
    const [injected] = await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] });
    return injected === undefined || injected.error !== undefined ? null : await ask(tabId, bodiesOf(webmail));
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

function ask(tabId: number, bodies: string): Promise<readonly string[] | null> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tabId, { name: STRUCTURE_PORT, frameId: 0 });
    const settle = (lines: readonly string[] | null): void => {
      clearTimeout(timer);
      port.disconnect();
      resolve(lines);
    };
    const timer = setTimeout(() => settle(null), STRUCTURE_TIMEOUT_MS);
    port.onMessage.addListener((message: unknown) => settle(parseStructureReply(message)));
    port.onDisconnect.addListener(() => settle(null));
    port.postMessage({ type: 'describe', bodies } satisfies StructureCommand);
  });
}
