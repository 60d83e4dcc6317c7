import browser from 'webextension-polyfill';
import { type ShownVerdict, VERDICT_FACTS } from '../../report/wording/verdict-words.ts';

const ICON_SIZES = [16, 32] as const;

/** The last change started for each tab's button: changes take several steps and must not overlap. */
const turns = new Map<number, Promise<void>>();

/**
 * Shows a verdict on the toolbar button of one tab: badge, tooltip, icon.
 *
 * @param holds whether the verdict is still about what is open in the tab. It is called before the verdict is shown and
 *   again afterwards: the browser clears the button when the tab navigates, but not a change that was pending then.
 */
export function showVerdict(
  tabId: number,
  verdict: ShownVerdict,
  title: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  const { sign, colour } = VERDICT_FACTS[verdict];
  return inTurn(tabId, async () => {
    if (!(await holds())) return;
    await quietly(
      browser.action.setBadgeText({ tabId, text: sign }),
      browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
      browser.action.setTitle({ tabId, title }),
      browser.action.setIcon({ tabId, path: iconPaths(`verdict-${verdict}`) }),
    );
    if (!(await holds())) await clear(tabId);
  });
}

/**
 * Resets the toolbar button of a tab.
 *
 * @param holds whether there is still nothing to show
 */
export function clearVerdict(tabId: number, holds: () => boolean): Promise<void> {
  return inTurn(tabId, async () => {
    if (holds()) await clear(tabId);
  });
}

async function clear(tabId: number): Promise<void> {
  await quietly(
    browser.action.setBadgeText({ tabId, text: '' }),
    browser.action.setTitle({ tabId, title: browser.i18n.getMessage('action_title') }),
    browser.action.setIcon({ tabId, path: iconPaths('icon') }),
  );
}

/** @param change never rejects */
async function inTurn(tabId: number, change: () => Promise<void>): Promise<void> {
  const own = (turns.get(tabId) ?? Promise.resolve()).then(change);
  turns.set(tabId, own);
  await own;
  if (turns.get(tabId) === own) turns.delete(tabId);
}

/** With a leading slash, because Firefox resolves a bare name against the address of the calling page. */
function iconPaths(name: string): Record<string, string> {
  return Object.fromEntries(ICON_SIZES.map((size): [string, string] => [String(size), `/icons/${name}-${size}.png`]));
}

/** Ignores failures: a tab may be closed at any moment, and nothing is left to show then. */
async function quietly(...changes: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(changes);
}
