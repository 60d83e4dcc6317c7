import browser from 'webextension-polyfill';
import type { VerdictName } from '../../relay/verdict.ts';
import { parseSite } from '../settings/parse-site.ts';
import { BADGES } from './badges.ts';

const ICON_SIZES = [16, 32] as const;

/**
 * Shows a verdict on the toolbar button of one tab: badge, tooltip, icon. Not where the tab has gone to another site
 * meanwhile, or is closed.
 */
export async function showVerdict(tabId: number, site: string, verdict: VerdictName, title: string): Promise<void> {
  const { sign, colour } = BADGES[verdict];
  if (!(await isAt(tabId, site))) return;
  await quietly(
    browser.action.setBadgeText({ tabId, text: sign }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setIcon({ tabId, path: iconPaths(`verdict-${verdict}`) }),
  );
}

/** The toolbar button of a tab as it is everywhere. */
export async function clearVerdict(tabId: number): Promise<void> {
  await quietly(
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setTitle({ tabId, title: browser.i18n.getMessage('action_title') }),
    browser.action.setIcon({ tabId, path: iconPaths('icon') }),
  );
}

/** With a leading slash: Firefox resolves a bare name against the address of the calling page. */
function iconPaths(name: string): Record<string, string> {
  return Object.fromEntries(ICON_SIZES.map((size): [string, string] => [String(size), `/icons/${name}-${size}.png`]));
}

async function isAt(tabId: number, site: string): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return parseSite(tab?.url) === site;
}

/** A tab may be closed at any moment; then there is nothing to show. */
async function quietly(...changes: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(changes);
}
